package com.exasol.sme.predict.answer;

/**
 * Tells a label that stands in its line without the quotes that CSV wants, as numpy's {@code savetxt} writes it, from
 * what may be several fields, and from a field in quotes that lost one of them.
 */
final class BareLabel {
    private BareLabel() {}

    /**
     * A label has its quotes in pairs, a blank behind each comma, and neither a number nor a list between two commas:
     * these could be probabilities.
     *
     * @param bytes hold a line that does not begin with a quote
     */
    static boolean isLabel(final byte[] bytes, final int start, final int end) {
        int quotes = 0;
        int partStart = start;
        boolean hasComma = false;
        for (int index = start; index < end; index++) {
            if (bytes[index] == '"') {
                quotes++;
            } else if (bytes[index] == ',') {
                if (index + 1 == end || bytes[index + 1] != ' ' || isValue(bytes, partStart, index)) {
                    return false;
                }
                hasComma = true;
                partStart = index + 1;
            }
        }
        return quotes % 2 == 0 && !(hasComma && isValue(bytes, partStart, end));
    }

    private static boolean isValue(final byte[] bytes, final int from, final int to) {
        int start = from;
        int end = to;
        while (start < end && bytes[start] == ' ') {
            start++;
        }
        while (start < end && bytes[end - 1] == ' ') {
            end--;
        }
        return start == end
                || bytes[start] == '['
                || !Double.isNaN(NumberText.parse(bytes, start, end))
                || NonFinite.isWritten(bytes, start, end);
    }
}
