package com.exasol.sme.predict.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** The probabilities of all labels, out of answers as containers write them. */
class AllProbabilitiesTest {
    private static final String BINARY = "BinaryClassification";
    private static final String MULTICLASS = "MulticlassClassification";
    private static final String TEXT = "VARCHAR(100) UTF8";
    private static final String[] ALL_KEYS = {"predicted_label", "labels", "probabilities", "probability"};

    private static TestPrediction prediction(final String problemType, final String targetType, final String... keys) {
        return TestPrediction.classification(problemType, targetType, keys).withProbabilities();
    }

    /** {@return what comes out behind the feature of a single row} */
    private static List<Object> outputs(final TestPrediction prediction, final String answer) {
        final List<Object> row = prediction
                .run(new TestRuntime(body -> answer), List.<Object[]>of(new Object[] {"x"}))
                .get(0);
        return row.subList(1, row.size());
    }

    private static Object all(final String answer) {
        return outputs(prediction(BINARY, TEXT, ALL_KEYS), answer).get(1);
    }

    @Test
    void standBetweenTheProbabilityAndThePrediction() {
        assertThat(outputs(prediction(BINARY, TEXT, ALL_KEYS), "yes,\"['no', 'yes']\",\"[0.01, 0.99]\",0.99\n"))
                .containsExactly(0.99, "{\"no\":0.01,\"yes\":0.99}", "yes");
    }

    /** The forms of one line of an answer, as far as they are known, with all labels in them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // A pipeline with a container that gives labels their names back.
                "no,\"['no', 'yes']\",\"[0.99, 0.01]\",0.01 | {\"no\":0.99,\"yes\":0.01}",
                "yes,\"['no', 'yes']\",\"[0.0007948523852974176, 0.9992051476147026]\",0.9992051476147026 | {\"no\":0.0007948523852974176,\"yes\":0.9992051476147026}",
                // XGBoost's own container: whole numbers, and lists in quotes always.
                "1,\"[0, 1]\",\"[0.4, 0.6]\",0.6 | {\"0\":0.4,\"1\":0.6}",
                "2,\"[0, 1, 2]\",\"[0.1, 0.2, 0.7]\",0.7 | {\"0\":0.1,\"1\":0.2,\"2\":0.7}",
                // The same with other blanks, other quotes and everything in quotes.
                "no,\"['no','yes']\",\"[0.99,0.01]\",0.01 | {\"no\":0.99,\"yes\":0.01}",
                "no,\"[ 'no' , 'yes' ]\",\"[ 0.99 , 0.01 ]\",0.01 | {\"no\":0.99,\"yes\":0.01}",
                "\"no\",\"[\"\"no\"\", \"\"yes\"\"]\",\"[0.99, 0.01]\",\"0.01\" | {\"no\":0.99,\"yes\":0.01}",
                "no,\"[no, yes]\",\"[0.99, 0.01]\",0.01 | {\"no\":0.99,\"yes\":0.01}",
                "no,['no'],[1.0],1.0 | {\"no\":1.0}",
                "no,\"['no', 'yes']\",\"['0.99', '0.01']\",0.01 | {\"no\":0.99,\"yes\":0.01}",
                // The order is that of the answer.
                "no,\"['z', 'no', 'a']\",\"[0.2, 0.5, 0.3]\",0.5 | {\"z\":0.2,\"no\":0.5,\"a\":0.3}",
                // Numbers as Python writes them.
                "no,\"['no', 'yes']\",\"[1.0, 1e-05]\",0 | {\"no\":1.0,\"yes\":1e-05}",
                "no,\"['no', 'yes']\",\"[1, 0]\",0 | {\"no\":1,\"yes\":0}",
                "no,\"['no', 'yes']\",\"[1.0000001, -1e-07]\",0 | {\"no\":1.0000001,\"yes\":-1e-07}",
                // Numbers that JSON does not take as they are.
                "no,\"['no', 'yes']\",\"[1., .5]\",0 | {\"no\":1.0,\"yes\":0.5}",
                "no,\"['no', 'yes']\",\"[+1, 00.5]\",0 | {\"no\":1.0,\"yes\":0.5}",
                "no,\"['no', 'yes']\",\"[-.0, 1.e-1]\",0 | {\"no\":-0.0,\"yes\":0.1}",
                // A number that the model does not tell.
                "no,\"['no', 'yes']\",\"[0.99, nan]\",0.01 | {\"no\":0.99,\"yes\":null}",
                "yes,\"['no', 'yes']\",\"[0.99, nan]\",0.01 | {\"no\":0.99,\"yes\":null}",
                "yes,\"['no', 'yes']\",\"[nan, nan]\",nan | {\"no\":null,\"yes\":null}"
            })
    void areAnObjectWithTheLabelsOfTheAnswer(final String answer, final String expected) {
        assertThat(all(answer)).isEqualTo(expected);
    }

    /** Lists as Python writes them, in fields as RFC 4180 wants them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "it's | \"[\"\"it's\"\", 'no']\" | {\"it's\":0.75,\"no\":0.25}",
                "it's | \"['it\\'s', 'no']\" | {\"it's\":0.75,\"no\":0.25}",
                "\"say \"\"hi\"\"\" | \"['say \"\"hi\"\"', 'no']\" | {\"say \\\"hi\\\"\":0.75,\"no\":0.25}",
                "\"\"\"'\" | \"['\"\"\\'', 'no']\" | {\"\\\"'\":0.75,\"no\":0.25}",
                "\"a,b\" | \"['a,b', ',']\" | {\"a,b\":0.75,\",\":0.25}",
                "[] | \"['[]', '][']\" | {\"[]\":0.75,\"][\":0.25}",
                "\"['a', 'b']\" | \"[\"\"['a', 'b']\"\", 'no']\" | {\"['a', 'b']\":0.75,\"no\":0.25}",
                "{} | \"['{}', ':']\" | {\"{}\":0.75,\":\":0.25}",
                "a\\b | \"['a\\\\b', '\\\\']\" | {\"a\\\\b\":0.75,\"\\\\\":0.25}",
                "\\n | \"['\\\\n', '\\n']\" | {\"\\\\n\":0.75,\"\\u000a\":0.25}",
                "\\x41 | \"['\\\\x41', '\\x41']\" | {\"\\\\x41\":0.75,\"A\":0.25}",
                "ä | \"['ä', 'ß']\" | {\"ä\":0.75,\"ß\":0.25}",
                "ä | \"['\\xe4', '\\u00df']\" | {\"ä\":0.75,\"ß\":0.25}",
                "日本 | \"['日本', '\\u20ac']\" | {\"日本\":0.75,\"€\":0.25}",
                "😀 | \"['😀', '\\U0001f600\\u200d']\" | {\"😀\":0.75,\"😀\u200d\":0.25}",
                "a | \"['a', '\\ud83d']\" | {\"a\":0.75,\"\\ud83d\":0.25}",
                "a | \"['a', '\\x00\\t\\x1f\\x7f\\u2028']\" | {\"a\":0.75,\"\\u0000\\u0009\\u001f\u007f\u2028\":0.25}",
                "a | \"['a', '']\" | {\"a\":0.75,\"\":0.25}",
                "nan | \"['nan', 'None']\" | {\"nan\":0.75,\"None\":0.25}",
                "1 | \"['1', '1.0']\" | {\"1\":0.75,\"1.0\":0.25}",
                "0.75 | \"['0.75', '1e-05']\" | {\"0.75\":0.75,\"1e-05\":0.25}"
            })
    void nameLabelsOfAnyLetters(final String label, final String labels, final String expected) {
        assertThat(outputs(prediction(BINARY, TEXT, ALL_KEYS), label.strip() + ',' + labels + ",\"[0.75, 0.25]\",0.75"))
                .startsWith(0.75, expected);
    }

    @Test
    void nameLabelsWithBlanksAndLineBreaks() {
        assertThat(all("\"\r\n \",\"['\\r\\n ', ' a ', '\ta']\",\"[0.5, 0.25, 0.25]\",0.5"))
                .isEqualTo("{\"\\u000d\\u000a \":0.5,\" a \":0.25,\"\\u0009a\":0.25}");
    }

    @Test
    void areThoseOfManyClasses() {
        assertThat(outputs(
                        prediction(MULTICLASS, TEXT, ALL_KEYS),
                        "c,\"['a', 'b', 'c', 'd', 'e', 'f', 'g']\"," + "\"[0.0, 0.1, 0.4, 0.1, 0.1, 0.1, 0.2]\",0.4"))
                .containsExactly(0.4, "{\"a\":0.0,\"b\":0.1,\"c\":0.4,\"d\":0.1,\"e\":0.1,\"f\":0.1,\"g\":0.2}", "c");
    }

    /** Whatever way a container writes a label, its name is the text that the training files hold. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "BOOLEAN | True,\"[False, True]\" | {\"false\":0.25,\"true\":0.75}",
                "BOOLEAN | True.,\"['false', 'true']\" | {\"false\":0.25,\"true\":0.75}",
                "BOOLEAN | 1,\"[0.0, 1.0]\" | {\"false\":0.25,\"true\":0.75}",
                "DECIMAL(18,0) | 7.0,\"[1.0, 7.0]\" | {\"1\":0.25,\"7\":0.75}",
                "DECIMAL(18,0) | 100,\"[-1, 1e2]\" | {\"-1\":0.25,\"100\":0.75}",
                "DECIMAL(9,2) | 0.5,\"[-1, 0.5]\" | {\"-1.00\":0.25,\"0.50\":0.75}",
                "DECIMAL(20,10) | 1e-09,\"['0', '1e-09']\" | {\"0.0000000000\":0.25,\"0.0000000010\":0.75}",
                "DOUBLE | 2.0,\"[1.50, 2.0]\" | {\"1.5\":0.25,\"2\":0.75}",
                "VARCHAR(9) UTF8 | True,\"[False, True]\" | {\"False\":0.25,\"True\":0.75}",
                "VARCHAR(9) UTF8 | 7.0,\"[1.0, 7.0]\" | {\"1.0\":0.25,\"7.0\":0.75}",
                "CHAR(4) ASCII | ab,\"['a', 'ab']\" | {\"a\":0.25,\"ab\":0.75}",
                // A label that is no value of the column's type keeps its text.
                "DECIMAL(18,0) | 7.0,\"['other', 7.0]\" | {\"other\":0.25,\"7\":0.75}",
                "BOOLEAN | True,\"[None, True]\" | {\"None\":0.25,\"true\":0.75}",
                // Where two mean the same value, all keep their texts.
                "DOUBLE | 1.0,\"['1', '1.0']\" | {\"1\":0.25,\"1.0\":0.75}"
            })
    void nameLabelsAsTheTrainingFilesDo(final String type, final String answer, final String expected) {
        assertThat(outputs(prediction(BINARY, type.strip(), ALL_KEYS), answer.strip() + ",\"[0.25, 0.75]\",0.75"))
                .startsWith(0.75, expected);
    }

    /** The name of the prediction's own member, for joins and paths. */
    @Test
    void holdThePredictionItselfAsAName() {
        assertThat(outputs(
                        prediction(MULTICLASS, "DECIMAL(18,0)", ALL_KEYS),
                        "7.0,\"[1.0, 7.0, 12.0]\",\"[0.1, 0.8, 0.1]\",0.8"))
                .containsExactly(0.8, "{\"1\":0.1,\"7\":0.8,\"12\":0.1}", BigDecimal.valueOf(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no,nan,nan,0.25 | 0.25",
                "no,nan,\"[0.99, 0.01]\",0.99 | 0.99",
                "no,\"['no', 'yes']\",nan,0.99 | 0.99",
                "no,nan,nan,nan |"
            })
    void areNullWhereTheContainerDoesNotTellThem(final String answer, final Double probability) {
        assertThat(outputs(prediction(BINARY, TEXT, ALL_KEYS), answer))
                .isEqualTo(Arrays.asList(probability, null, "no"));
    }

    /** Without their labels, nobody says what the numbers stand for; XGBoost's container counts classes from 0. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no | |",
                "no | predicted_label |",
                "1,\"[0.4, 0.6]\" | predicted_label,probabilities |",
                "0,\"[0.9992051720619202, 0.0007948523852974176]\" | predicted_label,probabilities |",
                "no,\"['no', 'yes']\" | predicted_label,labels |",
                "no,0.99 | predicted_label,probability | 0.99",
                "no,\"['no', 'yes']\",0.99 | predicted_label,labels,probability | 0.99"
            })
    void areNullWhereTheyWereNotAskedFor(final String answer, final String keys, final Double probability) {
        final String[] all = keys == null ? new String[0] : keys.split(",");
        assertThat(outputs(prediction(BINARY, TEXT, all), answer))
                .isEqualTo(Arrays.asList(probability, null, answer.replaceFirst(",.*", "")));
    }

    /** Some algorithms answer several rows in one line; that is never taken for the labels of one row. */
    @ParameterizedTest
    @ValueSource(strings = {"0,1", "[0,1]", "0,1\n0,1"})
    void refuseSeveralRowsInOneLine(final String answer) {
        assertThatThrownBy(() -> outputs(prediction(BINARY, "DECIMAL(1,0)"), answer))
                .hasMessageMatching("E-SME-UDF-3[23]: .*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no,\"['no', 'yes', 'yes']\",\"[0.8, 0.1, 0.1]\",0.8",
                "no,\"['no', 'yes', '\\x79es']\",\"[0.8, 0.1, 0.1]\",0.8",
                "no,\"['no', 'yes']\",\"[0.9, 0.05, 0.05]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9, 1.1]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9, -0.1]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9, inf]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9, high]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9, ]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9, 1e999]\",0.9",
                "no,\"['no', 'yes']\",\"[0.9, 0.1] \"x,0.9"
            })
    void areRefusedWhereOneIsNotUnderstood(final String answer) {
        assertThatThrownBy(() -> all(answer)).hasMessageMatching("E-SME-UDF-3[23]: .*answer to row 1 is .*");
    }

    @Test
    void areNotLookedAtWhereTheyAreNotWanted() {
        assertThat(outputs(
                        TestPrediction.classification(BINARY, TEXT, ALL_KEYS),
                        "no,\"['no', 'yes', 'yes']\",\"[0.8, high, 0.1]\",0.8"))
                .containsExactly(0.8, "no");
    }

    @Test
    void followTheListThatComesWithEachRow() {
        final String answer = "a,\"['a', 'b']\",\"[0.75, 0.25]\",0.75\n"
                + "a,\"['b', 'a']\",\"[0.25, 0.75]\",0.75\n"
                + "a,\"['b', 'a']\",\"[0.25, nan]\",nan\n"
                + "b,\"['a', 'b']\",\"[0.25, 0.75]\",0.75\n"
                + "b,nan,nan,0.5\n"
                + "ä,\"['ä', '日']\",\"[1, 0]\",1\n";
        final Object[][] input = new Object[6][];
        Arrays.fill(input, new Object[] {"x"});
        assertThat(prediction(BINARY, TEXT, ALL_KEYS).run(new TestRuntime(body -> answer), input))
                .extracting(row -> row.get(2))
                .containsExactly(
                        "{\"a\":0.75,\"b\":0.25}",
                        "{\"b\":0.25,\"a\":0.75}",
                        "{\"b\":0.25,\"a\":null}",
                        "{\"a\":0.25,\"b\":0.75}",
                        null,
                        "{\"ä\":1,\"日\":0}");
    }

    @Test
    void areNullForARowThatTheModelRefuses() {
        final TestRuntime model = new TestRuntime(body -> {
            throw ModelErrorException.builder()
                    .originalStatusCode(400)
                    .originalMessage("no")
                    .statusCode(424)
                    .build();
        });
        assertThat(prediction(BINARY, TEXT, ALL_KEYS).onError("null").run(model, List.<Object[]>of(new Object[] {"x"})))
                .containsExactly(Arrays.asList("x", null, null, null));
    }

    @Test
    void areRefusedWhereTheColumnCannotHoldThem() {
        final String a = "a".repeat(1_000_000);
        final String emoji = "😀".repeat(999_983);
        final TestPrediction prediction = prediction(BINARY, "VARCHAR(2000000) UTF8", ALL_KEYS);
        final String numbers = ",\"[0.75, 0.25]\",0.75";
        final Object whole = outputs(prediction, a + ",\"['" + a + "', '" + emoji + "']\"" + numbers)
                .get(1);
        assertThat(((String) whole).codePoints().count()).isEqualTo(2_000_000);
        assertThatThrownBy(() -> outputs(prediction, a + ",\"['" + a + "', '" + emoji + "b']\"" + numbers))
                .hasMessage("E-SME-UDF-52: The probabilities of all labels of row 1 take 2000001 characters as JSON,"
                        + " and the column PROBABILITIES holds 2000000. Delete the endpoint and deploy it again without"
                        + " probabilities, or train again with shorter or fewer labels.");
    }

    @Test
    void standBehindKeyAndFeature() {
        final TestRuntime model =
                TestRuntime.perRow(line -> "it's,\"[np.str_(\"\"it's\"\"), np.str_('no')]\",\"[0.75, 0.25]\"");
        assertThat(TestPrediction.classification(MULTICLASS, TEXT, "predicted_label", "labels", "probabilities")
                        .withKey()
                        .withProbabilities()
                        .run(model, new Object[] {"key", "x"}, new Object[] {null, "y"}))
                .containsExactly(
                        List.of("key", "x", 0.75, "{\"it's\":0.75,\"no\":0.25}", "it's"),
                        Arrays.asList(null, "y", 0.75, "{\"it's\":0.75,\"no\":0.25}", "it's"));
    }

    @Test
    void areRefusedForARegression() {
        assertThatThrownBy(() -> TestPrediction.regression("DOUBLE")
                        .withProbabilities()
                        .run(new TestRuntime(body -> "1"), List.<Object[]>of(new Object[] {1.0})))
                .hasMessageStartingWith("E-SME-UDF-30: This prediction script is damaged: sme.settings: a regression"
                        + " has no probabilities.");
    }
}
