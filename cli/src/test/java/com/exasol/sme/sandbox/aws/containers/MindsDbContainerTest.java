package com.exasol.sme.sandbox.aws.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The program of the public container, run with pandas 2.3.3 and Flask 3.1.3, gave these answers and refusals. */
class MindsDbContainerTest {
    private static final String JSON = "application/json";
    private static final String NOT_SUPPORTED = "415 This predictor supports JSON,CSV and Excel data";
    private static final String POSITIVE =
            "\\{\"prediction\": \"\\* We are 0\\.83% confident the value of \\\\\"Class\\\\\" is"
                    + " positive\", \"class_confidence\": 0\\.82\\d+}";
    private static final String NEGATIVE = POSITIVE.replace("positive", "negative");

    private static OwnContainers container;

    private static String table(final String target) {
        return "plas,Age," + target + "\n"
                + IntStream.range(0, 400)
                        .mapToObj(row -> row % 2 == 0 ? "190," + (20 + row % 5) + ",positive\n" : "80,60,negative\n")
                        .collect(Collectors.joining());
    }

    @BeforeAll
    static void learn() throws JobFailure, BrokenContainer {
        container = new OwnContainers(OwnContainer.MINDSDB, table("Class"), "Class");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | [{\"plas\": 199, \"Age\": 22}]",
                "application/json | [{\"Age\": 22, \"other\": [1], \"plas\": \"199\"}]",
                "application/json | {\"plas\": [199], \"Age\": [22]}",
                "application/json | {\"plas\": [199], \"Age\": 22}",
                "text/csv | 'plas,Age\n199,22\n'",
                "text/csv | '\n\"Age\",\"plas\"\n22,199'",
            })
    void predictsFromEveryKindOfTable(final String contentType, final String body) throws AwsError {
        assertThat(container.ask(contentType, body)).matches(POSITIVE);
    }

    @Test
    void predictsSomethingElseForOtherValuesAndTakesWhatIsMissing() throws AwsError {
        assertThat(container.ask(JSON, "[{\"plas\": 75.5, \"Age\": 61}]")).matches(NEGATIVE);
        assertThat(container.ask(JSON, "[{\"plas\": 75.5}]")).contains("negative");
        assertThat(container.ask(JSON, "[{\"plas\": 75.5, \"Age\": null}]")).contains("negative");
        assertThat(container.ask(JSON, "[{\"plas\": NaN}]")).startsWith("{\"prediction\": \"* We are ");
        assertThat(container.ask(JSON, "[{}]")).startsWith("{\"prediction\": \"* We are ");
    }

    /** The sentence of the first row, the confidence of the last. */
    @Test
    void answersOnceForARequest() throws AwsError {
        final String first = container.ask(JSON, "[{\"plas\": 199, \"Age\": 22}]");
        final String last = container.ask(JSON, "[{}]");
        assertThat(container.ask(JSON, "[{\"plas\": 199, \"Age\": 22}, {}]"))
                .isEqualTo(first.replaceAll("0\\.\\d+}", last.replaceAll(".*: ", "")))
                .isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | {\"plas\": 199, \"Age\": 54}",
                "application/json | {\"plas\": [199, 2], \"Age\": [54]}",
                "application/json | 5",
                "application/json | \"x\"",
                "application/json | true",
                "application/json; charset=utf-8 | [{\"plas\": 1}]",
                "application/jsonlines | {\"plas\": 1}",
                "'' | [{\"plas\": 1}]",
                "text/csv; charset=utf-8 | 'plas\n1\n'",
                "text/csv | ''",
                "text/csv | 'plas,Age\n1,2\n1,2,3\n'",
            })
    void saysOfWhatMakesNoTableThatItIsNotSupported(final String contentType, final String body) {
        assertThat(container.refusal(contentType, body)).isEqualTo(NOT_SUPPORTED);
    }

    @Test
    void findsTheRequestOfItsReadmeBad() {
        assertThat(container.refusal(
                        JSON, "{\"Plasma glucose concentration\": 199, \"Diastolic blood pressure\": 84,\"Age\": 54"))
                .isEqualTo("""
                        400 <!doctype html>
                        <html lang=en>
                        <title>400 Bad Request</title>
                        <h1>Bad Request</h1>
                        <p>The browser (or proxy) sent a request that this server could not understand.</p>
                        """);
        assertThat(container.refusal(JSON, "")).startsWith("400 <!doctype html>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "null"})
    void failsWithoutARow(final String body) {
        assertThat(container.refusal(JSON, body))
                .startsWith("500 <!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n");
        assertThat(container.refusal("text/csv", "plas,Age\n")).startsWith("500 <!doctype html>");
    }

    @Test
    void servesNoOtherTarget() throws JobFailure, BrokenContainer {
        final OwnContainers other = new OwnContainers(OwnContainer.MINDSDB, table("class"), "class");
        assertThat(other.refusal(JSON, "[{\"plas\": 199, \"Age\": 22}]"))
                .startsWith("500 <!doctype html>\n<html lang=en>\n<title>500 Internal Server Error</title>\n");
    }

    @Test
    void takesNoMoreThanItsNginx() {
        final String row = "[{\"plas\": 199, \"Age\": 22, \"x\": \"";
        final int rest = 5 * 1024 * 1024 - row.length() - 3;
        assertThat(container.refusal(JSON, row + "x".repeat(rest + 1) + "\"}]"))
                .startsWith("413 <html>\r\n<head><title>413 Request Entity Too Large</title></head>\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[[1, 2]]", "[1]", "{\"a\": {\"x\": 1}}"})
    void refusesWhatNobodyHasTried(final String body) {
        assertThat(container.refusal(JSON, body)).startsWith("500 SANDBOX: ");
    }
}
