package com.exasol.sme.deploy;

import com.exasol.sme.database.SchemaName;
import com.exasol.sme.language.LanguageRequest;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.Script;
import java.util.List;

/** Where a deployment goes: to paper or to the database. */
public interface StatementSink {
    /** Comes first and tells about the deployment as a whole. */
    void start(DeploymentSettings settings);

    void schema(SchemaName schema);

    void language(LanguageRequest language);

    /** Comes last; the schema was named before. */
    void objects(List<MetadataTable> tables, List<Script> scripts);
}
