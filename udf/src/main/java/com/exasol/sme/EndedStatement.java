package com.exasol.sme;

import com.exasol.errorreporting.ExaError;
import java.util.regex.Pattern;

/** A statement that the database ended while a UDF ran: somebody cancelled it, or a limit was reached. */
public final class EndedStatement {
    /**
     * Exasol's client passes on the database's words and nothing else to tell this by.
     *
     * <p>INFERRED that these are the words; those with a number are the client's own about a conversation that broke off.
     */
    private static final Pattern WORDS =
            Pattern.compile("(?i)\\bquery (?:was |has been )?terminated\\b|\\bF-UDF-CL-LIB-\\d+");

    private EndedStatement() {}

    /** Tells whether the database refused something because it ended the statement, not because of what it was given. */
    public static boolean isReasonOf(final Exception refusal) {
        return refusal.getMessage() != null
                && WORDS.matcher(refusal.getMessage()).find();
    }

    public static SmeException error(final Exception refusal) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-69")
                .message("The database ended the statement: {{cause|uq}}", Sentence.of(refusal.getMessage()))
                .mitigation("Nothing of it is left running in the database. Run it again if nobody stopped it on"
                        + " purpose."));
    }
}
