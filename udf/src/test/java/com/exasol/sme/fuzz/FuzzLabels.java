package com.exasol.sme.fuzz;

import com.exasol.sme.testkit.FuzzSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The generated answer to a row: labels, their probabilities as Python and others write numbers, and which one wins. */
final class FuzzLabels {
    /** Texts that a careless reader takes for something else than a label. */
    private static final String[] TRAPS = {
        "nan",
        "None",
        "True",
        "null",
        "0",
        "1.0",
        "1e-05",
        "-0",
        ".5",
        "[]",
        "['a', 'b']",
        "[0.1]",
        "{}",
        "{\"a\":1}",
        "\\",
        "\\'",
        "\\\"",
        "\\x41",
        "\\u0041",
        "\\ud83d",
        "'",
        "\"",
        "''",
        "\"\"",
        ",",
        ", ",
        "a,b",
        ":",
        "ä",
        "ß",
        "日本",
        "😀",
        "👩\u200d💻",
        "\u202eabc",
        "a\ufeff",
        "\u007f",
        "\u0001",
        "\u00a0",
        "e\u0301",
        "é",
        "\n",
        "\r\n",
        "a\rb",
        "b\r",
        "np.str_('a')",
        "np.float64(0.1)",
        "\t"
    };

    private final FuzzForm form;
    private final FuzzSource source;
    private final List<String> labels;
    private final List<String> numbers;
    private final int winner;

    FuzzLabels(final FuzzForm form, final FuzzSource source) {
        this(form, source, form.countsClasses() ? classes(source) : texts(source));
    }

    private FuzzLabels(final FuzzForm form, final FuzzSource source, final List<String> labels) {
        this.form = form;
        this.source = source;
        this.labels = new ArrayList<>(labels);
        numbers = labels.stream().map(label -> number(source)).collect(Collectors.toCollection(ArrayList::new));
        winner = source.below(labels.size());
    }

    /** {@return another row of the same model} */
    FuzzLabels again() {
        return new FuzzLabels(form, source, labels);
    }

    /** What no model does: nobody could tell which of the two numbers belongs to the label. */
    void repeatALabel() {
        labels.add(labels.get(source.below(labels.size())));
        numbers.add("0.5");
    }

    List<String> labels() {
        return labels;
    }

    List<String> numbers() {
        return numbers;
    }

    String winner() {
        return labels.get(winner);
    }

    /** {@return what the object has to hold} */
    List<List<Object>> pairs() {
        return IntStream.range(0, labels.size())
                .mapToObj(index -> Arrays.<Object>asList(labels.get(index), value(numbers.get(index))))
                .collect(Collectors.toList());
    }

    /** Minus zero is zero. */
    private static Double value(final String number) {
        return number.equals("nan") ? null : Double.valueOf(Double.parseDouble(number) + 0.0);
    }

    private static List<String> classes(final FuzzSource source) {
        return IntStream.rangeClosed(0, 1 + source.below(12))
                .mapToObj(String::valueOf)
                .collect(Collectors.toList());
    }

    private static List<String> texts(final FuzzSource source) {
        final List<String> texts = new ArrayList<>();
        while (texts.isEmpty() || !source.oneIn(4)) {
            final String text = source.oneIn(2) ? source.of(TRAPS) : source.label();
            // At the start of an answer nobody could tell it from a byte order mark.
            if (!texts.contains(text) && !text.startsWith("\ufeff")) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static String number(final FuzzSource source) {
        switch (source.below(8)) {
            case 0:
                return source.of("0", "1", "0.0", "1.0", "-0.0", "1e-05", "5e-324", "9.99e-17", "1.0000001", "-1e-07");
            case 1:
                return source.of("nan", ".5", "1.", "+0.25", "00.125", "0.1E0", "1E-2", "0.30000000000000004");
            case 2:
                return Float.toString((float) source.fraction());
            case 3:
                return Double.toString(source.fraction() * Math.pow(10, -source.below(300)));
            default:
                return Double.toString(source.fraction());
        }
    }
}
