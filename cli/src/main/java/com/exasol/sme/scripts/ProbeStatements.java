package com.exasol.sme.scripts;

import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.language.LanguageAlias;
import java.util.Map;
import java.util.Optional;

/**
 * The statements that ask every node which Java it runs and what it has of a file.
 *
 * <p>The script brings its code along, because a JAR is what it looks for. Its text means the same to all versions of
 * Java since 8, and to both parsers of script options no line of it is an option.
 */
public final class ProbeStatements {
    private static final String NAME = "SME_NODE_PROBE";

    private final TemporaryScript script;
    private final LanguageAlias alias;

    private ProbeStatements(final TemporaryScript script, final LanguageAlias alias) {
        this.script = script;
        this.alias = alias;
    }

    /** Under a name that nothing else has. */
    public static ProbeStatements unique(final SchemaName schema, final LanguageAlias alias) {
        return new ProbeStatements(TemporaryScript.unique(schema, NAME), alias);
    }

    /** Under a name that a person can read. */
    public static ProbeStatements readable(final SchemaName schema, final LanguageAlias alias) {
        return new ProbeStatements(new TemporaryScript(schema, NAME), alias);
    }

    public SqlStatement create() {
        return new SqlStatement(
                "create the script " + NAME,
                SqlTemplate.load("sme_node_probe.sql")
                        .render(Map.of("alias", alias.name(), "script", script.quoted(), "class", script.name())));
    }

    /**
     * The question that the script is asked.
     *
     * @param groups a number, or an expression for one
     */
    public SqlStatement ask(final Optional<String> file, final String groups) {
        return new SqlStatement(
                "run the script " + NAME + " on every node",
                "SELECT " + script.quoted() + "(i, "
                        + file.map(SqlText::literal).orElse("NULL") + ") FROM VALUES BETWEEN 1 AND " + groups
                        + " t(i) GROUP BY i");
    }

    /** The question that the script is asked about its Java alone, with a single group. */
    public SqlStatement askOne(final int group) {
        return new SqlStatement(
                "run the script " + NAME + " on a node",
                "SELECT " + script.quoted() + "(i, NULL) FROM VALUES BETWEEN " + group + " AND " + group
                        + " t(i) GROUP BY i");
    }

    public SqlStatement drop() {
        return new SqlStatement("drop the script " + NAME, "DROP SCRIPT " + script.quoted());
    }
}
