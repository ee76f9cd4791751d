package com.exasol.sme.predict.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/**
 * The bytes that real containers answer as CSV, and what becomes of each value.
 *
 * <p>The texts were printed by the code that the comments name, in November 2026, with numpy 2.4.6 on Python 3.11.7 where
 * nothing else is said; docs/answer-forms.md has the same as a table.
 */
class AnswerFormsTest {
    private static final String BINARY = "BinaryClassification";
    private static final String MULTICLASS = "MulticlassClassification";
    private static final String TEXT = "VARCHAR(100) UTF8";
    private static final String[] ALL_KEYS = {"predicted_label", "labels", "probabilities", "probability"};

    /** {@return what comes out behind the feature of each row} */
    private static List<List<Object>> outputs(final TestPrediction prediction, final int rows, final String answer) {
        return prediction.run(new TestRuntime(body -> answer), Collections.nCopies(rows, new Object[] {"x"})).stream()
                .map(row -> row.subList(1, row.size()))
                .collect(Collectors.toList());
    }

    private static List<Object> predictions(final TestPrediction prediction, final int rows, final String answer) {
        return outputs(prediction, rows, answer).stream()
                .map(row -> row.get(row.size() - 1))
                .collect(Collectors.toList());
    }

    private static TestPrediction labels(final String targetType) {
        return TestPrediction.classification(BINARY, targetType);
    }

    private static TestPrediction all(final String problemType, final String targetType) {
        return TestPrediction.classification(problemType, targetType, ALL_KEYS).withProbabilities();
    }

    private static TestPrediction numbers() {
        return TestPrediction.regression(TEXT);
    }

    private static void assertRefused(final TestPrediction prediction, final String answer, final String message) {
        assertThatThrownBy(() -> outputs(prediction, 2, answer)).hasMessageContaining(message);
    }

    /**
     * The last container of an Autopilot pipeline: Python's {@code csv.writer}, LF behind each row, and {@code
     * str(list(classes))} of numpy.
     */
    @Nested
    class OfAnAutopilotPipeline {
        @Test
        void haveLabelsAndProbabilitiesInLists() {
            assertThat(outputs(
                            all(BINARY, TEXT),
                            2,
                            "no,\"['no', 'yes']\",\"[0.99, 0.01]\",0.01\nyes,\"['no', 'yes']\",\"[0.2, 0.8]\",0.8\n"))
                    .containsExactly(
                            List.of(0.99, "{\"no\":0.99,\"yes\":0.01}", "no"),
                            List.of(0.8, "{\"no\":0.2,\"yes\":0.8}", "yes"));
        }

        /** Since numpy 2 values in a list name their types. */
        @Test
        void haveValuesOfNumpyInLists() {
            assertThat(
                            outputs(
                                    all(BINARY, TEXT),
                                    2,
                                    "no,\"[np.str_('no'), np.str_('yes')]\",\"[np.float64(0.99), np.float64(0.01)]\",0.01\n"
                                            + "yes,\"[np.str_('no'), np.str_('yes')]\",\"[np.float32(0.2), np.float32(0.8)]\",0.8\n"))
                    .containsExactly(
                            List.of(0.99, "{\"no\":0.99,\"yes\":0.01}", "no"),
                            List.of(0.8, "{\"no\":0.2,\"yes\":0.8}", "yes"));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "it's | \"[np.str_('no'), np.str_(\"\"it's\"\")]\",\"[0.25, 0.75]\",0.75 | 0.75",
                    "ä | \"[np.str_('ä'), np.str_('a\\\\b')]\",\"[np.float64(1e-05), np.float64(nan)]\",nan | 1.0E-5",
                    "ä | \"[np.str_('a'), np.str_('ä')]\",\"[np.float64(1e-05), np.float64(nan)]\",nan |",
                    "1 | \"[np.int64(0), np.int64(1)]\",\"[np.float64(0.25), np.float64(0.75)]\",0.75 | 0.75",
                    "1 | \"[np.int8(0), np.uint32(1)]\",\"[np.float16(0.25), np.float16(0.75)]\",0.75 | 0.75",
                    "True | \"[np.False_, np.True_]\",\"[np.float64(0.25), np.float64(0.75)]\",0.75 | 0.75",
                    "1 | \"[0, 1]\",\"[np.longdouble('0.25'), np.longdouble('0.75')]\",0.75 | 0.75"
                })
        void haveEachTypeOfNumpy(final String label, final String rest, final Double probability) {
            assertThat(outputs(
                            TestPrediction.classification(BINARY, TEXT, ALL_KEYS),
                            1,
                            label.strip() + ',' + rest.strip() + '\n'))
                    .containsExactly(Arrays.asList(probability, label.strip()));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[np.str_('no'), np.str('yes')]",
                    "[np.str_('no'), np.str_('yes']",
                    "[np.str_('no'), np.str_('yes' 'x')]",
                    "[np.str_('no'), np.str_()]",
                    "[np.str_('no'), np.bytes_(b'yes')]",
                    "[np.str_('no'), np.datetime64('2026-01-01')]",
                    "[np.str_('no'), np.yes_]",
                    "[np.str_('no'), np.int64(0, 1)]",
                    "[np.str_('no') np.str_('yes')]",
                    "['no' 'yes']"
                })
        void areRefusedWithAnotherList(final String labels) {
            assertRefused(
                    all(BINARY, TEXT),
                    "no,\"['no', 'yes']\",\"[0.9, 0.1]\",0.1\nno,\"" + labels + "\",\"[0.9, 0.1]\",0.1\n",
                    "E-SME-UDF-33: The model's answer to row 2 is not understood: 'no," + labels
                            + ",[0.9, 0.1],0.1', its labels or probabilities are no list as Python prints one.");
        }

        @Test
        void areRefusedWithAProbabilityOfAnotherType() {
            assertRefused(
                    all(BINARY, TEXT),
                    "no,\"['no', 'yes']\",\"[0.9, 0.1]\",0.1\nno,\"['no', 'yes']\",\"[0.9, np.complex128(0.1)]\",0.1\n",
                    "E-SME-UDF-33: The model's answer to row 2 is not understood: ");
        }

        /** Python before 3.13 leaves a lone carriage return without quotes; it is no end of a line. */
        @Test
        void haveACarriageReturnInALabel() {
            final String list = ",\"['a\\rb', 'c\\r']\",\"[0.9, 0.1]\",0.1\n";
            assertThat(predictions(all(BINARY, TEXT), 2, "a\rb" + list + "c\r" + list))
                    .containsExactly("a\rb", "c\r");
            assertThat(predictions(all(BINARY, TEXT), 2, "\"a\rb\"" + list + "\"c\r\"" + list))
                    .containsExactly("a\rb", "c\r");
            assertThat(predictions(labels(TEXT), 2, "a\rb\nc\rd\n")).containsExactly("a\rb", "c\rd");
        }

        /** A label with a carriage return at its end, or lines that end in two ways: nobody knows. */
        @Test
        void areRefusedWithACarriageReturnBeforeTheEndOfSomeLines() {
            assertRefused(
                    labels(TEXT),
                    "a\nb\r\n",
                    "E-SME-UDF-32: The answer to rows 1 to 2 is wrong, also after 2 attempts: it is no CSV at row 2,"
                            + " where the line ends in another way than those before.");
        }

        @Test
        void haveQuotesWhereALabelNeedsThem() {
            assertThat(predictions(labels(TEXT), 5, "\"no, \"\"never\"\"\"\n\"a\nb\"\nit's\n a \nyes\n"))
                    .containsExactly("no, \"never\"", "a\nb", "it's", " a ", "yes");
        }

        @Test
        void haveOneNumberPerRowOfARegression() {
            assertThat(predictions(numbers(), 4, "0.1\n1e-05\n1e+16\n-0.0\n")).containsExactly(0.1, 1e-5, 1e16, -0.0);
        }
    }

    /** XGBoost's own container (commit cb8df91, with xgboost 3.2.0) when keys were chosen: LF between rows only. */
    @Nested
    class OfXgboostWithKeys {
        @Test
        void haveBothClassesOfABinaryModel() {
            assertThat(outputs(
                            all(BINARY, "DECIMAL(1,0)"),
                            2,
                            "0,\"[0, 1]\",\"[0.8008484542369843, 0.19915154576301575]\",0.19915154576301575\n"
                                    + "1,\"[0, 1]\",\"[0.1921893358230591, 0.8078106641769409]\",0.8078106641769409"))
                    .containsExactly(
                            List.of(
                                    0.8008484542369843,
                                    "{\"0\":0.8008484542369843,\"1\":0.19915154576301575}",
                                    BigDecimal.ZERO),
                            List.of(
                                    0.8078106641769409,
                                    "{\"0\":0.1921893358230591,\"1\":0.8078106641769409}",
                                    BigDecimal.ONE));
        }

        @Test
        void haveAllClassesOfSoftprob() {
            assertThat(
                            outputs(
                                    all(MULTICLASS, "DECIMAL(1,0)"),
                                    2,
                                    "0,\"[0, 1, 2]\",\"[0.7154564261436462, 0.13861477375030518, 0.1459287405014038]\",0.7154564261436462\n"
                                            + "2,\"[0, 1, 2]\",\"[0.1539786010980606, 0.13992612063884735, 0.706095278263092]\",0.706095278263092"))
                    .extracting(row -> row.get(0), row -> row.get(2))
                    .containsExactly(
                            tuple(0.7154564261436462, BigDecimal.ZERO),
                            tuple(0.706095278263092, BigDecimal.valueOf(2)));
        }

        /** What does not fit the objective is {@code nan}; the label of softmax is a number with a point. */
        @Test
        void haveNoProbabilitiesOfSoftmaxAndHinge() {
            assertThat(outputs(
                            all(MULTICLASS, "DECIMAL(1,0)"),
                            3,
                            "0.0,\"[0, 1, 2]\",nan,nan\n2.0,\"[0, 1, 2]\",nan,nan\n1.0,\"[0, 1, 2]\",nan,nan"))
                    .containsExactly(
                            Arrays.asList(null, null, BigDecimal.ZERO),
                            Arrays.asList(null, null, BigDecimal.valueOf(2)),
                            Arrays.asList(null, null, BigDecimal.ONE));
            assertThat(outputs(all(BINARY, "BOOLEAN"), 1, "1.0,\"[0, 1]\",nan,nan"))
                    .containsExactly(Arrays.asList(null, null, true));
        }

        /** A regression that is asked for the keys of a classification. */
        @ParameterizedTest
        @ValueSource(strings = {TEXT, "DECIMAL(1,0)"})
        void areRefusedWhereNoKeyFitsTheObjective(final String type) {
            assertRefused(
                    all(BINARY, type),
                    "nan,nan,nan,nan\nnan,nan,nan,nan",
                    "E-SME-UDF-33: The model's answer to row 1 is not understood: 'nan,nan,nan,nan', the model tells"
                            + " nothing that it is asked for.");
        }

        @Test
        void haveTheScoreOfARegression() {
            assertThat(predictions(numbers(), 3, "2.4478492736816406\n6.295364856719971\n5.27808141708374"))
                    .containsExactly(2.4478492736816406, 6.295364856719971, 5.27808141708374);
        }
    }

    /** XGBoost's own container without keys. */
    @Nested
    class OfPlainXgboost {
        @Test
        void haveALinePerRow() {
            assertThat(predictions(numbers(), 2, "2.4478492736816406\n6.295364856719971\n"))
                    .containsExactly(2.4478492736816406, 6.295364856719971);
            assertThat(predictions(labels("DECIMAL(1,0)"), 3, "0.0\n2.0\n1.0\n"))
                    .containsExactly(BigDecimal.ZERO, BigDecimal.valueOf(2), BigDecimal.ONE);
        }

        /** Up to version 1.2-2, and with several models in one container until today (read, not run). */
        @Test
        void haveAllRowsInOneLine() {
            assertThat(predictions(numbers(), 3, "2.4478492736816406,6.295364856719971,5.27808141708374"))
                    .containsExactly(2.4478492736816406, 6.295364856719971, 5.27808141708374);
            assertThat(predictions(numbers(), 2, "2.5,-1e-05\n")).containsExactly(2.5, -1e-5);
            assertThat(outputs(labels("DECIMAL(1,0)"), 3, "0.0,2.0,1.0"))
                    .containsExactly(
                            Arrays.asList(null, BigDecimal.ZERO),
                            Arrays.asList(null, BigDecimal.valueOf(2)),
                            Arrays.asList(null, BigDecimal.ONE));
            assertThat(predictions(labels(TEXT), 3, "0.0,2.0,1.0")).containsExactly("0.0", "2.0", "1.0");
            assertThat(predictions(numbers(), 1, "2.4478492736816406")).containsExactly(2.4478492736816406);
        }

        /** A row that is left alone is sent twice to a container that takes no request of one row. */
        @Test
        void haveARowThatWasSentTwiceInOneLine() {
            final TestRuntime model = new TestRuntime(body -> {
                if (body.lines().count() == 1 || body.contains("bad")) {
                    throw ModelErrorException.builder()
                            .originalStatusCode(500)
                            .statusCode(424)
                            .build();
                }
                return body.strip().replace("\"", "").replace('\n', ',');
            });
            assertThat(numbers()
                            .onError("null")
                            .run(model, new Object[] {"1.5"}, new Object[] {"bad"}, new Object[] {"2.5"}))
                    .containsExactly(List.of("1.5", 1.5), Arrays.asList("bad", null), List.of("2.5", 2.5));
        }

        @Test
        void nameTheRowWithinALine() {
            assertRefused(numbers(), "2.5,nan", "E-SME-UDF-64: The model's prediction for row 2 is 'nan', which is");
            assertRefused(labels("BOOLEAN"), "1,2", "E-SME-UDF-34: The model's prediction for row 2 is '2', which is");
        }

        /** A field per class, and nobody says of which class. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "0.7154564261436462,0.13861477375030518,0.1459287405014038\n0.1539786010980606,0.13992612063884735,0.706095278263092\n",
                    "0.7154564261436462,0.13861477375030518,0.1459287405014038\n"
                })
        void areRefusedWithAFieldPerClass(final String answer) {
            for (final TestPrediction prediction : List.of(labels(TEXT), labels("DECIMAL(1,0)"), numbers())) {
                assertRefused(
                        prediction,
                        answer,
                        "E-SME-UDF-33: The model's answer to row 1 is not understood:"
                                + " '0.7154564261436462,0.13861477375030518,0.1459287405014038', 3 fields instead of"
                                + " 1.");
            }
        }

        /** Softprob with several models in one container. */
        @Test
        void areRefusedWithListsInOneLine() {
            for (final TestPrediction prediction : List.of(labels(TEXT), labels("DECIMAL(1,0)"), numbers())) {
                assertRefused(
                        prediction, "[0.25, 0.75],[0.5, 0.5]", "E-SME-UDF-33: The model's answer to row 1 is not");
                assertRefused(prediction, "[0.25],[0.5]", "E-SME-UDF-33: The model's answer to row 1 is not");
                assertRefused(prediction, "0.25, 0.75", "E-SME-UDF-33: The model's answer to row 1 is not");
            }
        }

        @ParameterizedTest
        @ValueSource(strings = {"2.5,1.5,0.5", "2.5", "2.5,x", "2.5,", "2.5,1.5\n2.5,1.5", "2.5,1.5\n\n"})
        void areRefusedWithAnotherNumberOfNumbersInALine(final String answer) {
            assertThatThrownBy(() -> outputs(numbers(), 2, answer)).hasMessageMatching("E-SME-UDF-3[23]: .*");
        }
    }

    /** scikit-learn's container (sagemaker-containers 2.8.6.post2): Python's {@code csv.writer}. */
    @Test
    void haveLabelsOfScikitLearn() {
        assertThat(predictions(labels("DECIMAL(1,0)"), 2, "0\n1\n")).containsExactly(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(predictions(labels("DECIMAL(1,0)"), 2, "0.0\n1.0\n"))
                .containsExactly(BigDecimal.ZERO, BigDecimal.ONE);
        assertThat(predictions(labels("BOOLEAN"), 2, "True\nFalse\n")).containsExactly(true, false);
        assertThat(predictions(labels(TEXT), 2, "\"no, \"\"never\"\"\"\nyes\n"))
                .containsExactly("no, \"never\"", "yes");
    }

    /** sagemaker-inference 1.10.1: numpy's {@code savetxt}, which knows no quotes. */
    @Nested
    class OfSagemakerInference {
        @Test
        void haveLabelsWithoutQuotes() {
            assertThat(predictions(labels(TEXT), 2, "no, \"never\"\nyes\n")).containsExactly("no, \"never\"", "yes");
            assertThat(predictions(labels(TEXT), 3, "it's\nsay \"hi\" twice\na\rb"))
                    .containsExactly("it's", "say \"hi\" twice", "a\rb");
            assertThat(predictions(labels("CHAR(20) UTF8"), 2, "no, never\r\nä, ö, 日本\r\n"))
                    .containsExactly("no, never", "ä, ö, 日本");
        }

        @Test
        void haveNumbersAndBooleans() {
            assertThat(predictions(labels("DECIMAL(1,0)"), 2, "0\n1\n"))
                    .containsExactly(BigDecimal.ZERO, BigDecimal.ONE);
            assertThat(predictions(labels("BOOLEAN"), 2, "True\nFalse\n")).containsExactly(true, false);
            assertThat(predictions(numbers(), 2, "0.1\n0.2\n")).containsExactly(0.1, 0.2);
        }

        /** Each of these may be a label, or a label with something else behind it. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "no,never",
                    "no,\"never\"",
                    "no,0.9",
                    "no, 0.9",
                    "no, nan",
                    "0.9, no",
                    "no, ['no']",
                    "no, ",
                    "no,",
                    ", no"
                })
        void areRefusedWhereTheyMayBeSeveralFields(final String line) {
            assertRefused(
                    labels(TEXT),
                    "yes\n" + line,
                    "E-SME-UDF-33: The model's answer to row 2 is not understood: '" + line.replace("\"", "")
                            + "', 2 fields instead of 1.");
        }

        /** Each of these may be a label, or what is left of one in quotes. */
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "5\" pipe | a quote stands in a field that does not begin with one",
                    "no\" | a quote stands in a field that does not begin with one",
                    "\"no\" or never | text follows a closing quote",
                    "\"no | a quote is not closed"
                })
        void areRefusedWithHalfAPairOfQuotesOrOneAtTheStart(final String line, final String reason) {
            assertRefused(
                    labels(TEXT),
                    "yes\n" + line,
                    "E-SME-UDF-32: The answer to rows 1 to 2 is wrong, also after 2 attempts: it is no CSV at row 2,"
                            + " where " + reason + ".");
        }

        /** Only a label can do without quotes: where more is asked for, a comma ends a field. */
        @Test
        void areRefusedWithFurtherFields() {
            assertThatThrownBy(() -> outputs(
                            TestPrediction.classification(BINARY, TEXT, "predicted_label", "probability"),
                            1,
                            "no, \"never\",0.9"))
                    .hasMessageStartingWith(
                            "E-SME-UDF-32: The answer to row 1 is wrong, also after 2 attempts: it is no"
                                    + " CSV at row 1, where a quote stands in a field that does not begin with one.");
        }
    }

    /** A regression whose number is none: one rule for all of them, whatever container it is. */
    @Nested
    class WithoutANumber {
        @ParameterizedTest
        @ValueSource(strings = {"nan", "inf", "-inf", "NaN", "Infinity", "-nan", "+Inf", "\"nan\""})
        void areAnErrorThatNamesTheRow(final String text) {
            final String shown = text.replace("\"", "");
            assertThatThrownBy(() -> outputs(numbers(), 2, "1.5\n" + text + "\n"))
                    .hasMessage("E-SME-UDF-64: The model's prediction for row 2 is '" + shown + "', which is no number."
                            + " Look for values in the row that the model was not trained on. An endpoint that is"
                            + " deployed with \"on_error\": \"null\" gives NULL for such a row.");
        }

        @ParameterizedTest
        @ValueSource(strings = {"nan", "inf", "-inf", "NaN", "Infinity", "-nan", "+Inf"})
        void areNullWhereErrorsAre(final String text) {
            assertThat(outputs(numbers().onError("null"), 3, "1.5\n" + text + "\n2.5"))
                    .containsExactly(List.of(1.5), Collections.singletonList(null), List.of(2.5));
            assertThat(outputs(numbers().onError("null"), 3, text + ",1.5," + text))
                    .containsExactly(Collections.singletonList(null), List.of(1.5), Collections.singletonList(null));
        }

        /** What is no text of a number at all is not understood, and not NULL. */
        @ParameterizedTest
        @ValueSource(strings = {"", "x", "none", "infinit", "1e999", "nano"})
        void areAnErrorInAnotherWayWhereTheTextIsNotKnown(final String text) {
            assertThatThrownBy(() -> outputs(numbers().onError("null"), 2, "1.5\n" + text + "\n"))
                    .hasMessageStartingWith(
                            "E-SME-UDF-34: The model's prediction for row 2 is '" + text + "', which is");
        }

        @Test
        void areALabelOfAClassification() {
            assertThat(predictions(labels(TEXT), 2, "nan\ninf\n")).containsExactly("nan", "inf");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "no\n", "no\r\n", "\"no\"", "\"no\"\n"})
    void haveOneRowWithAndWithoutTheEndOfItsLine(final String answer) {
        assertThat(outputs(labels(TEXT), 1, answer)).containsExactly(Arrays.asList(null, "no"));
    }

    /** What Python's utf-8-sig writes at the start; anywhere else it is a character as others are. */
    @Test
    void mayBeginWithAByteOrderMark() {
        assertThat(predictions(labels(TEXT), 2, "\uFEFFno\nyes\n")).containsExactly("no", "yes");
        assertThat(predictions(labels(TEXT), 2, "\uFEFF\"no, never\"\nyes\n")).containsExactly("no, never", "yes");
        assertThat(predictions(labels(TEXT), 2, "no\n\uFEFFyes\n")).containsExactly("no", "\uFEFFyes");
        assertThat(predictions(numbers(), 2, "\uFEFF0.1\n0.2\n")).containsExactly(0.1, 0.2);
        assertThat(predictions(numbers(), 2, "\uFEFF0.1,0.2")).containsExactly(0.1, 0.2);
        assertRefused(labels(TEXT), "\uFEFF", "E-SME-UDF-32: ");
    }

    @Test
    void mayHaveAnyContentType() {
        for (final String type : Arrays.asList("text/csv", "text/csv; charset=utf-8", "text/csv;charset=UTF-8", null)) {
            final TestRuntime model = new TestRuntime(body -> "ä\n");
            model.contentType = type;
            assertThat(labels(TEXT).run(model, List.<Object[]>of(new Object[] {"x"})))
                    .containsExactly(Arrays.asList("x", null, "ä"));
        }
    }
}
