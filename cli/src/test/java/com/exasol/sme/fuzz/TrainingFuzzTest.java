package com.exasol.sme.fuzz;

import static com.exasol.sme.fuzz.DeployedScript.SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated arguments of the training script: what the user guide allows trains, all else is an error with a code. */
class TrainingFuzzTest {
    private static final int CASES = Fuzz.cases(2000);

    /** Keys with JSON texts of a call that works. */
    private static Map<String, String> valid() {
        final Map<String, String> members = new LinkedHashMap<>();
        members.put("job_name", "\"churn-1\"");
        members.put("aws_credentials_connection_name", "\"aws_conn\"");
        members.put("aws_region", "\"eu-central-1\"");
        members.put("iam_sagemaker_role", "\"arn:aws:iam::123456789012:role/sagemaker\"");
        members.put("s3_bucket_uri", "\"s3://my-bucket\"");
        members.put("s3_output_path", "\"data/churn\"");
        members.put("input_schema_name", "\"data\"");
        members.put("input_table_or_view_name", "\"\\\"CHURN\\\"\"");
        members.put("target_attribute_name", "\"churn\"");
        members.put("problem_type", "\"BinaryClassification\"");
        members.put("objective", "\"F1\"");
        members.put("max_runtime_for_automl_job_in_seconds", "5400");
        members.put("max_candidates", "10");
        members.put("max_runtime_per_training_job_in_seconds", "1800");
        return members;
    }

    private static Object argument(final FuzzSource source) {
        if (source.oneIn(50)) {
            return source.of(null, 1L, true, 0.5, List.of("{}"), List.of());
        }
        return new HostileJson(source, valid()).text();
    }

    @Test
    void trainsOnlyAsTheUserGuideSays() {
        int trained = 0;
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            final Object argument = argument(new FuzzSource(seed));
            trained += trains(argument, seed) ? 1 : 0;
        }
        // Else too much, or nothing, of the generated arguments would reach the code behind the checks.
        assertThat(trained).isBetween(CASES / 100, CASES / 2 + 1);
    }

    private static boolean trains(final Object argument, final long seed) {
        final StrictDatabase database = new StrictDatabase();
        final boolean isAllowed = TrainingRules.allow(argument);
        try {
            final List<List<Object>> rows = SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.execute(
                    Collections.singletonList(argument), database);
            assertThat(isAllowed).as("%s: it was allowed to train", Fuzz.replay(seed)).isTrue();
            assertThat(rows).hasSize(1);
            assertThat(database.changes).containsExactly("INSERT", "COMMIT", "EXPORT", "AWS create");
            return true;
        } catch (final SQLException refusal) {
            assertThat(isAllowed).as("%s: %s", Fuzz.replay(seed), refusal.getMessage()).isFalse();
            assertThat(database.changes).as(Fuzz.replay(seed)).isEmpty();
            Fuzz.requireSane(refusal.getMessage(), "E-SME-LUA-\\d+", seed);
            return false;
        }
    }
}
