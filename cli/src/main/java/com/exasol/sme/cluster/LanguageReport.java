package com.exasol.sme.cluster;

/**
 * Which nodes run Java through a script language.
 *
 * @param nodes   those that answered
 * @param refusal what the database said, if it refused the question; else empty
 */
public record LanguageReport(NodeReport nodes, String refusal) {
    /** Whether every node answered, all of them in one call. */
    public boolean isComplete() {
        return refusal.isEmpty() && nodes.isComplete();
    }

    public int answering() {
        return nodes.answers().size();
    }

    /** For a person: who has not answered, and what the database said; empty if all have. */
    public String missing() {
        return refusal.isEmpty() ? nodes.silence() : nodes.silence() + " (" + refusal.replaceAll("\\.$", "") + ")";
    }
}
