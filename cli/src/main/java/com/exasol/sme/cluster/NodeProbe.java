package com.exasol.sme.cluster;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.deploy.CatalogueReader;
import com.exasol.sme.deploy.Causes;
import com.exasol.sme.deploy.Collision;
import com.exasol.sme.deploy.JdbcSession;
import com.exasol.sme.deploy.LanguageAlias;
import com.exasol.sme.deploy.ProbeStatements;
import com.exasol.sme.deploy.SchemaName;
import com.exasol.sme.deploy.SchemaStatements;
import com.exasol.sme.deploy.SmeException;
import com.exasol.sme.deploy.SqlStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Asks every node of the database which Java it runs and what it has of a file.
 *
 * <p>The script that asks lives in the schema of the scripts, in a transaction that is always rolled back, together with
 * the schema if that is missing: so it leaves no trace, whatever happens. A transaction is as long as one question.
 */
public final class NodeProbe {
    private static final int MOST_GROUPS_PER_NODE = 16;
    private static final int MOST_COLLISIONS = 5;
    private static final int COLUMNS = 4;

    private final JdbcSession session;
    private final SchemaName schema;
    private final LanguageAlias alias;
    private int groupsPerNode = 1;
    private String step = "tell the number of its nodes";

    /**
     * Asks through a connection that is used for nothing else meanwhile.
     *
     * @param alias the script language that the nodes run Java by, which has to be active in the session
     */
    public NodeProbe(final Connection connection, final SchemaName schema, final LanguageAlias alias) {
        this.session = new JdbcSession(connection);
        this.schema = schema;
        this.alias = alias;
    }

    /**
     * Asks all nodes once.
     *
     * @param file the path as a script sees it, such as /buckets/…; without it nodes only tell their Java
     */
    public NodeReport ask(final Optional<String> file) {
        for (int collisions = 1; true; collisions++) {
            try {
                return askAndRollBack(file);
            } catch (final SQLException exception) {
                if (!Collision.isOne(exception) || collisions == MOST_COLLISIONS) {
                    throw refused(exception);
                }
            }
        }
    }

    private NodeReport askAndRollBack(final Optional<String> file) throws SQLException {
        final Connection connection = session.connection();
        connection.setAutoCommit(false);
        try {
            final NodeReport report = askInTransaction(file);
            connection.rollback();
            connection.setAutoCommit(true);
            return report;
        } catch (final SQLException | RuntimeException exception) {
            rollBack(connection, exception);
            throw exception;
        }
    }

    private static void rollBack(final Connection connection, final Exception reason) {
        try {
            connection.rollback();
            connection.setAutoCommit(true);
        } catch (final SQLException exception) {
            // The connection is gone, and with it goes the transaction.
            reason.addSuppressed(exception);
        }
    }

    private NodeReport askInTransaction(final Optional<String> file) throws SQLException {
        step = "tell the number of its nodes";
        final int nodes =
                Integer.parseInt(session.query("SELECT NPROC()", 1).get(0).get(0));
        if (!new CatalogueReader(session).hasSchema(schema)) {
            execute(SchemaStatements.create(schema));
        }
        final ProbeStatements probe = ProbeStatements.unique(schema, alias);
        execute(probe.create());
        NodeReport report = ask(probe, file, nodes);
        // The database may have several groups run on one node, and then none on another.
        while (!report.isComplete() && groupsPerNode < MOST_GROUPS_PER_NODE) {
            groupsPerNode *= 2;
            report = ask(probe, file, nodes);
        }
        return report;
    }

    private NodeReport ask(final ProbeStatements probe, final Optional<String> file, final int nodes)
            throws SQLException {
        final SqlStatement question = probe.ask(file, String.valueOf(nodes * groupsPerNode));
        step = question.title();
        final Map<Integer, NodeAnswer> answers = new TreeMap<>();
        for (final List<String> row : session.query(question.text(), COLUMNS)) {
            final NodeAnswer answer = answer(row);
            answers.put(answer.node(), answer);
        }
        return new NodeReport(nodes, List.copyOf(answers.values()));
    }

    private static NodeAnswer answer(final List<String> row) {
        final Optional<FileDigest> file = row.get(2).isEmpty()
                ? Optional.empty()
                : Optional.of(new FileDigest(Long.parseLong(row.get(2)), row.get(3)));
        return new NodeAnswer(Integer.parseInt(row.get(0)), row.get(1), file);
    }

    private void execute(final SqlStatement statement) throws SQLException {
        step = statement.title();
        session.execute(statement.text());
    }

    private SmeException refused(final SQLException exception) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-37")
                        .message(
                                "The nodes could not be asked, because the database refused to {{step|u}}: {{cause|u}}",
                                step,
                                Causes.of(exception))
                        .message(" Nothing of the question is left in the database.")
                        .mitigation(
                                "Check that the user may create scripts in the schema and that the script language"
                                        + " {{alias|u}} runs Java; with --no-wait-for-completion the nodes are not asked.",
                                alias.name())
                        .toString(),
                exception);
    }
}
