package com.exasol.sme.sandbox.database.session;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** What shall happen, once each, before certain statements are executed. */
public final class Interventions {
    private final List<Intervention> waiting = new CopyOnWriteArrayList<>();

    public void add(final Predicate<String> condition, final Event event) {
        waiting.add(new Intervention(condition, event));
    }

    /** Lets everything happen that waits for such a statement. */
    public void before(final String sql, final String sessionId) throws SQLException {
        for (final Intervention next : List.copyOf(waiting)) {
            if (next.condition().test(sql) && waiting.remove(next)) {
                next.event().happen(sessionId);
            }
        }
    }

    /** What happens in a session that is about to execute a statement; an exception refuses the statement. */
    public interface Event {
        void happen(String sessionId) throws SQLException;
    }

    /** What shall happen, and before which statement. */
    private record Intervention(Predicate<String> condition, Event event) {}
}
