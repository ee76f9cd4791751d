package com.exasol.sme.fuzz;

import static com.exasol.sme.fuzz.DeployedScript.SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.testkit.FuzzSource;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Generated arguments of the training script: what the reference allows trains, all else is an error with a code. */
class TrainingFuzzTest {
    private static final int CASES = Fuzz.cases(2000);

    private static Object argument(final FuzzSource source) {
        if (source.oneIn(50)) {
            return source.of(null, 1L, true, 0.5, List.of("{}"), List.of());
        }
        return new HostileJson(source, ValidCalls.training()).text();
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

    @Test
    void refusesMegabytesWhereverTheyStand() {
        final FuzzSource source = new FuzzSource(0);
        for (final String key : ValidCalls.training().keySet()) {
            final String text = source.of("/", "\"", "ä", "x").repeat(1_000_000);
            final Map<String, String> members = ValidCalls.training();
            members.put(key, HostileJson.quoted(text + "!"));
            assertThat(trains(HostileJson.object(List.copyOf(members.entrySet())), 0))
                    .as(key)
                    .isFalse();
            assertThat(trains(text, 0)).isFalse();
        }
        assertThat(trains(HostileJson.object(List.of(Map.entry("x".repeat(2_000_000), "1"))), 0))
                .isFalse();
    }

    private static boolean trains(final Object argument, final long seed) {
        final StrictDatabase database = new StrictDatabase();
        final boolean isAllowed = TrainingRules.allow(argument);
        try {
            final List<List<Object>> rows =
                    SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.execute(Collections.singletonList(argument), database);
            assertThat(isAllowed)
                    .as("%s: it was allowed to train", Fuzz.replay(seed))
                    .isTrue();
            assertThat(rows).hasSize(1);
            assertThat(database.changes).containsExactly("COMMIT", "INSERT", "COMMIT", "EXPORT", "AWS create");
            return true;
        } catch (final SQLException refusal) {
            assertThat(isAllowed)
                    .as("%s: %s", Fuzz.replay(seed), refusal.getMessage())
                    .isFalse();
            assertThat(database.changes).as(Fuzz.replay(seed)).isEmpty();
            Fuzz.requireSane(refusal.getMessage(), "E-SME-LUA-\\d+", seed);
            return false;
        }
    }
}
