package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import com.exasol.sme.udf.TestRuntime;
import com.exasol.sme.udf.TestSageMaker;
import java.math.BigDecimal;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

@Tag("turkish-locale")
class PredictionUdfTest {
    private static final String BINARY = "BinaryClassification";
    private static final String[] ALL_KEYS = {"predicted_label", "labels", "probabilities", "probability"};

    private static Object[] row(final Object... values) {
        return values;
    }

    private static Object predict(final String targetType, final String label) {
        return TestPrediction.classification(BINARY, targetType)
                .run(TestRuntime.perRow(line -> label), List.<Object[]>of(row("x")))
                .get(0)
                .get(2);
    }

    private static Object probability(final String answer, final String... keys) {
        return TestPrediction.classification(BINARY, "VARCHAR(10) UTF8", keys)
                .run(TestRuntime.perRow(line -> answer), List.<Object[]>of(row("x")))
                .get(0)
                .get(1);
    }

    @Test
    void answersEveryRowBehindItsFeatures() {
        assertThat(TestPrediction.regression("DOUBLE", "VARCHAR(10) UTF8")
                        .run(TestRuntime.perRow(line -> line.substring(0, 3)), row(1.5, "a"), row(2.5, null)))
                .containsExactly(List.of(1.5, "a", 1.5), Arrays.asList(2.5, null, 2.5));
    }

    @Test
    void passesAKeyThroughThatTheModelNeverSees() {
        final TestRuntime model = TestRuntime.perRow(line -> "7");
        assertThat(TestPrediction.regression("DOUBLE").withKey().run(model, row("key", 1.0), row(null, 2.0)))
                .containsExactly(List.of("key", 1.0, 7.0), Arrays.asList(null, 2.0, 7.0));
        assertThat(model.bodies).containsExactly("1\n2\n");
    }

    @Test
    void passesColumnsThroughThatTheModelNeverSees() {
        final TestRuntime model = TestRuntime.perRow(line -> "7");
        final Timestamp time = Timestamp.valueOf("2026-01-31 12:00:00.123456789");
        final BigDecimal number = new BigDecimal("0.50");
        assertThat(TestPrediction.regression("DOUBLE", "VARCHAR(5)")
                        .passing("TIMESTAMP(9)", "DECIMAL(18,2)", "VARCHAR(9)", "DECIMAL(9,0)")
                        .run(model, row(time, number, "ö,", 3, 1.0, "a"), row(null, null, null, null, 2.0, null)))
                .containsExactly(
                        List.of(time, number, "ö,", 3, 1.0, "a", 7.0),
                        Arrays.asList(null, null, null, null, 2.0, null, 7.0));
        assertThat(model.bodies).containsExactly("1,\"a\"\n2,\n");
    }

    @Test
    void sendsCsvAndAsksForCsv() {
        final TestRuntime model = TestRuntime.perRow(line -> "7");
        TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0)));
        assertThat(model.lastRequest.endpointName()).isEqualTo("my-ep");
        assertThat(model.lastRequest.contentType()).isEqualTo("text/csv");
        assertThat(model.lastRequest.accept()).isEqualTo("text/csv");
        assertThat(model.isClosed).isTrue();
    }

    @Test
    void writesEveryTypeAsTheTrainingFilesDo() {
        final TestRuntime model = new TestRuntime(body -> "1");
        TestPrediction.regression(
                        "BOOLEAN",
                        "DECIMAL(9,0)",
                        "DECIMAL(18,0)",
                        "DECIMAL(18,2)",
                        "DECIMAL(36,9)",
                        "DOUBLE",
                        "DATE",
                        "TIMESTAMP",
                        "TIMESTAMP(0)",
                        "TIMESTAMP(9)",
                        "CHAR(3) ASCII",
                        "VARCHAR(20) UTF8",
                        "VARCHAR(20) UTF8")
                .run(
                        model,
                        List.<Object[]>of(row(
                                true,
                                -5,
                                123456789012345678L,
                                new BigDecimal("-.5"),
                                new BigDecimal("1E-9"),
                                -0.1,
                                Date.valueOf("0999-12-31"),
                                Timestamp.valueOf("2024-02-29 23:59:59.5"),
                                Timestamp.valueOf("2024-02-29 23:59:59"),
                                Timestamp.valueOf("2024-02-29 23:59:59.123456789"),
                                "ab ",
                                "say \"ä\", please",
                                null)));
        assertThat(model.bodies)
                .containsExactly(
                        "true,-5,123456789012345678,-0.50,0.000000001,-0.1,0999-12-31,\"2024-02-29 23:59:59.500\","
                                + "\"2024-02-29 23:59:59\",\"2024-02-29 23:59:59.123456789\",\"ab \","
                                + "\"say \"\"ä\"\", please\",\n");
    }

    @ParameterizedTest
    @CsvSource({"'a\nb','\"a\nb\"'", "'a\rb','\"a\rb\"'", "' a ','\" a \"'", "a,'\"a\"'", ",'\"\"'"})
    void quotesEveryText(final String value, final String field) {
        final TestRuntime model = new TestRuntime(body -> "1");
        TestPrediction.regression("VARCHAR(10) UTF8").run(model, List.<Object[]>of(row((Object) value)));
        assertThat(model.bodies).containsExactly(field + "\n");
    }

    @Test
    void echoesFeaturesExactlyAsTheyCame() {
        final Object[] input = {
            false,
            7,
            7L,
            new BigDecimal("0.50"),
            new BigDecimal("0.000000001"),
            -0.0,
            Date.valueOf("2024-02-29"),
            Timestamp.valueOf("2024-02-29 23:59:59.123456789")
        };
        final List<Object> output = TestPrediction.regression(
                        "BOOLEAN",
                        "DECIMAL(9,0)",
                        "DECIMAL(18,0)",
                        "DECIMAL(18,2)",
                        "DECIMAL(36,9)",
                        "DOUBLE",
                        "DATE",
                        "TIMESTAMP(9)")
                .run(new TestRuntime(body -> "1"), List.<Object[]>of(input))
                .get(0);
        assertThat(output.subList(0, input.length)).containsExactly(input);
        // The database gets the text of a number, and may not know exponents.
        assertThat(output.get(4)).hasToString("0.000000001");
    }

    @Test
    void keepsTheOrderOfRowsWhateverTheOrderOfAnswers() {
        final CountDownLatch lastIsAnswered = new CountDownLatch(1);
        final TestRuntime model = TestRuntime.perRow(line -> {
            if (line.equals("0")) {
                await(lastIsAnswered);
            }
            if (line.equals("3")) {
                lastIsAnswered.countDown();
            }
            return line;
        });
        final List<Object[]> input = new ArrayList<>();
        for (long number = 0; number < 100; number++) {
            input.add(row(number));
        }
        final List<List<Object>> output =
                TestPrediction.regression("DECIMAL(18,0)").limits(1, 1000, 4).run(model, input);
        assertThat(output.stream().map(row -> row.get(0)).collect(Collectors.toList()))
                .isEqualTo(input.stream().map(row -> row[0]).collect(Collectors.toList()));
        assertThat(output).allSatisfy(row -> assertThat(row.get(1)).isEqualTo(((Long) row.get(0)).doubleValue()));
        assertThat(model.bodies).hasSize(100);
    }

    /** Ends only when as many requests as allowed are there at once. */
    @Test
    void hasSeveralRequestsInFlight() {
        final CountDownLatch three = new CountDownLatch(3);
        final TestRuntime model = TestRuntime.perRow(line -> {
            three.countDown();
            await(three);
            return line;
        });
        assertThat(TestPrediction.regression("DOUBLE")
                        .limits(1, 1000, 3)
                        .run(model, row(1.0), row(2.0), row(3.0), row(4.0)))
                .hasSize(4);
    }

    private static void await(final CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void cutsBatchesByRows() {
        final TestRuntime model = TestRuntime.perRow(line -> line);
        TestPrediction.regression("DOUBLE").limits(2, 1000, 1).run(model, row(1.0), row(2.0), row(3.0));
        assertThat(model.bodies).containsExactly("1\n2\n", "3\n");
    }

    @Test
    void cutsBatchesByBytes() {
        final TestRuntime model = TestRuntime.perRow(line -> "1");
        TestPrediction.regression("VARCHAR(20) UTF8")
                .limits(1000, 10, 1)
                .run(model, row("äää"), row("12345678"), row("1"), row("2"), row("3"));
        assertThat(model.bodies).containsExactly("\"äää\"\n", "\"12345678\"\n", "\"1\"\n\"2\"\n", "\"3\"\n");
    }

    @Test
    void worksOnThreadsThatDoNotHoldTheDatabaseAndEnd() throws InterruptedException {
        final List<Thread> workers = new CopyOnWriteArrayList<>();
        final TestRuntime model = TestRuntime.perRow(line -> {
            workers.add(Thread.currentThread());
            return line;
        });
        TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0)));
        assertThat(workers).hasSize(1).allMatch(Thread::isDaemon);
        workers.get(0).join(10_000);
        assertThat(workers.get(0).isAlive()).isFalse();
    }

    @Test
    void sendsABatchAgainWhoseAnswerLostItsEnd() {
        final TestRuntime model = TestRuntime.perRow(line -> line);
        model.truncated.set(1);
        assertThat(TestPrediction.regression("DOUBLE").run(model, row(1.0), row(2.0)))
                .containsExactly(List.of(1.0, 1.0), List.of(2.0, 2.0));
        assertThat(model.bodies).containsExactly("1\n2\n", "1\n2\n");
    }

    @Test
    void givesUpAfterEightAnswersWithoutEnd() {
        final TestRuntime model = TestRuntime.perRow(line -> line);
        model.truncated.set(8);
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0))))
                .hasMessage("E-SME-UDF-32: The answer to row 1 is wrong, also after 8 attempts: its end is"
                        + " missing. Run the statement again. If that does not help, look into the endpoint's log in"
                        + " CloudWatch.");
    }

    @ParameterizedTest
    @CsvSource({"'1\n',1", "'1\n2\n3\n',3"})
    void refusesAnAnswerWithAnotherNumberOfRows(final String answer, final int count) {
        assertThatThrownBy(() ->
                        TestPrediction.regression("DOUBLE").run(new TestRuntime(body -> answer), row(1.0), row(2.0)))
                .hasMessageStartingWith("E-SME-UDF-32: ")
                .hasMessageContaining("attempts: it has " + count + " rows.");
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLE,1e2,100.0,java.lang.Double",
        "'DECIMAL(18,0)',1.0,1,java.math.BigDecimal",
        "'DECIMAL(18,0)',-7,-7,java.math.BigDecimal",
        "'DECIMAL(3,0)',1e2,100,java.math.BigDecimal",
        "'DECIMAL(18,2)',0.5,0.50,java.math.BigDecimal",
        "'VARCHAR(3) UTF8',1.0,1.0,java.lang.String",
        "'VARCHAR(3) UTF8',äöü,äöü,java.lang.String",
        "'CHAR(4) ASCII',yes,yes,java.lang.String",
        "BOOLEAN,true,true,java.lang.Boolean",
        "BOOLEAN,FALSE,false,java.lang.Boolean",
        "BOOLEAN,True.,true,java.lang.Boolean",
        "BOOLEAN,0,false,java.lang.Boolean",
        "BOOLEAN,1.0,true,java.lang.Boolean"
    })
    void givesALabelTheTypeOfTheTarget(
            final String type, final String label, final String expected, final Class<?> expectedClass) {
        assertThat(predict(type, label)).hasToString(expected).isInstanceOf(expectedClass);
    }

    @ParameterizedTest
    @CsvSource({
        "DOUBLE,nan",
        "DOUBLE,1e999",
        "DOUBLE,1d",
        "'DECIMAL(18,0)',1.5",
        "'DECIMAL(3,0)',1000",
        "'DECIMAL(3,0)',1e999999999",
        "'DECIMAL(18,0)',yes",
        "'VARCHAR(3) UTF8',four",
        "'VARCHAR(3) UTF8',''",
        "BOOLEAN,yes",
        "BOOLEAN,2"
    })
    void refusesALabelThatIsNoValueOfTheTarget(final String type, final String label) {
        assertThatThrownBy(() -> predict(type, label))
                .hasMessage("E-SME-UDF-34: The model's prediction for row 1 is '" + label + "', which is no value of"
                        + " type " + type + ". Train again on a target column of a type that holds this value.");
    }

    @Test
    void namesTheRowAmongAllRows() {
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .limits(2, 1000, 2)
                        .run(
                                TestRuntime.perRow(line -> line.equals("5") ? "x" : "1"),
                                row(1.0),
                                row(2.0),
                                row(3.0),
                                row(4.0),
                                row(5.0)))
                .hasMessageStartingWith("E-SME-UDF-34: The model's prediction for row 5 is 'x'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no,\"['no', 'yes']\",\"[0.99, 0.01]\",0.01 | 0.99",
                "yes,\"['no', 'yes']\",\"[0.99, 0.01]\",0.01 | 0.01",
                "it's,\"['no', \"\"it's\"\"]\",\"[0.9,0.1]\",0.1 | 0.1",
                "it's,\"['no', 'it\\'s']\",\"[0.9, 1e-05]\",0.1 | 1.0E-5",
                "ä,\"['\\xe4', '\\u00f6', '\\U0001f600']\",\"[0.5, 0.3, 0.2]\",0.5 | 0.5",
                "no,nan,nan,0.25 | 0.25",
                "no,nan,nan,nan |",
                "no,\"['no']\",[nan],0.25 |",
                "1,\"[0, 1]\",\"[0.25, 0.75]\",0.75 | 0.75"
            })
    void takesTheProbabilityOfThePredictedLabel(final String answer, final Double expected) {
        assertThat(probability(answer, ALL_KEYS)).isEqualTo(expected);
    }

    @Test
    void takesTheProbabilityOfALabelThatIsWrittenInTwoWays() {
        assertThat(TestPrediction.classification(BINARY, "DECIMAL(18,0)", ALL_KEYS)
                        .run(
                                TestRuntime.perRow(line -> "1,\"[0.0, 1.0]\",\"[0.25, 0.75]\",0.75"),
                                List.<Object[]>of(row("x"))))
                .containsExactly(List.of("x", 0.75, BigDecimal.ONE));
    }

    @Test
    void takesTheProbabilityOfTheLabelAsWrittenWhereAnotherMeansTheSame() {
        assertThat(TestPrediction.classification(BINARY, "DOUBLE", ALL_KEYS)
                        .run(
                                TestRuntime.perRow(line -> "1.0,\"['1', '1.0']\",\"[0.25, 0.75]\",0.75"),
                                List.<Object[]>of(row("x"))))
                .containsExactly(List.of("x", 0.75, 1.0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`\"no` | a quote is not closed",
                "`n\"o` | a quote stands in a field that does not begin with one",
                "`\"n\"o` | text follows a closing quote",
                "`\"n\"\"o` | a quote is not closed",
                "`no\r` | a carriage return stands at its end",
                "`\"no\"\r` | a carriage return follows a closing quote"
            })
    void refusesWhatIsNoCsv(final String answer, final String reason) {
        assertThatThrownBy(() -> TestPrediction.classification(BINARY, "VARCHAR(10) UTF8")
                        .run(new TestRuntime(body -> answer), List.<Object[]>of(row("x"))))
                .hasMessageStartingWith("E-SME-UDF-32: The answer to row 1 is wrong, also after 2 attempts: it is no"
                        + " CSV at row 1, where " + reason + ".");
    }

    @Test
    void refusesALabelThatTheDatabaseWouldCut() {
        assertThatThrownBy(() -> predict("VARCHAR(10) UTF8", "a\0b"))
                .hasMessageStartingWith("E-SME-UDF-34: The model's prediction for row 1 is 'a?b'");
    }

    @Test
    void givesTheProbabilityAsItCameWhereNothingElseIsThere() {
        assertThat(probability("no,0.25", "predicted_label", "probability")).isEqualTo(0.25);
    }

    @Test
    void givesNoProbabilityWhereTheModelTellsNone() {
        assertThat(probability("no")).isNull();
        assertThat(probability("no", "predicted_label")).isNull();
        assertThat(probability("no,\"[0.4, 0.6]\"", "predicted_label", "probabilities"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no",
                "no,\"['no', 'yes']\",\"[0.99, 0.01]\",0.01,7",
                "maybe,\"['no', 'yes']\",\"[0.99, 0.01]\",0.01",
                "no,\"['no', 'yes']\",[0.99],0.01",
                "no,\"['no', 'yes']\",\"[high, 0.01]\",0.01",
                "no,\"['no', 'y\\\",0,0",
                "no,['no'],[],high",
                "no,nan,nan,high",
                "no,no,nan,0.5",
                "no,\"['no' 'yes']\",\"[0.99, 0.01]\",0.01",
                "no,\"['no', 'yes'] ]\",\"[0.99, 0.01]\",0.01",
                "no,\"['no', 'yes'\",\"[0.99, 0.01]\",0.01",
                "no,\"['no', '\\x']\",\"[0.9, 0.1]\",0.1",
                "no,\"['no', '\\uzzzz']\",\"[0.9, 0.1]\",0.1",
                "no,\"['no', '\\x+1']\",\"[0.9, 0.1]\",0.1",
                "no,\"['no', '\\q']\",\"[0.9, 0.1]\",0.1",
                "no,\"['no', 'yes',]\",\"[0.9, 0.1]\",0.1",
                "no,\"['no', 'no']\",\"[0.9, 0.1]\",0.1",
                "no,\"['no', it's]\",\"[0.9, 0.1]\",0.1",
                "no,\"['no', 'yes']\",\"[1.1, 0.1]\",0.1",
                "no,\"['no', 'yes']\",\"[-0.1, 0.1]\",0.1",
                "no,\"['no', 'yes']\",\"[0.9, , 0.1]\",0.1",
                "no,nan,nan,1e999"
            })
    void refusesAnAnswerThatIsNotUnderstood(final String answer) {
        assertThatThrownBy(() -> probability(answer, ALL_KEYS))
                .hasMessageStartingWith("E-SME-UDF-33: The model's answer to row 1 is not understood: '")
                .hasMessageEndingWith("delete it and deploy again if not.");
    }

    @Test
    void readsLineBreaksInsideQuotesAndBothLineEnds() {
        assertThat(TestPrediction.classification(BINARY, "VARCHAR(10) UTF8")
                        .run(new TestRuntime(body -> "\"a\nb\"\r\n\"say \"\"x\"\"\""), row("1"), row("2")))
                .containsExactly(Arrays.asList("1", null, "a\nb"), java.util.Arrays.asList("2", null, "say \"x\""));
    }

    @Test
    void tellsWhatTheModelFailedOn() {
        final TestRuntime model = new TestRuntime(body -> {
            throw ModelErrorException.builder()
                    .originalStatusCode(400)
                    .originalMessage("could not convert string to float")
                    .logStreamArn("arn:log")
                    .awsErrorDetails(AwsErrorDetails.builder()
                            .errorCode("ModelError")
                            .errorMessage("Received client error (400) from model")
                            .build())
                    .statusCode(424)
                    .build();
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, row(1.0), row(2.0)))
                .hasMessage("E-SME-UDF-31: The model behind endpoint 'my-ep' in region 'eu-central-1' failed on row 1"
                        + " with HTTP status 400: could not convert string to float. Look for values the model"
                        + " was not trained on, and into its log: arn:log.");
    }

    /** Exasol's client would carry them to the database as bytes that are no UTF-8. */
    @Test
    void replacesCharactersAboveTheBasicPlaneInWhatAModelQuotes() {
        final TestRuntime model = new TestRuntime(body -> {
            throw modelError(400, "could not convert string to float: " + body.strip());
        });
        assertThatThrownBy(() -> TestPrediction.regression("VARCHAR(100) UTF8")
                        .run(model, List.<Object[]>of(row("ä €\uffe5 😀"))))
                .hasMessageContaining(": could not convert string to float: \"ä €\uffe5 \ufffd\". Look for values");
        assertThat(model.bodies).containsExactly("\"ä €\uffe5 😀\"\n");
    }

    @Test
    void replacesThemInALabelThatIsNoValueOfTheTarget() {
        assertThatThrownBy(() -> predict("DECIMAL(18,0)", "😀 7"))
                .hasMessageStartingWith("E-SME-UDF-34: The model's prediction for row 1 is '\ufffd 7', which is no");
    }

    @Test
    void readsNoConnectionOfAnotherKind() {
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .run(
                                TestRuntime.perRow(line -> "1"),
                                new TestRows(List.<Object[]>of(row(1.0)), "DOUBLE", "DOUBLE"),
                                new TestMetadata(1).withOtherKind("AWS", "token")))
                .hasMessageStartingWith("E-SME-UDF-71: CONNECTION 'AWS' is of a kind that Java UDFs cannot read: ");
    }

    private static ModelErrorException modelError(final int status, final String message) {
        return ModelErrorException.builder()
                .originalStatusCode(status)
                .originalMessage(message)
                .statusCode(424)
                .build();
    }

    /** A model that refuses requests with rows above a number. */
    private static TestRuntime refusing(final int status, final double above) {
        return new TestRuntime(body -> {
            if (body.lines().mapToDouble(Double::parseDouble).anyMatch(number -> number > above)) {
                throw modelError(status, "cannot handle it");
            }
            return body;
        });
    }

    private static Object[][] numbers(final int count) {
        final Object[][] rows = new Object[count][];
        for (int number = 0; number < count; number++) {
            rows[number] = row((double) number % 100);
        }
        return rows;
    }

    @Test
    void namesTheFirstRowThatTheModelRefuses() {
        final TestRuntime model = refusing(400, 98);
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, numbers(1000)))
                .hasMessageStartingWith("E-SME-UDF-31: The model behind endpoint 'my-ep' in region 'eu-central-1'"
                        + " failed on row 100 with HTTP status 400: cannot handle it.");
    }

    @Test
    void givesNullForRowsThatTheModelRefuses() {
        final List<List<Object>> output =
                TestPrediction.regression("DOUBLE").onError("null").run(refusing(422, 98), numbers(1000));
        assertThat(output).hasSize(1000);
        for (int number = 0; number < 1000; number++) {
            final double value = number % 100;
            assertThat(output.get(number)).isEqualTo(Arrays.asList(value, value > 98 ? null : value));
        }
    }

    @Test
    void givesNoProbabilityEitherForARowThatTheModelRefuses() {
        final TestRuntime model = new TestRuntime(body -> {
            throw modelError(400, "no");
        });
        assertThat(TestPrediction.classification(BINARY, "VARCHAR(9) UTF8", ALL_KEYS)
                        .onError("null")
                        .run(model, List.<Object[]>of(row("x"))))
                .containsExactly(Arrays.asList("x", null, null));
    }

    @Test
    void refusesAnotherReactionToErrors() {
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .onError("ignore")
                        .run(refusing(400, 1), List.<Object[]>of(row(1.0))))
                .hasMessageStartingWith("E-SME-UDF-30: ");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 429, 413})
    void asksAgainWhereTheModelsContainerFailed(final int status) {
        final AtomicInteger failures = new AtomicInteger(3);
        final TestRuntime model = new TestRuntime(body -> {
            if (failures.getAndDecrement() > 0) {
                throw modelError(status, "worker died");
            }
            return body;
        });
        assertThat(TestPrediction.regression("DOUBLE").run(model, numbers(1000)))
                .hasSize(1000);
    }

    @ParameterizedTest
    @CsvSource({
        "429,ModelNotReadyException",
        "429,TooManyRequestsException",
        "400,ThrottlingException",
        "500,InternalFailure",
        "502,BadGateway",
        "503,ServiceUnavailable",
        "504,GatewayTimeout",
        "530,InternalDependencyException",
        "408,RequestTimeout",
        "413,RequestEntityTooLarge",
        "403,RequestTimeTooSkewed"
    })
    void asksAgainWhereAwsFailed(final int status, final String code) {
        final AtomicInteger failures = new AtomicInteger(3);
        final TestRuntime model = new TestRuntime(body -> {
            if (failures.getAndDecrement() > 0) {
                throw TestSageMaker.refusal(status, code, "words of AWS");
            }
            return body;
        });
        assertThat(TestPrediction.regression("DOUBLE").run(model, numbers(1000)))
                .hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(classes = {SocketTimeoutException.class, ConnectException.class, UnknownHostException.class})
    void asksAgainWhereTheConnectionBroke(final Class<? extends Exception> cause) {
        final AtomicInteger failures = new AtomicInteger(3);
        final TestRuntime model = new TestRuntime(body -> {
            if (failures.getAndDecrement() > 0) {
                throw SdkClientException.create("Unable to execute HTTP request", cause(cause));
            }
            return body;
        });
        assertThat(TestPrediction.regression("DOUBLE").run(model, numbers(1000)))
                .hasSize(1000);
    }

    private static Exception cause(final Class<? extends Exception> type) {
        try {
            return type.getConstructor(String.class).newInstance("words of Java");
        } catch (final ReflectiveOperationException exception) {
            throw new LinkageError(exception.getMessage(), exception);
        }
    }

    @ParameterizedTest
    @CsvSource({"400,ValidationError,26", "403,AccessDeniedException,22", "404,UnknownOperationException,26"})
    void stopsAtOnceWhereAwsWillNeverAgree(final int status, final String code, final int error) {
        final TestRuntime model = new TestRuntime(body -> {
            throw TestSageMaker.refusal(status, code, "words of AWS");
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .limits(1000, 1000, 1)
                        .run(model, numbers(1000)))
                .hasMessageStartingWith("E-SME-UDF-" + error + ": ");
        assertThat(model.bodies).hasSize(1);
    }

    @Test
    void givesUpAnEndpointThatFailsEightTimes() {
        final TestRuntime model = new TestRuntime(body -> {
            throw TestSageMaker.refusal(500, "InternalFailure", "words of AWS");
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0))))
                .hasMessageStartingWith("E-SME-UDF-25: InvokeEndpoint of endpoint 'my-ep' for row 1 in region");
        assertThat(model.bodies).hasSize(8);
    }

    /** Serverless endpoints take less than others, and only the message of AWS says that the size is the reason. */
    @Test
    void namesARowThatAServerlessEndpointDoesNotTake() {
        final TestRuntime model = new TestRuntime(body -> {
            if (body.length() > 4 * 1024 * 1024) {
                throw TestSageMaker.refusal(400, "ValidationError", "too large");
            }
            return "1\n".repeat((int) body.lines().count());
        });
        final String part = "x".repeat(1_500_000);
        final String type = "VARCHAR(2000000) UTF8";
        assertThatThrownBy(() -> TestPrediction.regression(type, type, type)
                        .run(model, row("a", "b", "c"), row(part, part, part)))
                .hasMessageStartingWith("E-SME-UDF-47: Row 2 has 4500009 bytes as CSV, and the endpoint does not take");
    }

    @Test
    void namesARowThatNoEndpointTakes() {
        final Object[] wide =
                row("x".repeat(2_000_000), "x".repeat(2_000_000), "x".repeat(2_000_000), "ä".repeat(200_000));
        final String type = "VARCHAR(2000000) UTF8";
        assertThatThrownBy(() -> TestPrediction.regression(type, type, type, type)
                        .run(TestRuntime.perRow(line -> "1"), row("a", "b", "c", "d"), wide))
                .hasMessage("E-SME-UDF-47: Row 2 has 6400012 bytes as CSV, and the endpoint takes 6291456 at most."
                        + " Leave the row out, or shorten its texts, in the query and in the training.");
    }

    @Test
    void namesARowThatIsLargerThanWhatThisEndpointAnswers() {
        final TestRuntime model = new TestRuntime(body -> {
            if (body.length() > 100) {
                throw modelError(413, "");
            }
            return body.replaceAll("[^\n]+", "1");
        });
        assertThatThrownBy(() ->
                        TestPrediction.regression("VARCHAR(2000) UTF8").run(model, row("a"), row("b".repeat(200))))
                .hasMessage(
                        "E-SME-UDF-47: Row 2 has 203 bytes as CSV, and the endpoint does not take so many. Leave the"
                                + " row out, or shorten its texts, in the query and in the training.");
    }

    /** Whichever of the two the endpoint answers first. */
    @Test
    void namesALargeRowAlsoWhereOthersAreAnsweredLater() {
        final CountDownLatch isRefused = new CountDownLatch(1);
        final TestRuntime model = new TestRuntime(body -> {
            if (body.length() > 100) {
                if (!body.contains("a")) {
                    isRefused.countDown();
                }
                throw modelError(413, "");
            }
            awaitRefusal(isRefused);
            return body.replaceAll("[^\n]+", "1");
        });
        assertThatThrownBy(() ->
                        TestPrediction.regression("VARCHAR(2000) UTF8").run(model, row("b".repeat(200)), row("a")))
                .hasMessageStartingWith("E-SME-UDF-47: Row 1 has 203 bytes as CSV");
    }

    private static void awaitRefusal(final CountDownLatch isRefused) {
        try {
            assertThat(isRefused.await(2, TimeUnit.MINUTES)).isTrue();
        } catch (final InterruptedException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** A row of two bytes is not too large for anybody. */
    @Test
    void blamesNoRowWhereTheEndpointTakesNoneForItsSize() {
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(refusing(413, 0), row(1.0), row(2.0)))
                .hasMessage("E-SME-UDF-75: The model behind endpoint 'my-ep' in region 'eu-central-1' refuses as too"
                        + " large row 1 with HTTP status 413: cannot handle it. Its length, 2 bytes, is hardly the reason. Check that the endpoint"
                        + " serves the model of this script, and how large requests its container takes, and look into"
                        + " its log: AWS does not say where it is.");
        final TestRuntime aws = new TestRuntime(body -> {
            throw TestSageMaker.refusal(413, "RequestEntityTooLarge", "words of AWS");
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(aws, row(1.0), row(2.0)))
                .hasMessageStartingWith("E-SME-UDF-26: InvokeEndpoint of endpoint 'my-ep' for row 1 in region");
    }

    @Test
    void stopsWhenItIsInterrupted() {
        final TestRuntime silent = TestRuntime.perRow(line -> {
            await(new CountDownLatch(1));
            return line;
        });
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(silent, List.<Object[]>of(row(1.0))))
                    .hasMessage("E-SME-UDF-46: The statement was stopped while it waited for predictions. Run it"
                            + " again.");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void saysSoWhenAwsDoesNotTellWhatTheModelFailedOn() {
        final TestRuntime model = new TestRuntime(body -> {
            throw ModelErrorException.builder().originalStatusCode(500).build();
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0))))
                .hasMessage(
                        "E-SME-UDF-58: The model behind endpoint 'my-ep' in region 'eu-central-1' failed, also after"
                                + " several attempts, on row 1 with HTTP status 500: no message. Look into its log: AWS does"
                                + " not say where it is. If the model answers other rows, look for values it was not trained"
                                + " on.");
    }

    @Test
    void tellsWhatAwsRefused() {
        final TestRuntime model = new TestRuntime(body -> {
            throw TestSageMaker.refusal(400, "ValidationError", "Endpoint my-ep of account 1 not found.");
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0))))
                .hasMessageStartingWith("E-SME-UDF-26: InvokeEndpoint of endpoint 'my-ep' for row 1 in region"
                        + " eu-central-1 failed. The cause: ValidationError: Endpoint my-ep of account 1 not found.");
    }

    @Test
    void throwsMessagesWithoutFramesCausesAndSecrets() {
        final TestRuntime model = new TestRuntime(body -> {
            throw TestSageMaker.refusal(403, "SignatureDoesNotMatch", "Check your key.");
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0))))
                .hasMessageStartingWith("E-SME-UDF-21: ")
                .hasNoCause()
                .satisfies(failure -> {
                    assertThat(failure.getStackTrace()).isEmpty();
                    assertThat(failure).hasToString(failure.getMessage());
                    assertThat(failure.getMessage()).doesNotContain(TestConnection.SECRET);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "***", "bm8ganNvbg", "e30", "eyJjb25uZWN0aW9uIjoiQVdTIn0"})
    void refusesDamagedSettings(final String settings) {
        final TestPrediction prediction = TestPrediction.regression("DOUBLE");
        prediction.properties.put("sme.settings", settings);
        assertThatThrownBy(() -> prediction.run(TestRuntime.perRow(line -> "1"), List.<Object[]>of(row(1.0))))
                .hasMessageStartingWith("E-SME-UDF-30: This prediction script is damaged: sme.settings: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "requests_in_flight | 0",
                "rows_per_request | -1",
                "bytes_per_request | 1.5",
                "has_key | 1",
                "connection | null",
                "problem_type | \"Clustering\"",
                "feature_types | [null]",
                "feature_types | {}",
                "text_rule | \"LONGEST_DOUBLE\"",
                "response_keys | [\"probability\"]",
                "response_keys | [\"predicted_label\",\"score\"]"
            })
    void refusesDamagedSetting(final String key, final String value) {
        final TestPrediction prediction = TestPrediction.regression("DOUBLE");
        prediction.run(TestRuntime.perRow(line -> "1"), List.<Object[]>of(row(1.0)));
        final String settings =
                new String(Base64.getUrlDecoder().decode(prediction.properties.get("sme.settings")), UTF_8);
        final String damaged =
                settings.replaceFirst("\"" + key + "\":(\"[^\"]*\"|\\[.*?\\]|[^,}]*)", "\"" + key + "\":" + value);
        assertThat(damaged).isNotEqualTo(settings);
        prediction.properties.put("sme.settings", Base64.getUrlEncoder().encodeToString(damaged.getBytes(UTF_8)));
        assertThatThrownBy(() -> prediction.run(TestRuntime.perRow(line -> "1"), List.<Object[]>of(row(1.0))))
                .hasMessageStartingWith("E-SME-UDF-30: This prediction script is damaged: sme.settings: ");
    }

    @Test
    void refusesAFeatureOfAnotherTypeThanItsColumn() {
        assertThatThrownBy(() -> TestPrediction.regression("TIMESTAMP")
                        .run(TestRuntime.perRow(line -> "1"), List.<Object[]>of(row("x"))))
                .hasMessageStartingWith("E-SME-UDF-30: This prediction script is damaged: sme.settings names another");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DECIMAL(37,0)",
                "DECIMAL(3,4)",
                "TIMESTAMP(10)",
                "VARCHAR(2000001)",
                "DOUBLE(3)",
                "GEOMETRY",
                "HASHTYPE(16 BYTE)",
                "double"
            })
    void refusesFeaturesOfOtherTypes(final String type) {
        assertThatThrownBy(() -> TestPrediction.regression(type)
                        .run(TestRuntime.perRow(line -> "1"), new TestRows(List.of(), "DOUBLE")))
                .hasMessageStartingWith("E-SME-UDF-30: ");
    }

    @Test
    void refusesATargetOfAnotherType() {
        assertThatThrownBy(() -> predict("DATE", "2024-01-01")).hasMessageStartingWith("E-SME-UDF-30: ");
    }

    @Test
    void refusesAScriptWithoutItsOptions() {
        final TestPrediction prediction = TestPrediction.regression("DOUBLE");
        prediction.properties.remove("sme.endpoint");
        assertThatThrownBy(() -> prediction.run(TestRuntime.perRow(line -> "1"), List.<Object[]>of(row(1.0))))
                .hasMessage("E-SME-UDF-30: This prediction script is damaged: sme.endpoint is missing. Do not change"
                        + " prediction scripts. Delete the endpoint and deploy it again.");
    }

    @Test
    void refusesAnotherNumberOfColumns() {
        final TestPrediction prediction = TestPrediction.regression("DOUBLE", "DOUBLE");
        prediction.properties.put("sme.settings", "");
        final TestPrediction other = TestPrediction.regression("DOUBLE");
        other.run(TestRuntime.perRow(line -> "1"), List.<Object[]>of(row(1.0)));
        prediction.properties.put("sme.settings", other.properties.get("sme.settings"));
        assertThatThrownBy(() -> prediction.run(TestRuntime.perRow(line -> "1"), List.<Object[]>of(row(1.0, 2.0))))
                .hasMessageStartingWith(
                        "E-SME-UDF-30: This prediction script is damaged: 2 instead of 1 input columns.");
    }

    @Test
    void tellsWhyTheDatabaseRefusedARow() {
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .run(
                                TestRuntime.perRow(line -> "1"),
                                new TestRows(Collections.singletonList(row(1.0)), "DOUBLE")))
                .hasMessage("E-SME-UDF-35: The database refused a row: E-UDF-CL-SL-JAVA-1107: emit() takes exactly 1"
                        + " arguments (2 given). If nobody stopped the statement, check that the script is the one that"
                        + " the deployment created.");
    }

    @Test
    void saysWhereItFailedWhenItsOwnCodeIsWrong() {
        final TestRuntime model = new TestRuntime(body -> {
            throw new IllegalStateException("unexpected");
        });
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(row(1.0))))
                .hasMessageStartingWith("F-SME-UDF-36: The script failed in com.exasol.sme.predict.PredictionUdfTest")
                .hasMessageContaining("java.lang.IllegalStateException: unexpected");
    }
}
