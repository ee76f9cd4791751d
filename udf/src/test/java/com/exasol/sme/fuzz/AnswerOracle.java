package com.exasol.sme.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says what an answer means, slowly and by regular expressions, without a line of the product: RFC 4180, UTF-8, lists as
 * Python prints them. What it does not understand means nothing, and must never become a row.
 */
final class AnswerOracle {
    /** A carriage return is data, unless a line feed or nothing follows. */
    private static final Pattern FIELD =
            Pattern.compile("(?:\"((?:[^\"]|\"\")*+)\"|((?:[^\",\r\n]|\r(?=[^\n]))*+))(,|\r?\n|\\z)", Pattern.DOTALL);

    private static final Pattern LINE = Pattern.compile("([^\n]*?)(\r?\n|\\z)", Pattern.DOTALL);
    private static final Pattern LIST =
            Pattern.compile("\\p{javaWhitespace}*\\[(.*)\\]\\p{javaWhitespace}*", Pattern.DOTALL);
    private static final Pattern ITEM = Pattern.compile(
            "\\p{javaWhitespace}*+(?:'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"|([^,'\"\\[\\]]++))\\p{javaWhitespace}*+(,|\\z)",
            Pattern.DOTALL);
    /** An item that bears the name of its type: the same as the item alone. */
    private static final Pattern NUMPY = Pattern.compile(
            "\\p{javaWhitespace}*+np\\.(?:(?:str_|u?int\\d+|float\\d+|longdouble)\\((?:'((?:[^'\\\\]|\\\\.)*+)'|\"((?:[^\"\\\\]|\\\\.)*+)\"|([^,'\"\\[\\])]++))\\)|(True|False)_)\\p{javaWhitespace}*+(,|\\z)",
            Pattern.DOTALL);

    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:(['\"\\\\nrt])|x(\\p{XDigit}{2})|u(\\p{XDigit}{4})|U(\\p{XDigit}{8})|(.|\\z))", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?");
    private static final Pattern NO_NUMBER = Pattern.compile("(?i)[+-]?(?:nan|inf|infinity)");
    private static final double ROUNDING = 1e-6;

    private final String targetType;
    private final List<String> keys;
    private final boolean isClassification;
    private final boolean wantsAll;
    private final boolean isNullForNoNumber;

    AnswerOracle(
            final String targetType,
            final List<String> keys,
            final boolean isClassification,
            final boolean wantsAll,
            final boolean isNullForNoNumber) {
        this.wantsAll = wantsAll;
        this.isNullForNoNumber = isNullForNoNumber;
        this.targetType = targetType;
        this.keys = keys;
        this.isClassification = isClassification;
    }

    /** {@return what comes out behind the features of so many rows, or nothing when the answer does not mean that} */
    Optional<List<List<Object>>> read(final byte[] answer, final int count) {
        try {
            final List<List<Object>> outputs = new ArrayList<>();
            for (final List<String> fields : oneByOne(
                    rows(UTF_8.newDecoder()
                            .decode(ByteBuffer.wrap(answer))
                            .toString()
                            .replaceFirst("\\A\uFEFF", "")),
                    count)) {
                outputs.add(output(fields));
            }
            return Optional.of(outputs).filter(rows -> rows.size() == count);
        } catch (final CharacterCodingException | IllegalArgumentException exception) {
            return Optional.empty();
        }
    }

    /** Numbers in one line are those of all rows, where there are as many. */
    private List<List<String>> oneByOne(final List<List<String>> rows, final int count) {
        final boolean isOneLine = rows.size() == 1
                && count > 1
                && keys.size() <= 1
                && rows.get(0).size() == count
                && rows.get(0).stream().allMatch(AnswerOracle::isNumber);
        return isOneLine ? rows.get(0).stream().map(List::of).collect(Collectors.toList()) : rows;
    }

    private static boolean isNumber(final String text) {
        return NUMBER.matcher(text).matches() || NO_NUMBER.matcher(text).matches();
    }

    private List<List<String>> rows(final String text) {
        final List<List<String>> rows = new ArrayList<>();
        final Set<String> ends = new HashSet<>(Set.of(""));
        int at = 0;
        while (at < text.length()) {
            final List<String> row = new ArrayList<>();
            final Matcher line = LINE.matcher(text);
            require(line.find(at));
            if (isBareLabel(line.group(1))) {
                require(!line.group(2).isEmpty() || !line.group(1).endsWith("\r"));
                row.add(line.group(1));
                ends.add(line.group(2));
                at = line.end();
            } else {
                final Matcher field = FIELD.matcher(text);
                do {
                    require(field.find(at) && field.start() == at);
                    row.add(
                            field.group(1) == null
                                    ? field.group(2)
                                    : field.group(1).replace("\"\"", "\""));
                    at = field.end();
                } while (field.group(3).equals(","));
                ends.add(field.group(3));
            }
            rows.add(row);
        }
        require(ends.size() <= 2);
        return rows;
    }

    /** A label as it is, though CSV may want quotes around it: no half of a quoted one, and no two fields. */
    private boolean isBareLabel(final String line) {
        if (!isClassification || keys.size() > 1 || !targetType.contains("CHAR")) {
            return false;
        }
        final List<String> parts = List.of(line.split(",", -1));
        return !line.startsWith("\"")
                && line.replaceAll("[^\"]", "").length() % 2 == 0
                && parts.stream().skip(1).allMatch(part -> part.startsWith(" "))
                && (parts.size() == 1
                        || parts.stream()
                                .map(part -> part.replaceAll("^ +| +$", ""))
                                .noneMatch(part -> part.isEmpty() || part.startsWith("[") || isNumber(part)));
    }

    private List<Object> output(final List<String> fields) {
        require(fields.size() == Math.max(1, keys.size()));
        final String label = fields.get(0);
        if (!isClassification) {
            return NO_NUMBER.matcher(label).matches() && isNullForNoNumber
                    ? Collections.singletonList(null)
                    : List.of(value(label));
        }
        require(fields.size() == 1 || !fields.stream().allMatch("nan"::equals));
        final Object prediction = value(label);
        final Double probability = probability(fields, label, prediction);
        return wantsAll ? Arrays.asList(probability, all(fields), prediction) : Arrays.asList(probability, prediction);
    }

    /** Pairs of names and numbers, in their order. */
    private List<?> all(final List<String> fields) {
        final Optional<List<String>> labels = field(fields, "labels").map(AnswerOracle::list);
        final Optional<List<String>> numbers = field(fields, "probabilities").map(AnswerOracle::list);
        if (labels.isEmpty() || numbers.isEmpty()) {
            return null;
        }
        final List<String> names = new ArrayList<>();
        labels.get().forEach(label -> names.add(name(label)));
        final List<String> unique = new HashSet<>(names).size() == names.size() ? names : labels.get();
        require(new HashSet<>(unique).size() == unique.size());
        final List<List<Object>> pairs = new ArrayList<>();
        for (int index = 0; index < unique.size(); index++) {
            pairs.add(Arrays.asList(unique.get(index), probability(numbers.get().get(index))));
        }
        return pairs;
    }

    private String name(final String label) {
        try {
            final Object value = value(label);
            if (value instanceof Double) {
                return text((Double) value);
            }
            return value instanceof BigDecimal ? ((BigDecimal) value).toPlainString() : String.valueOf(value);
        } catch (final IllegalArgumentException exception) {
            return label;
        }
    }

    /** Labels have few digits, which any Java finds. */
    private static String text(final double number) {
        final double size = Math.abs(number);
        return size == 0 || (size >= 1e-3 && size < 1e16)
                ? new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString()
                : Double.toString(number).replace(".0E", "E");
    }

    private Double probability(final List<String> fields, final String label, final Object prediction) {
        final Optional<List<String>> labels = field(fields, "labels").map(AnswerOracle::list);
        final Optional<List<String>> probabilities =
                field(fields, "probabilities").map(AnswerOracle::list);
        if (labels.isEmpty() || probabilities.isEmpty()) {
            return field(fields, "probability").map(AnswerOracle::probability).orElse(null);
        }
        require(labels.get().size() == probabilities.get().size());
        final List<Integer> exact = new ArrayList<>();
        final List<Integer> equal = new ArrayList<>();
        for (int index = 0; index < labels.get().size(); index++) {
            if (labels.get().get(index).equals(label)) {
                exact.add(index);
            }
            if (means(labels.get().get(index), prediction)) {
                equal.add(index);
            }
        }
        final List<Integer> found = exact.isEmpty() ? equal : exact;
        require(found.size() == 1);
        return probability(probabilities.get().get(found.get(0)));
    }

    private Optional<String> field(final List<String> fields, final String key) {
        final int index = keys.indexOf(key);
        return index < 0 || fields.get(index).equals("nan") ? Optional.empty() : Optional.of(fields.get(index));
    }

    private static Double probability(final String text) {
        if (text.equals("nan")) {
            return null;
        }
        require(NUMBER.matcher(text).matches());
        final double number = Double.parseDouble(text);
        require(number >= -ROUNDING && number <= 1 + ROUNDING);
        return number + 0.0;
    }

    private static List<String> list(final String text) {
        final Matcher list = LIST.matcher(text);
        require(list.matches());
        final List<String> items = new ArrayList<>();
        final String inside = list.group(1);
        final Matcher numpy = NUMPY.matcher(inside);
        final Matcher plain = ITEM.matcher(inside);
        int at = 0;
        while (at < inside.length()) {
            final boolean isNumpy = numpy.find(at) && numpy.start() == at;
            require(isNumpy || (plain.find(at) && plain.start() == at));
            final Matcher item = isNumpy ? numpy : plain;
            items.add(
                    item.group(3) != null
                            ? item.group(3).strip()
                            : item.group(1) != null || item.group(2) != null
                                    ? unescaped(item.group(1) == null ? item.group(2) : item.group(1))
                                    : item.group(4));
            require(isNumpy
                    || item.group(3) == null
                    || !items.get(items.size() - 1).startsWith("np."));
            at = item.end();
        }
        return items;
    }

    private static String unescaped(final String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> {
            require(escape.group(5) == null);
            if (escape.group(1) != null) {
                final int letter = "nrt".indexOf(escape.group(1));
                return Matcher.quoteReplacement(letter < 0 ? escape.group(1) : "\n\r\t".substring(letter, letter + 1));
            }
            final String hex = escape.group().substring(2);
            return Matcher.quoteReplacement(Character.toString(Integer.parseInt(hex, 16)));
        });
    }

    private boolean means(final String text, final Object prediction) {
        try {
            return value(text).equals(prediction);
        } catch (final IllegalArgumentException exception) {
            return false;
        }
    }

    private Object value(final String label) {
        if (targetType.contains("CHAR")) {
            final int most = Integer.parseInt(targetType.replaceAll("\\D*\\((\\d+)\\).*", "$1"));
            require(!label.isEmpty() && label.codePointCount(0, label.length()) <= most && label.indexOf('\0') < 0);
            return label;
        }
        final String text = label.strip();
        if (targetType.equals("BOOLEAN")) {
            require(text.matches("(?i)(true|false)\\.?|[01](\\.0)?"));
            return text.matches("(?i)true\\.?|1.*");
        }
        require(NUMBER.matcher(text).matches());
        if (targetType.equals("DOUBLE")) {
            require(Double.isFinite(Double.parseDouble(text)));
            return Double.parseDouble(text) + 0.0;
        }
        final boolean hasDecimals = targetType.equals("DECIMAL(9,2)");
        final BigDecimal number = new BigDecimal(text).stripTrailingZeros();
        require(number.scale() <= (hasDecimals ? 2 : 0)
                && number.precision() - number.scale() <= (hasDecimals ? 7 : 18));
        return number.setScale(hasDecimals ? 2 : 0);
    }

    private static void require(final boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException();
        }
    }
}
