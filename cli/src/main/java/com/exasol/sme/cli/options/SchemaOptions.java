package com.exasol.sme.cli.options;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say which installation a command is about, and whether it acts or prints. */
public final class SchemaOptions {
    @Option(names = "--schema", paramLabel = "<schema>", description = "Schema of the scripts (required).")
    private String schema;

    @Option(
            names = "--to-print",
            negatable = true,
            defaultValue = "false",
            fallbackValue = "true",
            description = "Print the SQL statements instead of executing them; needs --schema only.%n  Default: "
                    + "--no-to-print")
    private boolean isPrinted;

    public boolean isPrinted() {
        return isPrinted;
    }

    /**
     * Refuses a command line that lacks something, and names all of it at once.
     *
     * @param login  what is missing for a command that is carried out
     * @param advice what to do about that besides adding it: a sentence with a blank before it, or nothing
     */
    public SchemaName require(final List<String> login, final String advice) {
        final List<String> missing = new ArrayList<>();
        if (schema == null) {
            missing.add("--schema");
        }
        if (!isPrinted) {
            missing.addAll(login);
        }
        if (!missing.isEmpty()) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-3")
                    .message("These options are missing: {{options|u}}.", String.join(", ", missing))
                    .mitigation(
                            "Add them, or see the statements first with --to-print, which needs --schema only.{{advice|u}}",
                            advice)
                    .toString());
        }
        return SchemaName.from(schema);
    }
}
