package com.exasol.sme.scripts.installation;

import com.exasol.sme.sandbox.Sandbox;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A moment in the course of a script at which something happens once. */
public final class Moment {
    private static final long PATIENCE_SECONDS = 30;

    private final String name;
    private final Course course;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean hasCome;

    private Moment(final String name, final Course course) {
        this.name = name;
        this.course = course;
    }

    /** Before a statement that starts so is executed. */
    public static Moment before(final String start) {
        return statement("before " + start, sql -> sql.startsWith(start));
    }

    /** Before the second statement that starts so. */
    public static Moment beforeSecond(final String start) {
        return beforeNext(start, start);
    }

    /** Before the first statement that starts so behind one that starts like the other. */
    public static Moment beforeNext(final String start, final String behind) {
        return new Moment("before " + start + " behind " + behind, (sandbox, event, over) -> sandbox.database()
                .onNext(sql -> sql.startsWith(behind), first -> sandbox.database()
                        .onNext(sql -> sql.startsWith(start), second -> {
                            event.run();
                            over.run();
                        })));
    }

    /** Before a UDF is asked for an action. */
    public static Moment beforeAction(final String action) {
        return statement("before the UDF shall " + action, sql -> sql.contains("\"action\":\"" + action + "\""));
    }

    private static Moment statement(final String name, final Predicate<String> condition) {
        return new Moment(name, (sandbox, event, over) -> sandbox.database().onNext(condition, session -> {
            event.run();
            over.run();
        }));
    }

    /** When a request is sent that never reaches AWS. */
    public static Moment insteadOf(final String operation) {
        return new Moment("instead of " + operation, (sandbox, event, over) -> {
            sandbox.aws().faults().loseRequests(operation, 1);
            sandbox.aws().faults().beforeNext(operation, () -> {
                event.run();
                over.run();
            });
        });
    }

    /** When AWS has taken a request, and before it does what it says. */
    public static Moment during(final String operation) {
        return new Moment("during " + operation, (sandbox, event, over) -> {
            sandbox.aws().faults().beforeNext(operation, event);
            sandbox.aws().faults().afterNext(operation, over);
        });
    }

    /** When AWS has done what it was asked for, and before it says so. */
    public static Moment after(final String operation) {
        return new Moment(
                "after " + operation,
                (sandbox, event, over) -> sandbox.aws().faults().afterNext(operation, () -> {
                    event.run();
                    over.run();
                }));
    }

    public void plan(final Sandbox sandbox, final Runnable event) {
        final Runnable notedEvent = () -> {
            hasCome = true;
            event.run();
        };
        course.plan(sandbox, notedEvent, over::countDown);
    }

    public boolean hasCome() {
        return hasCome;
    }

    /** Waits until AWS has done what it was still asked for. */
    public void awaitEnd() {
        try {
            if (!over.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("still " + name);
            }
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(exception);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    /** Where in the sandbox the moment is waited for. */
    private interface Course {
        void plan(Sandbox sandbox, Runnable event, Runnable over);
    }
}
