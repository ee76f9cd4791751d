package com.exasol.sme.scripts;

import com.exasol.sme.database.SchemaName;
import java.util.Locale;
import java.util.UUID;

/**
 * A script that is there for one question.
 *
 * @param schema where it is
 * @param name   its name, and that of the class in it
 */
record TemporaryScript(SchemaName schema, String name) {
    /** Under a name that nothing else has, so that no result is taken from a cache either. */
    static TemporaryScript unique(final SchemaName schema, final String start) {
        final String random = UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        return new TemporaryScript(schema, start + "_" + random);
    }

    String quoted() {
        return schema.quoted() + ".\"" + name + "\"";
    }
}
