package com.exasol.sme.cluster;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.scripts.JvmTrialStatements;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Lets every node start a JVM with the options of scripts before any script gets them: only a JVM knows which options it
 * takes. In a transaction that is rolled back.
 */
public final class JvmTrial {
    private static final String NOTHING_DONE = "No script was created or replaced.";
    private static final String RUN = "run ";

    private final Connection connection;
    private final SchemaName schema;
    private final LanguageAlias alias;
    private String step = "";

    /**
     * Tries through a connection that is used for nothing else meanwhile.
     *
     * @param alias the script language, which has to be active in the session
     */
    public JvmTrial(final Connection connection, final SchemaName schema, final LanguageAlias alias) {
        this.connection = connection;
        this.schema = schema;
        this.alias = alias;
    }

    /** Refuses options with which a node starts no JVM. */
    public void require(final List<JvmOption> options) {
        try {
            ask(options, Optional.empty());
        } catch (final SQLException exception) {
            if (!step.startsWith(RUN)) {
                throw NodeProbe.refused(step, alias, exception);
            }
            // If this fails as well, it is not for the options, and says why.
            new NodeProbe(connection, schema, alias).ask(Optional.empty());
            throw refused(options, exception);
        }
    }

    /** {@return node and words of each group that says anything} */
    private List<List<String>> ask(final List<JvmOption> own, final Optional<List<JvmOption>> tried)
            throws SQLException {
        final ProbeTransaction transaction = new ProbeTransaction(connection, schema);
        try {
            return transaction.run(nodes -> {
                final JvmTrialStatements trial = new JvmTrialStatements(schema, alias);
                transaction.execute(trial.create(own));
                final SqlStatement question = trial.ask(tried, nodes);
                transaction.begin(question);
                return transaction.session().query(question.text(), 2).stream()
                        .filter(row -> !row.get(1).isEmpty())
                        .toList();
            });
        } finally {
            step = transaction.step();
        }
    }

    private SmeException refused(final List<JvmOption> options, final SQLException cause) {
        final Optional<List<String>> words = words(options);
        final String option = words.map(
                        row -> options.get(Integer.parseInt(row.get(1).split(" ", 2)[0])))
                .map(culprit -> ShortenedInput.shown(culprit.text()))
                .orElseGet(() -> options.stream()
                        .map(each -> ShortenedInput.shown(each.text()))
                        .collect(Collectors.joining(" ")));
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-99")
                        .message(
                                "{{node|u}} no JVM with {{option}} in --jvm-option: {{words|u}}",
                                words.map(row -> "Node " + row.get(0) + " starts")
                                        .orElse("The nodes start"),
                                option,
                                words.map(row -> sentence(row.get(1))).orElseGet(() -> CauseChain.of(cause)))
                        .message(" " + NOTHING_DONE)
                        .mitigation("Leave it out, or give another value. --remove-jvm-option takes out one that an"
                                + " earlier deployment brought.")
                        .toString(),
                cause);
    }

    /** The JVM's own words, which the database does not pass on; nothing if a node cannot start a process. */
    private Optional<List<String>> words(final List<JvmOption> options) {
        try {
            return ask(List.of(), Optional.of(options)).stream()
                    .filter(row -> row.get(1).matches("(?s)\\d+ .*"))
                    .findFirst();
        } catch (final SQLException exception) {
            return Optional.empty();
        }
    }

    private static String sentence(final String words) {
        final String line = ShortenedInput.oneLine(
                        words.replaceFirst("^\\d+ ", "").replaceAll("\\s+", " "))
                .replaceFirst(" ?Error: Could not create the Java Virtual Machine.*", "")
                .replaceFirst(" ?Error: A fatal exception has occurred.*", "")
                .strip();
        return line.endsWith(".") ? line : line + ".";
    }
}
