package com.exasol.sme.deploy;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.scripts.ProductScripts;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The EXECUTE on the library that users and roles need who could execute the scripts before: the database drops grants
 * on a script that is replaced, and a version without a library could not have any on it.
 */
final class LibraryGrants {
    private LibraryGrants() {}

    /** Asks, before anything is replaced, who has EXECUTE on the scripts or on the library that is there. */
    static OwedGrants read(final JdbcSession session, final SchemaName schema) throws SQLException {
        return OwedGrants.read(
                session,
                "Whoever calls the scripts needs EXECUTE on " + ProductScripts.library(),
                view -> query(view, schema.literal()),
                1,
                row -> Stream.of(grant(schema.quoted() + ".", SqlText.grantee(row.get(0)))));
    }

    /** For a person who runs printed statements: the question, with the schema open. */
    static SqlStatement question() {
        return new SqlStatement("look for users of the scripts", query("ALL", "CURRENT_SCHEMA"));
    }

    /** For that person: what to do for each row of the answer. */
    static SqlStatement answer() {
        return grant("", "\"<GRANTEE>\"");
    }

    private static String query(final String view, final String schema) {
        final String names = Stream.concat(ProductScripts.calledByUsers().stream(), Stream.of(ProductScripts.library()))
                .map(SqlText::literal)
                .collect(Collectors.joining(", "));
        return "SELECT GRANTEE FROM SYS.EXA_" + view + "_OBJ_PRIVS WHERE PRIVILEGE = 'EXECUTE' AND OBJECT_SCHEMA = "
                + schema + " AND OBJECT_NAME IN (" + names + ") ORDER BY GRANTEE";
    }

    private static SqlStatement grant(final String schema, final String grantee) {
        final String library = SqlText.identifier(ProductScripts.library());
        return new SqlStatement(
                "grant the library to " + grantee, "GRANT EXECUTE ON SCRIPT " + schema + library + " TO " + grantee);
    }
}
