package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a training that goes well. */
class TrainingAdviceTest {
    private static final String CHECKED = "{}";

    private final TrainingCase training = new TrainingCase();

    private Object advice(final String results) throws Exception {
        training.jobIsNew();
        training.database.udf(TrainingCase.UDF, TrainingCase.CHECK, "OK", null, null, results);
        training.records()
                .exports()
                .database
                .udf(TrainingCase.UDF, TrainingCase.CREATE, "OK", null, null, "{\"job_arn\":\"arn\"}");
        final List<List<Object>> rows = training.run();
        return rows.get(0).get(5);
    }

    private TrainingCase columns() {
        return training.columns("CHURN BOOLEAN", "AGE DECIMAL(3,0)");
    }

    @Test
    void isNothingWhereNothingIsOdd() throws Exception {
        columns().countsAll(1000, 2, 949, 0, null);
        assertThat(advice(CHECKED)).isNull();
    }

    @Test
    void namesAClassOfFewRows() throws Exception {
        columns().countsAll(1000, 2, 50, 1, "TRUE");
        assertThat(advice(CHECKED))
                .isEqualTo("1 of the 2 classes of the target 'CHURN' has fewer than 10 rows, 'TRUE': a model hardly "
                        + "learns such a class. Train on more rows of it, or on a view that puts it together with "
                        + "another one.");
    }

    @Test
    void namesOneOfSeveralClassesOfFewRows() throws Exception {
        columns().countsAll(1000, 20, 50, 2, "a");
        assertThat(advice(CHECKED))
                .asString()
                .startsWith("2 of the 20 classes of the target 'CHURN' have fewer than 10 rows, such as 'a': a model");
    }

    @Test
    void namesATargetWithAsManyValuesAsRows() throws Exception {
        columns().countsAll(1000, 1000, 50, 1000, "a");
        assertThat(advice(CHECKED))
                .isEqualTo("The target 'CHURN' has another value in each of the 1000 rows. What only numbers or names "
                        + "the rows cannot be predicted: check target_attribute_name.");
    }

    @Test
    void namesFeaturesThatDifferInEachRow() throws Exception {
        columns().countsAll(1000, 2, 950, 0, null);
        assertThat(advice(CHECKED))
                .isEqualTo("These columns have another value in (nearly) each row: 'AGE'. Nothing can be learned from "
                        + "what only numbers or names the rows, such as a customer number: train on a view without it. "
                        + "What is measured may well differ in each row.");
    }

    @Test
    void isAllOfItInOneText() throws Exception {
        columns().countsAll(1000, 2, 1000, 1, "TRUE");
        assertThat((String) advice("{\"advice\":\"It was not checked.\"}"))
                .startsWith("1 of the 2 classes ")
                .contains(" another one. These columns have ")
                .endsWith(" each row. It was not checked.");
    }

    @Test
    void isLeftOutWhereNobodyWantsIt() throws Exception {
        columns().countsRows(1000, 1000, 1000);
        assertThat(advice(CHECKED)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "VARCHAR(5) UTF8, 21, true",
        "BOOLEAN, 2, true",
        "'DECIMAL(9,0)', 20, true",
        "'DECIMAL(9,0)', 21, false",
        "DOUBLE, 21, false"
    })
    void takesNumbersForClassesWhereThereAreFew(final String type, final long values, final boolean isClass)
            throws Exception {
        assertThat(Scripts.evaluate("""
                        local advice
                        local database = { quote = function(name) return name end, object = function() return "T" end,
                            read = function() return { {
                                ROW_COUNT = 1000, TARGET_COUNT = 1000, VALUE_COUNT = %d, RARE_COUNT = 1, RARE_CLASS = "x",
                            } } end }
                        local target = { name = "T", type = require("sme.column_type").read("%s") }
                        local wanted = { schema = "S", table_or_view = "T", is_data_checked = true }
                        local result = require("sme.data_check").run(database, wanted, { target }, target)
                        return { { tostring(#result.advice) } }, "X VARCHAR(1)"
                        """.formatted(values, type))).isEqualTo(isClass ? "1" : "0");
    }
}
