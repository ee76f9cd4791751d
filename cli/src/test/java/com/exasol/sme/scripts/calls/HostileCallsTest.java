package com.exasol.sme.scripts.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.fuzz.Fuzz;
import com.exasol.sme.fuzz.HostileCalls;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.testkit.FuzzSource;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated calls as a user's SQL client sends them: an error with a code, and nothing has changed. */
@ExtendWith(QuickInstallation.class)
class HostileCallsTest {
    private static final int CASES = Fuzz.cases(200);

    private static List<Object> state(final Installation installation) throws SQLException {
        return List.of(
                installation.sandbox().database().catalogue(),
                installation
                        .run("SELECT * FROM SME.SME_METADATA_AUTOPILOT_JOBS ORDER BY JOB_NAME")
                        .rows(),
                installation.aws().s3().keys(Sandbox.BUCKET),
                installation.act(Installation.REGION, "ListAutoMLJobs", "{}"),
                installation.act(Installation.REGION, "ListEndpoints", "{}"));
    }

    @Test
    void areRefusedAndChangeNothing(final Installation installation) throws SQLException {
        final List<Object> before = state(installation);
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            final String message = installation.refusal(HostileCalls.statement(new FuzzSource(seed)));
            Fuzz.requireSane(message, "E-SME-LUA-\\d+", seed);
        }
        assertThat(state(installation)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT()",
                "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT('{}', 1)",
                "SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('a')",
                "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('a', 'b', 'c', 'd')"
            })
    void ofAnotherNumberOfArgumentsAreRefusedByTheDatabase(final String call, final Installation installation) {
        assertThat(installation.refusal("EXECUTE SCRIPT SME." + call)).doesNotContain("caught in script");
    }
}
