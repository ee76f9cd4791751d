package com.exasol.sme.lua.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.fuzz.Fuzz;
import com.exasol.sme.fuzz.HostileJson;
import com.exasol.sme.testkit.FormatTexts;
import com.exasol.sme.testkit.FuzzSource;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Formats that nobody thought of: what the page allows is taken, all else is refused with a code. */
class FormatsFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CASES = Fuzz.cases(2_000);
    private static final String CODES = "E-SME-LUA-([2-6]|12[5-9]|13[0-4])";

    private static List<FuzzSource> sources() {
        final List<FuzzSource> sources = new ArrayList<>();
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            sources.add(new FuzzSource(seed));
        }
        return sources;
    }

    private static List<String> verdicts(final List<String> texts, final Function<String, String> argument)
            throws SQLException, JsonProcessingException {
        return FormatChecks.of(texts.stream().map(argument).toList());
    }

    private static String quoted(final String text) {
        return JSON.getNodeFactory().textNode(text).toString();
    }

    private static void requireError(final String verdict, final int index) {
        Fuzz.requireSane(verdict, CODES, Fuzz.SEED + index);
    }

    @Test
    void takeTemplatesOrSayThatTheyAreNone() throws SQLException, JsonProcessingException {
        final List<String> templates =
                sources().stream().map(FormatTexts::template).toList();
        final List<String> verdicts = verdicts(
                templates,
                template -> "{\"request\":{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":"
                        + quoted(template) + "}}");
        for (int index = 0; index < CASES; index++) {
            final boolean isTaken = verdicts.get(index).startsWith("{");
            assertThat(isTaken)
                    .as("%s: %s: %s", Fuzz.replay(Fuzz.SEED + index), templates.get(index), verdicts.get(index))
                    .isEqualTo(placesIn(templates.get(index)) == 1);
            if (!isTaken) {
                requireError(verdicts.get(index), index);
            }
        }
    }

    /** {@return how many values "$rows" there are as the tree of JSON has it; -1 for what is no such text} */
    private static int placesIn(final String template) {
        try {
            return count(JSON.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(template));
        } catch (final JsonProcessingException exception) {
            return -1;
        }
    }

    private static int count(final JsonNode node) {
        int count = node.isTextual() && node.textValue().equals("$rows") ? 1 : 0;
        for (final JsonNode child : node) {
            count += count(child);
        }
        return count;
    }

    @Test
    void takePathsOrSayWhatIsWrongWithThem() throws SQLException, JsonProcessingException {
        final List<String> paths = sources().stream().map(FormatTexts::path).toList();
        final List<String> verdicts = verdicts(
                paths,
                path -> "{\"response\":{\"content_type\":\"application/json\",\"outputs\":[{\"name\":\"P\",\"type\":"
                        + "\"DOUBLE\",\"path\":" + quoted(path) + "}]}}");
        for (int index = 0; index < CASES; index++) {
            final boolean isTaken = verdicts.get(index).startsWith("{");
            assertThat(isTaken)
                    .as("%s: %s: %s", Fuzz.replay(Fuzz.SEED + index), paths.get(index), verdicts.get(index))
                    .isEqualTo(FormatTexts.isPath(paths.get(index)));
            if (!isTaken) {
                requireError(verdicts.get(index), index);
            }
        }
    }

    /** What is taken once and written is taken again and written the same. */
    @Test
    void takeWhatTheyWriteOrSayWhatIsWrong() throws SQLException, JsonProcessingException {
        final List<String> arguments =
                sources().stream().map(FormatsFuzzTest::argument).toList();
        final List<String> verdicts = FormatChecks.of(arguments);
        final List<String> taken =
                verdicts.stream().filter(verdict -> verdict.startsWith("{")).toList();
        assertThat(FormatChecks.of(taken)).isEqualTo(taken);
        assertThat(taken.size()).isBetween(CASES / 100, CASES);
        for (int index = 0; index < CASES; index++) {
            if (!verdicts.get(index).matches("(?s)(\\{|no object: ).*")) {
                requireError(verdicts.get(index), index);
            }
        }
    }

    private static String argument(final FuzzSource source) {
        final String object =
                switch (source.below(5)) {
                    case 0 ->
                        "{\"request\":"
                                + hostile(
                                        source,
                                        "content_type",
                                        "\"text/csv\"",
                                        "header",
                                        "true",
                                        "column_names",
                                        "[\"a\",\"b\"]",
                                        "quoting",
                                        "\"always\"")
                                + "}";
                    case 1 ->
                        "{\"request\":"
                                + hostile(
                                        source,
                                        "content_type",
                                        "\"application/jsonlines\"",
                                        "form",
                                        "\"records\"",
                                        "null",
                                        "\"omit\"",
                                        "accept",
                                        "\"*/*\"")
                                + "}";
                    case 2 ->
                        "{\"response\":"
                                + hostile(
                                        source,
                                        "content_type",
                                        "\"application/json\"",
                                        "outputs",
                                        "[{\"name\":\"L\",\"type\":\"VARCHAR(50)\",\"path\":\"$.p[*].l\"}]")
                                + "}";
                    case 3 ->
                        "{\"response\":{\"content_type\":\"text/csv\",\"outputs\":["
                                + hostile(source, "name", "\"P\"", "type", "\"DOUBLE\"", "path", "\"$[0]\"")
                                + "]}}";
                    default ->
                        hostile(
                                source,
                                "min_rows_per_request",
                                "2",
                                "error_column",
                                "true",
                                "request",
                                "{\"content_type\":\"text/csv\"}");
                };
        // Two megabytes are what the tests of the scripts themselves are for.
        return object.length() > 20_000 ? "{}" : object;
    }

    private static String hostile(final FuzzSource source, final String... members) {
        final Map<String, String> valid = new LinkedHashMap<>();
        for (int member = 0; member < members.length; member += 2) {
            valid.put(members[member], members[member + 1]);
        }
        return new HostileJson(source, valid).text();
    }
}
