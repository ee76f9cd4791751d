package com.exasol.sme.predict.flow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerBytesTest {
    private static final int LARGEST = 4_000_000;

    private static AnswerBytes bytes(final String keys) {
        final String json = "{\"connection\":\"AWS\",\"problem_type\":\"MulticlassClassification\","
                + "\"target_type\":\"VARCHAR(9) UTF8\",\"feature_types\":[\"DOUBLE\"],\"has_key\":false,"
                + "\"response_keys\":[" + keys + "],\"rows_per_request\":20000,\"bytes_per_request\":4000000,"
                + "\"requests_in_flight\":16}";
        return new AnswerBytes(
                PredictionSettings.from(Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8))), LARGEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"predicted_label\",\"labels\",\"probabilities\"",
                "\"predicted_label\",\"labels\"",
                "\"predicted_label\",\"probabilities\""
            })
    void allowFewRowsWhileNobodyKnowsHowManyLabelsThereAre(final String keys) {
        final AnswerBytes bytes = bytes(keys);
        assertThat(bytes.areKnown()).isFalse();
        assertThat(bytes.mostRows()).isEqualTo(32);
        assertThat(bytes.memory(1000)).isZero();
        bytes.read(32, 32 * 60, 0);
        assertThat(bytes.areKnown()).isTrue();
        assertThat(bytes.mostRows()).isBetween(50_000, LARGEST / 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"predicted_label\"", "\"predicted_label\",\"probability\""})
    void allowAnyRowsWhereAnAnswerHasNoLists(final String keys) {
        final AnswerBytes bytes = bytes(keys);
        assertThat(bytes.areKnown()).isTrue();
        assertThat(bytes.mostRows()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void allowAsManyRowsAsTheLargestAnswerHadBytes() {
        final AnswerBytes bytes = bytes("\"predicted_label\"");
        bytes.read(10, 10 * 4_000, 0);
        final int rows = bytes.mostRows();
        assertThat(rows).isBetween(850, 950);
        bytes.read(10, 10 * 40, 0);
        assertThat(bytes.mostRows()).isEqualTo(rows);
        bytes.read(10, 10 * 40_000, 0);
        assertThat(bytes.mostRows()).isBetween(85, 95);
    }

    /** Each correction is a new decision on the load, which nothing is known of. */
    @Test
    void areNotCorrectedByEachAnswerThatIsALittleLarger() {
        final AnswerBytes bytes = bytes("\"predicted_label\"");
        bytes.read(1000, 4_000_000, 0);
        final int rows = bytes.mostRows();
        for (int more = 0; more < 200_000; more += 1000) {
            bytes.read(1000, 4_000_000 + more, 0);
        }
        assertThat(bytes.mostRows()).isEqualTo(rows);
        assertThat(rows * 4_200L).isLessThan(LARGEST);
    }

    @Test
    void allowOneRowAlways() {
        final AnswerBytes bytes = bytes("\"predicted_label\"");
        bytes.read(1, LARGEST + 1, 0);
        assertThat(bytes.mostRows()).isEqualTo(1);
    }

    @Test
    void tellTheMemoryOfAnswersAndOfWhatIsKeptOfThem() {
        final AnswerBytes bytes = bytes("\"predicted_label\"");
        bytes.read(10, 8000, 500);
        assertThat(bytes.memory(100)).isEqualTo(100 * (900 + 500));
    }
}
