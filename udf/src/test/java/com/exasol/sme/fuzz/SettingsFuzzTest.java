package com.exasol.sme.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.SmeException;
import com.exasol.sme.testkit.FuzzSource;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import com.exasol.sme.udf.TestRuntime;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was changed by hand in a prediction script is named as that, whatever was done to it. */
class SettingsFuzzTest {
    private static final String ANSWER = "no,\"['no', 'yes']\",\"[0.99, 0.01]\",0.99";
    private static final String SETTINGS = "{\"connection\":\"AWS\",\"problem_type\":\"BinaryClassification\","
            + "\"target_type\":\"VARCHAR(10) UTF8\",\"feature_types\":[\"VARCHAR(100) UTF8\"],\"has_key\":false,"
            + "\"response_keys\":[\"predicted_label\",\"labels\",\"probabilities\",\"probability\"],"
            + "\"rows_per_request\":1000,\"bytes_per_request\":1000000,\"requests_in_flight\":4,\"probabilities\":true,"
            + "\"text_rule\":\"SHORTEST_DOUBLE\"}";

    @Test
    void namesWhatIsDamaged() {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES; seed++) {
            final String settings = new FuzzJson(new FuzzSource(seed)).spoiled(SETTINGS);
            final Throwable failure = catchThrowable(() -> predict(settings));
            if (failure != null) {
                assertThat(failure).as("%s: %s", Fuzz.replay(seed), settings).isInstanceOf(SmeException.class);
                Fuzz.requireCode(failure, "E-SME-UDF-(2|30|32|33|34|35)", seed);
            }
        }
    }

    private static void predict(final String settings) {
        final TestPrediction prediction = TestPrediction.regression("VARCHAR(100)");
        prediction.properties.put(
                "sme.settings", Base64.getUrlEncoder().withoutPadding().encodeToString(settings.getBytes(UTF_8)));
        prediction.run(
                TestRuntime.perRow(line -> ANSWER),
                new TestRows(
                        List.of(new Object[] {"x"}, new Object[] {"y"}), "VARCHAR", "DOUBLE", "VARCHAR", "VARCHAR"));
    }
}
