package com.exasol.sme.predict.flow;

/** How much a request may carry and how many may be in flight, whatever is measured. */
final class LoadLimits {
    private final int rows;
    private final int requests;
    private final AnswerBytes answers;
    private int bytes;

    LoadLimits(final int rows, final int bytes, final int requests, final AnswerBytes answers) {
        this.rows = rows;
        this.bytes = bytes;
        this.requests = requests;
        this.answers = answers;
    }

    /** {@return how many rows a request may carry one day} */
    int rows() {
        return rows;
    }

    /** {@return how many rows a request may carry, by what is known of answers} */
    int rowsByAnswers() {
        return answers.mostRows();
    }

    /** {@return whether enough is known of answers to send as many rows as the endpoint takes} */
    boolean areAnswersKnown() {
        return answers.areKnown();
    }

    int requests() {
        return requests;
    }

    int bytes() {
        return bytes;
    }

    /** So many bytes are too many for good. */
    void lowerBytes(final int tooMany) {
        bytes = Math.min(bytes, tooMany / 2);
    }
}
