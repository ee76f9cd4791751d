package com.exasol.sme.predict.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.predict.format.FormatCase;
import com.exasol.sme.udf.TestRuntime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What containers were seen to answer, byte by byte, and what a script sends to them. */
class ContainerAnswersTest {

    private static String output(final String name, final String type, final String path) {
        return "{\"name\":\"" + name + "\",\"type\":\"" + type + "\",\"path\":\"" + path + "\"}";
    }

    private static String response(final String contentType, final String... outputs) {
        return "{\"content_type\":\"" + contentType + "\",\"outputs\":[" + String.join(",", outputs) + "]}";
    }

    private static FormatCase numbers(final String contentType, final String... outputs) {
        return FormatCase.of("DOUBLE", "DOUBLE")
                .with("request", "{\"content_type\":\"text/csv\"}")
                .with("response", response(contentType, outputs));
    }

    private static final Object[] ONE = {1.5, null};
    private static final Object[] TWO = {2.0, 3.0};

    @Test
    void readsTheCsvOfXgboost() {
        final TestRuntime model = new TestRuntime(
                body -> "0,\"[0, 1]\",\"[0.8266105651855469, 0.17338943481445312]\",0.17338943481445312\n"
                        + "1,\"[0, 1]\",\"[0.25, 0.75]\",0.75");
        model.contentType = "text/csv; charset=utf-8";
        assertThat(numbers(
                                "text/csv",
                                output("LABEL", "DECIMAL(18,0)", "$[0]"),
                                output("PROBABILITIES", "VARCHAR(200)", "$[2]"),
                                output("PROBABILITY", "DOUBLE", "$[3]"))
                        .gives("DECIMAL", "VARCHAR", "DOUBLE")
                        .run(model, ONE, TWO))
                .hasToString("[[0, [0.8266105651855469, 0.17338943481445312], 0.17338943481445312],"
                        + " [1, [0.25, 0.75], 0.75]]");
        // An empty field is a missing value for XGBoost, which takes no quotes and no text.
        assertThat(model.bodies).containsExactly("1.5,\n2,3\n");
    }

    @Test
    void readsTheJsonOfXgboost() {
        final TestRuntime model =
                new TestRuntime(body -> "{\"predictions\": [{\"predicted_label\": 0, \"labels\": [0, 1],"
                        + " \"probability\": 0.25, \"raw_score\": -1.0986123}, {\"predicted_label\": 1, \"labels\": [0, 1],"
                        + " \"probability\": 0.75, \"raw_score\": 1.0986123}]}");
        assertThat(numbers(
                                "application/json",
                                output("LABEL", "BOOLEAN", "$.predictions[*].predicted_label"),
                                output("LABELS", "VARCHAR(20)", "$.predictions[*].labels"),
                                output("PROBABILITY", "DOUBLE", "$.predictions[*].probability"))
                        .gives("BOOLEAN", "VARCHAR", "DOUBLE")
                        .run(model, ONE, TWO))
                .containsExactly(List.of(false, "[0,1]", 0.25), List.of(true, "[0,1]", 0.75));
    }

    @Test
    void readsTheJsonLinesOfXgboost() {
        final TestRuntime model = new TestRuntime(body -> "{\"predicted_label\": 0, \"probability\": 0.25}\n"
                + "{\"predicted_label\": 1, \"probability\": 0.75}");
        assertThat(numbers(
                                "application/jsonlines",
                                output("LABEL", "VARCHAR(5)", "$.predicted_label"),
                                output("PROBABILITY", "DOUBLE", "$.probability"))
                        .gives("VARCHAR", "DOUBLE")
                        .run(model, ONE, TWO))
                .containsExactly(List.of("0", 0.25), List.of("1", 0.75));
        assertThat(model.lastRequest.accept()).isEqualTo("application/jsonlines");
    }

    /** Plain XGBoost has a field for each class; up to 1.2-2 all rows in one line, which are as many as one row here. */
    @Test
    void readsTheFieldsOfPlainXgboostAndNoLineOfAllRows() {
        final String[] outputs = {output("A", "DOUBLE", "$[0]"), output("B", "DOUBLE", "$[1]")};
        assertThat(numbers("text/csv", outputs)
                        .gives("DOUBLE", "DOUBLE")
                        .run(new TestRuntime(body -> "0.25,0.75\n0.5,0.5\n"), ONE, TWO))
                .containsExactly(List.of(0.25, 0.75), List.of(0.5, 0.5));
        assertThatThrownBy(() -> numbers("text/csv", outputs)
                        .gives("DOUBLE", "DOUBLE")
                        .run(new TestRuntime(body -> "0.25,0.75"), ONE, TWO))
                .hasMessageStartingWith(
                        "E-SME-UDF-32: The answer to rows 1 to 2 is wrong, also after 2 attempts: it has 1" + " rows");
    }

    /** With an objective without probabilities the container writes a bare NaN, which is no JSON. */
    @Test
    void takesTheNanOfXgboostForNoValue() {
        final TestRuntime model =
                new TestRuntime(body -> "{\"predictions\": [{\"predicted_label\": 0.0, \"probability\":"
                        + " NaN}, {\"predicted_label\": 1.0, \"probability\": NaN}]}");
        final String[] outputs = {
            output("LABEL", "DECIMAL(1,0)", "$.predictions[*].predicted_label"),
            output("PROBABILITY", "DOUBLE", "$.predictions[*].probability")
        };
        assertThat(numbers("application/json", outputs)
                        .with("on_error", "\"null\"")
                        .gives("DECIMAL", "DOUBLE")
                        .run(model, ONE, TWO))
                .hasToString("[[0, null], [1, null]]");
        assertThatThrownBy(() -> numbers("application/json", outputs)
                        .gives("DECIMAL", "DOUBLE")
                        .run(model, ONE, TWO))
                .hasMessage("E-SME-UDF-103: The model's answer to row 1 has no value for 'PROBABILITY' at"
                        + " $.predictions[*].probability. Compare the path with what the endpoint answers. With"
                        + " \"on_error\": \"null\" or \"error_column\": true an output without a value is NULL.");
    }

    /** Softmax in CSV has the same. */
    @Test
    void takesTheNanOfXgboostInCsvForNoValue() {
        final TestRuntime model = new TestRuntime(body -> "0.0,\"[0, 1, 2]\",nan,nan\n2.0,\"[0, 1, 2]\",nan,nan");
        assertThat(numbers("text/csv", output("LABEL", "DECIMAL(1,0)", "$[0]"), output("PROBABILITY", "DOUBLE", "$[3]"))
                        .with("on_error", "\"null\"")
                        .gives("DECIMAL", "DOUBLE")
                        .run(model, ONE, TWO))
                .hasToString("[[0, null], [2, null]]");
    }

    @Test
    void readsTheLinesOfScikitLearn() {
        final TestRuntime model = new TestRuntime(body -> "\"no, \"\"never\"\"\"\nyes\n");
        assertThat(numbers("text/csv", output("LABEL", "VARCHAR(20)", "$[0]"))
                        .gives("VARCHAR")
                        .run(model, ONE, TWO))
                .containsExactly(List.of("no, \"never\""), List.of("yes"));
        final TestRuntime flags = new TestRuntime(body -> "True\nFalse\n");
        assertThat(numbers("text/csv", output("FLAG", "BOOLEAN", "$[0]"))
                        .gives("BOOLEAN")
                        .run(flags, ONE, TWO))
                .containsExactly(List.of(true), List.of(false));
    }

    @Test
    void readsLabelsOfSageMakerInferenceWithoutTheQuotesThatTheyNeed() {
        final TestRuntime model = new TestRuntime(body -> "no, \"never\"\nyes\n");
        model.contentType = "text/csv";
        assertThat(numbers("text/csv", output("LABEL", "VARCHAR(20)", "$[0]"))
                        .gives("VARCHAR")
                        .run(model, ONE, TWO))
                .containsExactly(List.of("no, \"never\""), List.of("yes"));
    }

    @Test
    void readsTheHeaderOfAutoGluon() {
        final TestRuntime model =
                new TestRuntime(body -> "Class,no_proba,yes_proba\n\"no\",0.75,0.25\n\"yes\",0.125,0.875\n");
        assertThat(FormatCase.of("DOUBLE", "DOUBLE")
                        .with(
                                "request",
                                "{\"content_type\":\"text/csv\",\"header\":true,\"column_names\":[\"age\",\"in come\"]}")
                        .with(
                                "response",
                                "{\"content_type\":\"text/csv\",\"header\":true,\"outputs\":["
                                        + output("YES", "DOUBLE", "$['yes_proba']") + ","
                                        + output("LABEL", "VARCHAR(10)", "$.Class") + "]}")
                        .gives("DOUBLE", "VARCHAR")
                        .run(model, ONE, TWO))
                .containsExactly(List.of(0.25, "no"), List.of(0.875, "yes"));
        assertThat(model.bodies).containsExactly("age,in come\n1.5,\n2,3\n");
    }

    @Test
    void readsTheRecordsOfAutoGluon() {
        final TestRuntime model = new TestRuntime(body ->
                "[{\"Class\":\"no\",\"no_proba\":0.75,\"yes_proba\":0.25},{\"Class\":\"yes\",\"no_proba\":0.125,"
                        + "\"yes_proba\":0.875}]");
        assertThat(numbers(
                                "application/json",
                                output("LABEL", "VARCHAR(10)", "$.Class"),
                                output("YES", "DOUBLE", "$.yes_proba"))
                        .gives("VARCHAR", "DOUBLE")
                        .run(model, ONE, TWO))
                .containsExactly(List.of("no", 0.25), List.of("yes", 0.875));
    }

    /** It answers once per request, with a text for people. */
    @Test
    void readsTheSentencesOfMindsDb() {
        final TestRuntime model = new TestRuntime(body -> "{\"prediction\": \"* We are 0.92% confident the value of"
                + " \\\"Class\\\" is positive\", \"class_confidence\": 0.91}");
        model.contentType = "application/json";
        assertThat(FormatCase.of("DOUBLE", "DOUBLE")
                        .with(
                                "request",
                                "{\"content_type\":\"application/json\",\"form\":\"records\",\"null\":\"omit\","
                                        + "\"column_names\":[\"preg\",\"plas\"]}")
                        .with(
                                "response",
                                response(
                                        "application/json",
                                        output("PREDICTION", "VARCHAR(200)", "$.prediction"),
                                        output("CONFIDENCE", "DOUBLE", "$.class_confidence")))
                        .rowsPerRequest(1)
                        .gives("VARCHAR", "DOUBLE")
                        .run(model, ONE, TWO))
                .containsOnly(List.of("* We are 0.92% confident the value of \"Class\" is positive", 0.91))
                .hasSize(2);
        assertThat(model.bodies).containsExactly("[{\"preg\":1.5}]", "[{\"preg\":2,\"plas\":3}]");
    }

    @Test
    void readsThePredictionsOfMlflow() {
        final TestRuntime model = new TestRuntime(body -> "{\"predictions\": [0.1, 7]}");
        assertThat(FormatCase.of("DOUBLE", "DOUBLE")
                        .with(
                                "request",
                                "{\"content_type\":\"application/json\",\"form\":\"dataframe_split\","
                                        + "\"column_names\":[\"a\",\"b\"]}")
                        .with("response", response("application/json", output("P", "DOUBLE", "$.predictions[*]")))
                        .gives("DOUBLE")
                        .run(model, ONE, TWO))
                .containsExactly(List.of(0.1), List.of(7.0));
        assertThat(model.bodies)
                .containsExactly("{\"dataframe_split\":{\"columns\":[\"a\",\"b\"],\"data\":[[1.5,null],[2,3]]}}");
    }

    /** Linear Learner, by AWS's documentation of its formats. */
    @Test
    void readsTheJsonLinesOfLinearLearner() {
        final TestRuntime model = new TestRuntime(
                body -> "{\"score\": 0.4, \"predicted_label\": 0}\n{\"score\": 0.6, \"predicted_label\": 1}\n");
        assertThat(FormatCase.of("DOUBLE", "DOUBLE")
                        .with("request", "{\"content_type\":\"application/jsonlines\",\"form\":\"features\"}")
                        .with(
                                "response",
                                response(
                                        "application/jsonlines",
                                        output("SCORE", "DOUBLE", "$.score"),
                                        output("LABEL", "DECIMAL(1,0)", "$.predicted_label")))
                        .gives("DOUBLE", "DECIMAL")
                        .run(model, ONE, TWO))
                .hasToString("[[0.4, 0], [0.6, 1]]");
        assertThat(model.bodies).containsExactly("{\"features\":[1.5,null]}\n{\"features\":[2,3]}\n");
    }

    /** A page that nginx answers with status 200, or a proxy, is no answer of the model. */
    @Test
    void takesAPageOfNginxForNoAnswer() {
        final String page = "<html>\r\n<head><title>504 Gateway Time-out</title></head>\r\n<body>\r\n<center><h1>504"
                + " Gateway Time-out</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n";
        final List<Object[]> rows = new ArrayList<>(Arrays.asList(ONE, TWO));
        for (final String contentType : List.of("application/json", "application/jsonlines", "text/csv")) {
            assertThatThrownBy(() -> numbers(contentType, output("P", "VARCHAR(500)", "$[0]"))
                            .gives("VARCHAR")
                            .run(new TestRuntime(body -> page), rows))
                    .hasMessageStartingWith(
                            "E-SME-UDF-32: The answer to rows 1 to 2 is wrong, also after 2 attempts: it");
        }
    }
}
