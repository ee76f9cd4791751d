package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.host.Wire;

/**
 * A statement that the database ends while a script runs in it: a user stopped it, or a limit was reached.
 *
 * @param script whose call it is, by its name
 * @param moment what the script asks the database for when it ends
 * @param after  how many such requests of a JVM are still answered
 * @param words  what the database says; null if it closes the conversation without a word
 */
public record StatementEnd(String script, Moment moment, int after, String words) {
    /** What a script can be asking for. */
    public enum Moment {
        READING(Wire.NEXT),
        EMITTING(Wire.EMIT),
        LOOKING_UP(Wire.CONNECTION);

        private final int request;

        Moment(final int request) {
            this.request = request;
        }
    }

    boolean isAt(final int request) {
        return moment.request == request;
    }
}
