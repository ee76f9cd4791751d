package com.exasol.sme.predict.answer;

import com.exasol.sme.SmeException;

/** What is wrong with an answer of which nothing was lost, and whether the same request may get a better one. */
public final class AnswerFlaw extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean isOfTheModel;
    private final String sign;
    private final SmeException error;

    /**
     * @param isOfTheModel whether the same model surely answers the same rows so again
     * @param sign what makes two flaws the same
     * @param error what to tell if nothing can be done about it
     */
    AnswerFlaw(final boolean isOfTheModel, final String sign, final SmeException error) {
        super(error.getMessage(), null, false, false);
        this.isOfTheModel = isOfTheModel;
        this.sign = sign;
        this.error = error;
    }

    /**
     * {@return whether the same request would get no better answer}
     *
     * @param seen the sign of the flaw that an answer to the same rows had before, or null
     */
    public boolean isFinal(final String seen) {
        return isOfTheModel || sign.equals(seen);
    }

    /** {@return the same flaw of something that may be no answer of the model at all} */
    public AnswerFlaw doubted() {
        return new AnswerFlaw(false, sign, error);
    }

    /** {@return whether it is what the model says of one row, and all else in the answer is good} */
    boolean isOfTheModel() {
        return isOfTheModel;
    }

    public String sign() {
        return sign;
    }

    public SmeException error() {
        return error;
    }
}
