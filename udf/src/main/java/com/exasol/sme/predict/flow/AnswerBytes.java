package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.List;

/**
 * How large answers are, judged by the largest that were read, and how many rows a request may have so that its answer
 * is not too large.
 *
 * <p>With the lists of all labels and their probabilities, a row's answer is as long as the model has labels: a hundred
 * times as long as the row itself, or more. Nobody knows before the first answer.
 */
public final class AnswerBytes {
    /** In four megabytes, as many rows may have a thousand labels of a hundred characters. */
    private static final int ROWS_BEFORE_THE_FIRST = 32;

    private static final List<String> LISTS = List.of("labels", "probabilities");

    private final boolean haveLists;
    private final long largest;
    private double bytesPerRow;
    private int outputBytesPerRow;

    /** @param largest how many bytes an answer may have */
    public AnswerBytes(final PredictionSettings settings, final long largest) {
        haveLists = settings.responseKeys().stream().anyMatch(LISTS::contains)
                || !settings.exchange().outputs().isEmpty();
        this.largest = largest;
    }

    /** {@return whether it is known enough to send as many rows as the endpoint takes} */
    boolean areKnown() {
        return !haveLists || bytesPerRow > 0;
    }

    /** {@return how many rows a request may have at most} */
    int mostRows() {
        if (bytesPerRow > 0) {
            return (int) Math.max(1, Math.min(Integer.MAX_VALUE, largest / bytesPerRow));
        }
        return haveLists ? ROWS_BEFORE_THE_FIRST : Integer.MAX_VALUE;
    }

    /** {@return how much memory rows take beyond their own: their answers, and what is kept of them} */
    public long memory(final long rows) {
        return (long) (rows * bytesPerRow) + rows * outputBytesPerRow;
    }

    /**
     * An answer was read.
     *
     * @param mostOutputBytes how much memory is kept for a row of those that were read so far, at most
     */
    public void read(final int rows, final int bytes, final int mostOutputBytes) {
        outputBytesPerRow = mostOutputBytes;
        // Somewhat more, so that it need not be corrected with each answer that is a little larger than all before.
        if (17.0 / 16 * bytes > bytesPerRow * rows) {
            bytesPerRow = 9.0 / 8 * bytes / rows;
        }
    }
}
