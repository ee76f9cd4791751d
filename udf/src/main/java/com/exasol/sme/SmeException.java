package com.exasol.sme;

import com.exasol.errorreporting.ErrorMessageBuilder;
import java.util.Optional;

/** A failure that a person can act on: its message starts with a code and ends with what to do. */
public final class SmeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String facts;

    public SmeException(final ErrorMessageBuilder message) {
        this(message.toString(), null);
    }

    private SmeException(final String message, final String facts) {
        // The database prints causes and frames of what a UDF throws: a person shall read the message alone.
        // This is the only message that leaves a UDF, in an exception or in a row, so it is made fit for it here.
        super(ErrorText.of(message), null, false, false);
        this.facts = facts;
    }

    /** The same failure with what a program decides by, because nobody may decide by the text of a message. */
    public SmeException withFacts(final String json) {
        return new SmeException(getMessage(), json);
    }

    public SmeException withAddition(final String sentences) {
        return new SmeException(getMessage() + " " + sentences, facts);
    }

    public String code() {
        return getMessage().substring(0, getMessage().indexOf(':'));
    }

    public Optional<String> facts() {
        return Optional.ofNullable(facts);
    }

    /** The message alone, because the database puts this text in front of a person. */
    @Override
    @SuppressWarnings("OverrideThrowableToString")
    public String toString() {
        return getMessage();
    }
}
