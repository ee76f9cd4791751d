package com.exasol.sme.sagemaker.errors;

import com.exasol.sme.predict.request.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A row of the table of failures: what it fits, what a prediction does, and the error that a person reads. */
public final class FailureRow {
    private static final int FROM = 1;
    private static final int STATUS = 2;
    private static final int CODE = 3;
    private static final int MESSAGE = 4;
    private static final int FAULT = 5;
    private static final int ERROR = 6;

    private final String from;
    private final List<String> statuses;
    private final List<String> codes;
    private final List<String> words;
    private final Fault fault;
    private final String error;

    private FailureRow(final List<String> cells) {
        from = cells.get(FROM);
        statuses = split(cells.get(STATUS), ",");
        codes = split(cells.get(CODE), ",");
        words = split(cells.get(MESSAGE).toLowerCase(Locale.ROOT), ";");
        fault = Fault.valueOf(cells.get(FAULT));
        error = cells.get(ERROR);
    }

    /** @param line of Markdown */
    static FailureRow from(final String line) {
        return new FailureRow(
                Arrays.stream(line.split("\\|", -1)).map(String::strip).collect(Collectors.toList()));
    }

    private static List<String> split(final String cell, final String separator) {
        return cell.isEmpty()
                ? List.of()
                : Arrays.stream(cell.split(separator, -1)).map(String::strip).collect(Collectors.toList());
    }

    boolean fits(final FailureFacts facts) {
        return from.equals(facts.from())
                && (statuses.isEmpty() || statuses.stream().anyMatch(it -> isIn(it, facts.status())))
                && (codes.isEmpty() || codes.stream().anyMatch(facts.codes()::contains))
                && (words.isEmpty() || words.stream().anyMatch(facts.message()::contains));
    }

    /** @param range such as {@code 404} or {@code 400-499} */
    private static boolean isIn(final String range, final String status) {
        final int dash = range.indexOf('-');
        if (dash < 0 || FailureFacts.NONE.equals(status)) {
            return range.equals(status);
        }
        final int number = Integer.parseInt(status);
        return Integer.parseInt(range.substring(0, dash)) <= number
                && number <= Integer.parseInt(range.substring(dash + 1));
    }

    public Fault fault() {
        return fault;
    }

    /** {@return the code of the error} */
    public String error() {
        return error;
    }
}
