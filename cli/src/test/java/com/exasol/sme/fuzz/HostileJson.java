package com.exasol.sme.fuzz;

import com.exasol.sme.testkit.FuzzSource;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;
import java.util.stream.Collectors;

/** Generates JSON texts that are almost, or not at all, what the training script asks for. */
public final class HostileJson {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-0",
            "1",
            "-1",
            "10",
            "3.0",
            "30e-1",
            "1e2",
            "1e-5",
            "2.5",
            "1e999",
            "-1e999",
            "750",
            "751",
            "2147483647",
            "2147483648",
            "9007199254740993",
            "9223372036854775807",
            "9223372036854775808",
            "0x1F",
            "0x",
            "007",
            "+1",
            "1.",
            ".5",
            "1e",
            "NaN",
            "nan",
            "-nan",
            "Infinity",
            "-inf",
            "infinity",
            "True",
            "\"\"",
            "\" \"",
            "\"10\"",
            "\"F1\"",
            "\"MSE\"",
            "\"Regression\"",
            "\"BinaryClassification\"",
            "{\"MetricName\":\"F1\"}",
            "{\"MetricName\":\"F1\",\"MetricName\":\"F1\"}",
            "{\"MetricName\":null}",
            "{\"MetricName\":\"F1\",\"a\":1}",
            "{\"1\":2}",
            "[\"F1\"]",
            "[null]",
            "[]",
            "{}",
            "[[[]]]",
            "\"\\u0000\"",
            "\"\\ud83d\\ude00\"",
            "\"\\ud83d\"",
            "\"\\ude00\"",
            "\"\\u00e4\"",
            "\"\\x\"",
            "\"\\\"a b\\\"\"",
            "\"a\nb\"",
            "'single'",
            "undefined",
            "/* c */ 1",
            "// c\n1",
            "\"unterminated");

    private final FuzzSource source;
    /** Keys with JSON texts. */
    private final Map<String, String> valid;

    public HostileJson(final FuzzSource source, final Map<String, String> valid) {
        this.source = source;
        this.valid = valid;
    }

    public String text() {
        return switch (source.below(24)) {
            case 0 -> source.damaged(object(members()));
            case 1 -> source.text();
            case 2 -> value(0);
            case 3 ->
                source.of("", " ", "\t\n") + object(members()) + source.of("x", "\0", "\0}", " {}", ",", "\n", "]");
            case 4 -> source.of("\ufeff", "//c\n", "/**/", "\0", "\f", "[", "\n \t") + object(members());
            case 5 -> nested();
            case 6 -> source.oneIn(4) ? manyKeys() : object(changed());
            default -> object(changed());
        };
    }

    private List<Entry<String, String>> members() {
        return new ArrayList<>(new LinkedHashMap<>(valid)
                .entrySet().stream()
                        .map(member -> Map.entry(member.getKey(), member.getValue()))
                        .toList());
    }

    static String object(final List<Entry<String, String>> members) {
        return members.stream()
                .map(member -> quoted(member.getKey()) + ":" + member.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private List<Entry<String, String>> changed() {
        final List<Entry<String, String>> members = members();
        for (int changes = source.below(2); changes >= 0 && !members.isEmpty(); changes--) {
            change(members);
        }
        return members;
    }

    private void change(final List<Entry<String, String>> members) {
        final int at = source.below(members.size());
        final Entry<String, String> member = members.get(at);
        switch (source.below(8)) {
            case 0 -> members.remove(at);
            case 1 -> members.add(source.below(members.size()), member);
            case 2 -> members.add(Map.entry(member.getKey(), value(0)));
            case 3 -> members.set(at, Map.entry(source.damaged(member.getKey()), member.getValue()));
            case 4 -> members.set(at, Map.entry(upper(member.getKey()), member.getValue()));
            case 5 -> members.set(at, Map.entry(member.getKey(), quoted(source.text())));
            case 6 -> members.set(at, Map.entry(member.getKey(), damaged(member.getValue())));
            default -> members.set(at, Map.entry(member.getKey(), value(0)));
        }
    }

    /** Another text where there was a text, which is still one of JSON. */
    private String damaged(final String value) {
        return value.startsWith("\"")
                ? quoted(source.damaged(value.substring(1, value.length() - 1)))
                : source.damaged(value);
    }

    private static String upper(final String key) {
        return key.toUpperCase(Locale.ROOT);
    }

    private String value(final int depth) {
        if (depth < 4 && source.oneIn(6)) {
            final List<String> values = new ArrayList<>();
            for (int count = source.below(4); count > 0; count--) {
                values.add(value(depth + 1));
            }
            return source.oneIn(2)
                    ? values.toString()
                    : values.stream()
                            .map(value -> quoted(source.text()) + ":" + value)
                            .collect(Collectors.joining(",", "{", "}"));
        }
        return source.oneIn(4) ? quoted(source.text()) : source.of(SCALARS);
    }

    private String nested() {
        final int depth = 1 + source.below(source.oneIn(5) ? 200_000 : 1200);
        final String open = source.of("[", "{\"a\":");
        final String close = open.equals("[") ? "]" : "}";
        final String key = source.of("objective", "job_name", "x");
        return "{\"" + key + "\":" + open.repeat(depth) + "1" + (source.oneIn(4) ? "" : close.repeat(depth)) + "}";
    }

    private String manyKeys() {
        final int count = source.below(3000);
        final StringBuilder text = new StringBuilder("{");
        for (int key = 0; key < count; key++) {
            text.append('"')
                    .append(source.of("k", "ü", "😀"))
                    .append(source.below(4000))
                    .append("\":")
                    .append(key)
                    .append(',');
        }
        return text + object(members()).substring(1);
    }

    static String quoted(final String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (final JsonProcessingException exception) {
            throw new IllegalStateException(exception);
        }
    }
}
