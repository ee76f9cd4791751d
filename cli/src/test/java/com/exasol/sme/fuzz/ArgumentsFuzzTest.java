package com.exasol.sme.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.testkit.FuzzSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Generated arguments of the other scripts: what the reference allows is done, all else is an error with a code. */
class ArgumentsFuzzTest {
    private static final int CASES = Fuzz.cases(500);

    private static List<String> changes(final DeployedScript script, final List<Object> arguments) {
        if (script == DeployedScript.SME_DEPLOY_SAGEMAKER_ENDPOINT && EndpointRules.hasView(arguments.get(0))) {
            return List.of(
                    "COMMIT",
                    "CREATE",
                    "CREATE",
                    "CREATE",
                    "CREATE VIEW",
                    "COMMIT",
                    "COMMIT",
                    "COMMENT",
                    "COMMENT",
                    "COMMENT",
                    "COMMIT",
                    "AWS create",
                    "COMMIT");
        }
        return switch (script) {
            case SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS, SME_POLL_SAGEMAKER_JOB, SME_POLL_SAGEMAKER_ENDPOINT_STATUS ->
                List.of();
            case SME_TRAIN_WITH_SAGEMAKER -> List.of("COMMIT", "INSERT", "COMMIT", "EXPORT", "AWS create");
            case SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT, SME_DELETE_SAGEMAKER_ENDPOINT ->
                List.of("COMMIT", "AWS delete", "COMMIT");
            case SME_REGISTER_SAGEMAKER_ENDPOINT ->
                List.of("COMMIT", "INSERT", "CREATE", "CREATE", "COMMIT", "COMMIT", "COMMENT", "COMMENT", "COMMIT");
            default ->
                List.of(
                        "COMMIT",
                        "CREATE",
                        "CREATE",
                        "COMMIT",
                        "COMMIT",
                        "COMMENT",
                        "COMMENT",
                        "COMMIT",
                        "AWS create",
                        "COMMIT");
        };
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT")
    void doWhatTheUserGuideSays(final DeployedScript script) throws SQLException {
        assertThat(works(script, ValidCalls.of(script), 0)).isTrue();
        int done = 0;
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            done += works(script, hostile(script, new FuzzSource(seed)), seed) ? 1 : 0;
        }
        assertThat(done).isBetween(CASES / 100, CASES / 2 + 1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT")
    void refuseTwoMegabytesWhereverTheyStand(final DeployedScript script) {
        for (int at = 0; at < ValidCalls.of(script).size(); at++) {
            for (final String piece : List.of("0", "\"", "ä")) {
                final List<Object> arguments = new ArrayList<>(ValidCalls.of(script));
                arguments.set(at, piece.repeat(1_999_999) + "x");
                assertThat(works(script, arguments, 0)).isFalse();
            }
        }
    }

    @Test
    void refuseLongTextsInEveryMember() {
        final FuzzSource source = new FuzzSource(0);
        for (final DeployedScript script : List.of(
                DeployedScript.SME_DEPLOY_SAGEMAKER_ENDPOINT,
                DeployedScript.SME_REGISTER_SAGEMAKER_ENDPOINT,
                DeployedScript.SME_DELETE_SAGEMAKER_ENDPOINT)) {
            for (final String key : ValidCalls.json(script, source).keySet()) {
                final Map<String, String> members = ValidCalls.json(script, source);
                members.put(
                        key, HostileJson.quoted(source.of("0", "\"", "ä", "-").repeat(300_000) + "!"));
                final String json = HostileJson.object(List.copyOf(members.entrySet()));
                assertThat(works(script, List.of(json), 0))
                        .as("%s of %s", key, script)
                        .isFalse();
            }
        }
    }

    private static List<Object> hostile(final DeployedScript script, final FuzzSource source) {
        if (script.takesJson() && !source.oneIn(50)) {
            return Collections.singletonList(new HostileJson(source, ValidCalls.json(script, source)).text());
        }
        return new HostileArguments(source).from(ValidCalls.of(script));
    }

    private static boolean works(final DeployedScript script, final List<Object> arguments, final long seed) {
        final StrictDatabase database = new StrictDatabase();
        final boolean isAllowed = ArgumentRules.allow(script, arguments);
        try {
            final List<List<Object>> rows = script.execute(arguments, database);
            assertThat(isAllowed || !ArgumentRules.tell(script, arguments))
                    .as("%s: it was allowed", Fuzz.replay(seed))
                    .isTrue();
            assertThat(rows).isNotEmpty();
            assertThat(database.changes).isEqualTo(changes(script, arguments));
            return true;
        } catch (final SQLException refusal) {
            assertThat(isAllowed && ArgumentRules.tell(script, arguments))
                    .as("%s: %s", Fuzz.replay(seed), refusal.getMessage())
                    .isFalse();
            assertThat(database.changes).as(Fuzz.replay(seed)).isEmpty();
            Fuzz.requireSane(refusal.getMessage(), "E-SME-LUA-\\d+", seed);
            return false;
        }
    }
}
