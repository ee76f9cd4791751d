package com.exasol.sme.bench.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** CSV: label and probability, and between them the lists of all labels if it is asked. */
final class CsvForm implements AnswerForm {
    /** As long as Python writes a fraction. */
    private static final String SOME_PROBABILITY = "0.03333333333333333";

    private final byte[] lists;
    /** Where the two probabilities are that tell the number of the row: those of the two labels that are predicted. */
    private final int[] places;

    private CsvForm(final String lists, final int... places) {
        this.lists = lists.getBytes(US_ASCII);
        this.places = places;
    }

    /** {@return the answers of a model with so many labels in each list; 0 for no lists} */
    static CsvForm of(final int labels) {
        if (labels == 0) {
            return new CsvForm("");
        }
        final String names = IntStream.range(2, labels)
                .mapToObj(label -> String.format(Locale.ROOT, ", 'customer-%03d'", label))
                .collect(Collectors.joining("", ",\"['yes', 'nay'", "]\""));
        final String probabilities =
                IntStream.range(0, labels).mapToObj(label -> SOME_PROBABILITY).collect(Collectors.joining(", "));
        final int first = names.length() + ",\"[".length();
        return new CsvForm(
                names + ",\"[" + probabilities + "]\"", first, first + SOME_PROBABILITY.length() + ", ".length());
    }

    @Override
    public String contentType() {
        return "text/csv";
    }

    @Override
    public boolean isNumberFirst() {
        return true;
    }

    @Override
    public char endOfRow() {
        return '\n';
    }

    @Override
    public int length() {
        return Answers.LENGTH + lists.length;
    }

    @Override
    public void write(
            final long number, final boolean isFirst, final boolean isLast, final byte[] answer, final int place) {
        Answers.writeLabel(number, answer, place);
        final int behindLabel = place + Answers.LABEL_LENGTH;
        System.arraycopy(lists, 0, answer, behindLabel, lists.length);
        for (final int inLists : places) {
            Answers.writeProbability(number, answer, behindLabel + inLists);
            for (int digit = Answers.PROBABILITY_LENGTH; digit < SOME_PROBABILITY.length(); digit++) {
                answer[behindLabel + inLists + digit] = '0';
            }
        }
        final int last = behindLabel + lists.length;
        answer[last] = ',';
        Answers.writeProbability(number, answer, last + 1);
        answer[last + 1 + Answers.PROBABILITY_LENGTH] = '\n';
    }
}
