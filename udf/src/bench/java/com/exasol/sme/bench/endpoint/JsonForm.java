package com.exasol.sme.bench.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** Objects with a probability and a label, on lines of their own or in an array. */
final class JsonForm implements AnswerForm {
    private static final byte[] ROW = " {\"score\": 0.0000001, \"label\": \"yes\"} ".getBytes(US_ASCII);
    private static final int PROBABILITY = " {\"score\": ".length();
    private static final int LABEL = " {\"score\": 0.0000001, \"label\": \"".length();

    private final String contentType;
    private final String marks;

    /** @param marks what stands before the first row, behind each but the last one, and behind the last one */
    JsonForm(final String contentType, final String marks) {
        this.contentType = contentType;
        this.marks = marks;
    }

    @Override
    public String contentType() {
        return contentType;
    }

    @Override
    public boolean isNumberFirst() {
        return false;
    }

    @Override
    public char endOfRow() {
        return '}';
    }

    @Override
    public int length() {
        return ROW.length;
    }

    @Override
    public void write(
            final long number, final boolean isFirst, final boolean isLast, final byte[] answer, final int place) {
        System.arraycopy(ROW, 0, answer, place, ROW.length);
        Answers.writeProbability(number, answer, place + PROBABILITY);
        Answers.writeLabel(number, answer, place + LABEL);
        if (isFirst) {
            answer[place] = (byte) marks.charAt(0);
        }
        answer[place + ROW.length - 1] = (byte) marks.charAt(isLast ? 2 : 1);
    }
}
