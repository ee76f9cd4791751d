package com.exasol.sme.upkeep;

import java.sql.SQLException;
import java.util.List;

/** Looks at a file from every node of the cluster, through the script language that the UDFs run in. */
@FunctionalInterface
public interface NodeLook {
    /**
     * Asks every node for one file.
     *
     * @param pathInUdf the path as a script has it
     */
    List<NodeFile> at(String pathInUdf) throws SQLException;
}
