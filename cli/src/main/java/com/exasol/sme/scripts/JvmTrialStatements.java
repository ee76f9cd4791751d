package com.exasol.sme.scripts;

import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The statements that let every node start a JVM with options, by a script of a name that nothing else has. */
public final class JvmTrialStatements {
    private static final String NAME = "SME_JVM_TRIAL";

    private final TemporaryScript script;
    private final LanguageAlias alias;

    public JvmTrialStatements(final SchemaName schema, final LanguageAlias alias) {
        script = TemporaryScript.unique(schema, NAME);
        this.alias = alias;
    }

    /**
     * Creates the script.
     *
     * @param options those that it starts with itself
     */
    public SqlStatement create(final List<JvmOption> options) {
        final String lines = options.stream()
                .map(option -> "%jvmoption " + option.text() + ";\n")
                .collect(Collectors.joining());
        return new SqlStatement(
                "create the script " + NAME,
                SqlTemplate.load("sme_jvm_trial.sql")
                        .render(Map.of(
                                "alias",
                                alias.name(),
                                "script",
                                script.quoted(),
                                "class",
                                script.name(),
                                "options",
                                lines)));
    }

    /**
     * The question that the script is asked.
     *
     * @param options those that each node tries in a process of its own and tells about, if any
     * @param groups  how many groups
     */
    public SqlStatement ask(final Optional<List<JvmOption>> options, final int groups) {
        final String words = options.map(list ->
                        SqlText.literal(list.stream().map(JvmOption::text).collect(Collectors.joining(" "))))
                .orElse("NULL");
        return new SqlStatement(
                "run the script " + NAME + " on every node",
                "SELECT " + script.quoted() + "(i, " + words + ") FROM VALUES BETWEEN 1 AND " + groups
                        + " t(i) GROUP BY i");
    }
}
