package com.exasol.sme.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.SmeException;
import com.exasol.sme.predict.format.FormatCase;
import com.exasol.sme.predict.settings.PredictionSettings;
import com.exasol.sme.testkit.FormatTexts;
import com.exasol.sme.testkit.FuzzSource;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import com.exasol.sme.udf.TestRuntime;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Formats of requests and answers, on settings, templates, paths, rows and answers that nobody thought of. */
class FormatFuzzTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DAMAGED = "E-SME-UDF-30";
    private static final String[] REQUESTS = {
        "{\"content_type\":\"text/csv\",\"form\":\"rows\",\"header\":true,\"column_names\":[\"a\",\"b\"],"
                + "\"quoting\":\"always\",\"accept\":\"text/csv\"}",
        "{\"content_type\":\"application/jsonlines\",\"form\":\"records\",\"column_names\":[\"a\",\"b\"],\"null\":\"omit\"}",
        "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"{\\\"x\\\":\\\"$rows\\\"}\"}"
    };
    private static final String RESPONSE = "{\"content_type\":\"application/json\",\"outputs\":[{\"name\":\"L\","
            + "\"type\":\"VARCHAR(50)\",\"path\":\"$.p[*].l\"},{\"name\":\"S\",\"type\":\"DOUBLE\",\"path\":\"$.p[*]['s']\"}]}";
    private static final String ANSWER = "{\"p\":[{\"l\":\"a\",\"s\":1},{\"l\":\"b\",\"s\":0.25}]}";
    private static final Object[] FIRST = {"x", 1.5};
    private static final Object[] SECOND = {null, 2.5};

    private static FormatCase script() {
        return FormatCase.of("VARCHAR(100) UTF8", "DOUBLE").gives("VARCHAR", "DOUBLE");
    }

    @Test
    void namesWhatIsDamagedInSettings() {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final FuzzJson json = new FuzzJson(source);
            final boolean isRequest = source.oneIn(2);
            final String request = source.of(REQUESTS);
            final FormatCase script = script().with("request", isRequest ? json.spoiled(request) : request)
                    .with("response", isRequest ? RESPONSE : json.spoiled(RESPONSE));
            final Throwable failure = catchThrowable(() -> runRaw(script, ANSWER));
            if (failure != null) {
                assertThat(failure)
                        .as("%s: %s", Fuzz.replay(seed), script.settings())
                        .isInstanceOf(SmeException.class);
                Fuzz.requireCode(failure, "E-SME-UDF-(2|30|32|103|104)", seed);
            }
        }
    }

    /** Columns come out as they are, because the fuzz may have taken one away, or have changed its type. */
    private static void runRaw(final FormatCase script, final String answer) {
        final TestPrediction prediction = TestPrediction.regression("VARCHAR(100) UTF8", "DOUBLE");
        prediction.properties.put(
                "sme.settings",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(script.settings().getBytes(UTF_8)));
        prediction.run(
                new TestRuntime(body -> answer),
                new TestRows(Arrays.asList(FIRST, SECOND), "VARCHAR", "DOUBLE", "VARCHAR", "DOUBLE"));
    }

    @Test
    void takesTemplatesOrSaysThatTheyAreNone() throws JsonProcessingException {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final String template = FormatTexts.template(source);
            final TestRuntime model = new TestRuntime(body -> ANSWER);
            final FormatCase script = script().with(
                            "request",
                            "{\"content_type\":\"application/json\",\"form\":\"template\",\"template\":"
                                    + JSON.writeValueAsString(template) + "}")
                    .with("response", RESPONSE);
            final Throwable failure = catchThrowable(() -> script.run(model, FIRST, SECOND));
            assertThat(failure == null)
                    .as("%s: %s", Fuzz.replay(seed), template)
                    .isEqualTo(placesIn(template) == 1);
            if (failure == null) {
                assertThat(JSON.readTree(model.bodies.get(0)))
                        .isEqualTo(
                                JSON.readTree(template.replaceAll("(?<!\\\\)\"\\$rows\"", "[[\"x\",1.5],[null,2.5]]")));
            } else {
                Fuzz.requireCode(failure, DAMAGED, seed);
            }
        }
    }

    /** {@return how many values {@code "$rows"} there are as the tree of JSON has it; -1 for what is no such text} */
    private static int placesIn(final String template) {
        try {
            final JsonNode tree = JSON.reader()
                    .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .with(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .readTree(template);
            return count(tree);
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
    void takesPathsOrSaysThatTheyAreNone() {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES; seed++) {
            final String path = FormatTexts.path(new FuzzSource(seed));
            final FormatCase script =
                    FormatCase.of("DOUBLE").with("response", response(path)).gives("DOUBLE");
            final Throwable failure = catchThrowable(() -> PredictionSettings.from(script.encoded()));
            assertThat(failure == null).as("%s: %s", Fuzz.replay(seed), path).isEqualTo(FormatTexts.isPath(path));
            if (failure != null) {
                Fuzz.requireCode(failure, DAMAGED, seed);
            }
        }
    }

    /** What Jackson's tree makes of a path is what comes out. */
    @Test
    void findsWhatPathsLeadTo() {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final long number = seed;
            final int rows = 1 + source.below(4);
            final List<Object> steps = new ArrayList<>();
            for (int step = source.below(4); step > 0; step--) {
                steps.add(source.oneIn(3) ? (Object) source.below(3) : source.text());
            }
            final ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (int row = 0; row < rows; row++) {
                list.add(wrapped(steps, JsonNodeFactory.instance.numberNode(row), source));
            }
            final boolean isWithin = source.oneIn(2);
            final String path = isWithin ? "$['a b'][*]" + text(steps) : "$" + text(steps);
            final JsonNode answer =
                    isWithin ? JsonNodeFactory.instance.objectNode().set("a b", list) : list;
            final FormatCase script =
                    FormatCase.of("DOUBLE").with("response", response(path)).gives("DOUBLE");
            final Object[][] input = new Object[rows][];
            Arrays.fill(input, new Object[] {1.0});
            final Throwable failure = catchThrowable(
                    () -> assertThat(script.run(new TestRuntime(body -> answer.toString()), input).stream()
                                    .map(row -> ((Double) row.get(0)).intValue())
                                    .collect(Collectors.toList()))
                            .as("%s: %s in %s", Fuzz.replay(number), path, answer)
                            .isEqualTo(numbers(rows)));
            // A path may have more characters than settings take, or one that no text of settings may have.
            if (failure instanceof SmeException) {
                Fuzz.requireCode(failure, DAMAGED, seed);
                assertThat(path.length() > 256 || path.matches("(?s).*[\\p{Cntrl}\u0080-\u009f].*"))
                        .as(path)
                        .isTrue();
            } else if (failure != null) {
                throw new AssertionError(failure);
            }
        }
    }

    private static List<Integer> numbers(final int count) {
        final List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            numbers.add(number);
        }
        return numbers;
    }

    private static String response(final String path) {
        final ObjectNode output = JsonNodeFactory.instance.objectNode();
        output.put("name", "P").put("type", "DOUBLE").put("path", path);
        return "{\"content_type\":\"application/json\",\"outputs\":[" + output + "]}";
    }

    private static String text(final List<Object> steps) {
        return steps.stream()
                .map(step -> step instanceof Integer
                        ? "[" + step + "]"
                        : "['" + ((String) step).replace("\\", "\\\\").replace("'", "\\'") + "']")
                .collect(Collectors.joining());
    }

    /** Puts a value where steps lead to, with others beside it. */
    private static JsonNode wrapped(final List<Object> steps, final JsonNode value, final FuzzSource source) {
        JsonNode node = value;
        for (int step = steps.size() - 1; step >= 0; step--) {
            if (steps.get(step) instanceof Integer) {
                final ArrayNode array = JsonNodeFactory.instance.arrayNode();
                for (int before = 0; before < (Integer) steps.get(step); before++) {
                    array.add(source.of("x", "", "null"));
                }
                node = array.add(node);
            } else {
                final ObjectNode object = JsonNodeFactory.instance.objectNode();
                object.set("~before", JsonNodeFactory.instance.arrayNode().add(1));
                object.set((String) steps.get(step), node);
                object.put("~behind", source.text());
                node = object;
            }
        }
        return node;
    }

    /** A damaged answer gives an error, or the values of the answers that say so, and never those of other rows. */
    @Test
    void refusesDamagedAnswersOrReadsThemRight() {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final byte[] damaged = new FuzzDamage(source).of(ANSWER.getBytes(UTF_8));
            final String answer = new String(damaged, UTF_8);
            final List<List<Object>> rows = new ArrayList<>();
            final Throwable failure = catchThrowable(() -> rows.addAll(
                    script().with("response", RESPONSE).run(new TestRuntime(body -> answer), FIRST, SECOND)));
            if (failure != null) {
                Fuzz.requireCode(failure, "E-SME-UDF-(32|61|103|104)", seed);
            } else {
                assertThat(rows)
                        .as("%s: %s", Fuzz.replay(seed), answer)
                        .isEqualTo(expected(answer.replaceFirst("^\uFEFF", "")));
            }
        }
    }

    private static List<List<Object>> expected(final String answer) {
        try {
            final List<List<Object>> rows = new ArrayList<>();
            for (final JsonNode row : JSON.readTree(answer).get("p")) {
                rows.add(List.of(row.get("l").asText(), row.get("s").asDouble()));
            }
            return rows;
        } catch (final JsonProcessingException exception) {
            throw new AssertionError(exception);
        }
    }

    /** {@return an answer of as many rows; long texts travel alone} */
    private static String answerTo(final String request) {
        try {
            final String row = "{\"l\":\"a\",\"s\":1}";
            return "{\"p\":[" + row + ("," + row).repeat(JSON.readTree(request).size() - 1) + "]}";
        } catch (final JsonProcessingException exception) {
            throw new AssertionError(exception);
        }
    }

    /** What Jackson reads out of a request in JSON are the values of the rows. */
    @Test
    void writesJsonThatMeansTheRows() throws JsonProcessingException {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final String text = source.oneIn(5) ? null : source.text();
            final Double number = source.oneIn(5) ? null : Double.valueOf(source.fraction() * 1000);
            final TestRuntime model = new TestRuntime(FormatFuzzTest::answerTo);
            final List<List<Object>> rows = script().with(
                            "request",
                            "{\"content_type\":\"application/json\",\"form\":\"records\",\"column_names\":["
                                    + "\"a\\\\\\\"b\",\"\u00e4\"]}")
                    .with("response", RESPONSE)
                    .run(model, new Object[] {text, number}, new Object[] {"\u20ac", 1.0});
            assertThat(rows).hasSize(2);
            final JsonNode row = JSON.readTree(model.bodies.get(0)).get(0);
            assertThat(row.get("a\\\"b").textValue()).as(Fuzz.replay(seed)).isEqualTo(text);
            assertThat(row.get("\u00e4").isNull()).isEqualTo(number == null);
            if (number != null) {
                assertThat(row.get("\u00e4").doubleValue()).isEqualTo(number);
            }
        }
    }
}
