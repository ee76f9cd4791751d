package com.exasol.sme.cluster;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.Collision;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.scripts.ProbeStatements;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks every node of the database which Java it runs and what it has of a file.
 *
 * <p>The script that asks lives in the schema of the scripts, in a transaction that is always rolled back. A transaction
 * is as long as one question.
 */
public final class NodeProbe {
    private final ProbeTransaction transaction;
    private final NodeQuestion question;
    private final SchemaName schema;
    private final LanguageAlias alias;

    /**
     * Asks through a connection that is used for nothing else meanwhile.
     *
     * @param alias the script language that the nodes run Java by, which has to be active in the session
     */
    public NodeProbe(final Connection connection, final SchemaName schema, final LanguageAlias alias) {
        transaction = new ProbeTransaction(connection, schema);
        question = new NodeQuestion(transaction);
        this.schema = schema;
        this.alias = alias;
    }

    /**
     * Asks all nodes once.
     *
     * @param file the path as a script sees it, such as /buckets/…; without it nodes only tell their Java
     */
    public NodeReport ask(final Optional<String> file) {
        return asking(nodes -> {
            final ProbeStatements probe = ProbeStatements.unique(schema, alias);
            transaction.execute(probe.create());
            return question.all(probe, file, nodes);
        });
    }

    /**
     * Asks all nodes once whether they have the script language at all: as long as one has not, the database refuses the
     * script or its call, which is an answer here and no error.
     */
    public LanguageReport askForLanguage() {
        return asking(nodes -> {
            final ProbeStatements probe = ProbeStatements.unique(schema, alias);
            try {
                transaction.execute(probe.create());
                return new LanguageReport(question.all(probe, Optional.empty(), nodes), "");
            } catch (final SQLException exception) {
                if (Collision.isOne(exception) || transaction.isLost()) {
                    throw exception;
                }
                return new LanguageReport(new NodeReport(nodes, oneByOne(probe, nodes)), CauseChain.of(exception));
            }
        });
    }

    /** A call that one node cannot run fails as a whole; INFERRED: single groups run on different nodes. */
    private List<NodeAnswer> oneByOne(final ProbeStatements probe, final int nodes) {
        final Map<Integer, NodeAnswer> answers = new TreeMap<>();
        for (int group = 1; nodes > 1 && group <= nodes; group++) {
            try {
                question.one(probe, group).forEach(answer -> answers.put(answer.node(), answer));
            } catch (final SQLException exception) {
                // That node, whichever it is, has not answered.
            }
        }
        return new ArrayList<>(answers.values());
    }

    private <T> T asking(final ProbeTransaction.Question<T> work) {
        try {
            return transaction.run(work);
        } catch (final SQLException exception) {
            throw refused(transaction.step(), alias, exception);
        }
    }

    static SmeException refused(final String step, final LanguageAlias alias, final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-37")
                        .message(
                                "The nodes could not be asked, because the database refused to {{step|u}}: {{cause|u}}",
                                step,
                                CauseChain.of(exception))
                        .message(" Nothing of the question is left in the database.")
                        .mitigation(advice(exception), alias.name())
                        .toString(),
                exception);
    }

    private static String advice(final SQLException exception) {
        return ProbeTransaction.isHalfWritten(exception)
                ? "Run the command again: two JVMs of a node got in each other's way, and the script language"
                        + " {{alias|u}} is right."
                : "Check that the user may create scripts in the schema and that the script language {{alias|u}} runs"
                        + " Java; with --no-wait-for-completion the nodes are not asked.";
    }
}
