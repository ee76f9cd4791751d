package com.exasol.sme.cluster;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What all nodes said at one time.
 *
 * @param nodeCount how many nodes the database has
 * @param answers   one of every node that answered, in the order of their numbers
 */
public record NodeReport(int nodeCount, List<NodeAnswer> answers) {
    public NodeReport {
        answers = answers.stream()
                .sorted(Comparator.comparingInt(NodeAnswer::node))
                .toList();
    }

    public boolean isComplete() {
        return answers.size() >= nodeCount;
    }

    /** How many nodes have exactly this content. */
    public int having(final FileDigest expected) {
        return (int) answers.stream()
                .filter(answer -> answer.file().equals(Optional.of(expected)))
                .count();
    }

    /** Whether every node has exactly this content. */
    public boolean allHave(final FileDigest expected) {
        return isComplete() && having(expected) == answers.size();
    }

    /** Nodes whose Java is older than what is needed. */
    public List<NodeAnswer> withJavaBefore(final int feature) {
        return answers.stream().filter(answer -> answer.javaFeature() < feature).toList();
    }

    /** The versions of Java, such as 17.0.15. */
    public String javaVersions() {
        return answers.stream().map(NodeAnswer::javaVersion).distinct().collect(Collectors.joining(", "));
    }

    /** For a person: what keeps the nodes from all having this content; empty if nothing does. */
    public String differences(final FileDigest expected) {
        return Stream.concat(
                        answers.stream()
                                .filter(answer -> !answer.file().equals(Optional.of(expected)))
                                .map(NodeReport::difference),
                        silent())
                .collect(Collectors.joining("; "));
    }

    /** For a person: who has not answered; empty if all have. */
    public String silence() {
        return silent().collect(Collectors.joining("; "));
    }

    private static String difference(final NodeAnswer answer) {
        return "node " + answer.node() + " has "
                + answer.file().map(file -> "other content (" + file + ")").orElse("no such file");
    }

    /** INFERRED: nodes are counted from 0 without a gap, as IPROC() counts them; else only their number is right. */
    private Stream<String> silent() {
        final Set<Integer> known = answers.stream().map(NodeAnswer::node).collect(Collectors.toSet());
        return IntStream.range(0, nodeCount)
                .filter(node -> !known.contains(node))
                .limit(Math.max(0, nodeCount - answers.size()))
                .mapToObj(node -> "node " + node + " has not answered");
    }
}
