package com.exasol.sme.deployment;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.database.SandboxDatabase;
import com.exasol.sme.sandbox.database.session.LoggedStatement;
import java.util.List;

/** What the database of a sandbox was sent since the last look. */
public final class SentStatements {
    private final SandboxDatabase database;
    private int seen;

    public SentStatements(final Sandbox sandbox) {
        database = sandbox.database();
        seen = database.statements().size();
    }

    /** The statements, those that create an object without what follows its name. */
    public List<String> take() {
        final List<LoggedStatement> all = database.statements();
        final List<String> fresh = all.subList(seen, all.size()).stream()
                .map(LoggedStatement::text)
                .map(SentStatements::shortened)
                .toList();
        seen = all.size();
        return fresh;
    }

    /** Those of them that are not questions. */
    public List<String> takeChanges() {
        return take().stream().filter(text -> !text.startsWith("SELECT ")).toList();
    }

    private static String shortened(final String text) {
        return text.startsWith("CREATE ") ? text.split(" \\(", 2)[0] : text;
    }
}
