package com.exasol.sme.shared;

/** A failure that a person can do something about: its message starts with an error code and says what to do next. */
public class SmeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private final int exitCode;

    /** The command was right, but could not be carried out. */
    public SmeException(final String message, final Throwable cause) {
        this(message, cause, FAILED);
    }

    /** The command was right, but could not be carried out, for no exception's reason. */
    public SmeException(final String message) {
        this(message, null, FAILED);
    }

    private SmeException(final String message, final Throwable cause, final int exitCode) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The command as given can never work. */
    public static SmeException misuse(final String message) {
        return new SmeException(message, null, MISUSED);
    }

    /** The same failure, told with what else a person has to know about it. */
    public SmeException adding(final String sentence) {
        return new SmeException(getMessage() + " " + sentence, this, exitCode);
    }

    public int exitCode() {
        return exitCode;
    }
}
