package com.exasol.sme.cluster;

import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.scripts.ProbeStatements;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A question that a script is asked on as many nodes as possible, one time or several. */
final class NodeQuestion {
    private static final int MOST_GROUPS_PER_NODE = 16;
    private static final int COLUMNS = 4;

    private final ProbeTransaction transaction;
    private int groupsPerNode = 1;

    NodeQuestion(final ProbeTransaction transaction) {
        this.transaction = transaction;
    }

    /** Asks all nodes, with more groups if some had to share a node: then there was none for another. */
    NodeReport all(final ProbeStatements probe, final Optional<String> file, final int nodes) throws SQLException {
        NodeReport report = once(probe, file, nodes);
        while (!report.isComplete() && groupsPerNode < MOST_GROUPS_PER_NODE) {
            groupsPerNode *= 2;
            report = once(probe, file, nodes);
        }
        return report;
    }

    private NodeReport once(final ProbeStatements probe, final Optional<String> file, final int nodes)
            throws SQLException {
        return new NodeReport(nodes, answers(probe.ask(file, String.valueOf(nodes * groupsPerNode))));
    }

    /** Asks with a single group, wherever the database runs it. */
    List<NodeAnswer> one(final ProbeStatements probe, final int group) throws SQLException {
        return answers(probe.askOne(group));
    }

    private List<NodeAnswer> answers(final SqlStatement question) throws SQLException {
        transaction.begin(question);
        final Map<Integer, NodeAnswer> answers = new TreeMap<>();
        for (final List<String> row : transaction.session().query(question.text(), COLUMNS)) {
            final NodeAnswer answer = answer(row);
            answers.put(answer.node(), answer);
        }
        return List.copyOf(answers.values());
    }

    private static NodeAnswer answer(final List<String> row) {
        final Optional<FileDigest> file = row.get(2).isEmpty()
                ? Optional.empty()
                : Optional.of(new FileDigest(Long.parseLong(row.get(2)), row.get(3)));
        return new NodeAnswer(Integer.parseInt(row.get(0)), row.get(1), file);
    }
}
