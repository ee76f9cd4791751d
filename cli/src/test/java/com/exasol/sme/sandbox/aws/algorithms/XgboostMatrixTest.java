package com.exasol.sme.sandbox.aws.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** XGBoost 1.7.6 itself; the same came out of its package for Python. */
class XgboostMatrixTest {
    private static final float MISSING = Float.NaN;

    @BeforeAll
    static void needsTheLibrary() {
        assumeTrue(XgboostLibrary.flaw().isEmpty(), () -> XgboostLibrary.flaw().get());
    }

    private static XgboostMatrix read(final String... files) throws JobFailure {
        final TreeMap<String, byte[]> named = new TreeMap<>();
        for (int file = 0; file < files.length; file++) {
            named.put(file + ".csv", files[file].getBytes(UTF_8));
        }
        return XgboostMatrix.of(named);
    }

    @Test
    void hasPlainNumbersAndWhatIsMissing() throws JobFailure {
        try (XgboostMatrix matrix = read("1,41,1200.50,\n0,,0.10,8\n", "0,7,-3.00,1\n")) {
            assertThat(matrix.labels()).hasSize(3).containsOnly(0, 1);
            assertThat(matrix.rows())
                    .containsExactlyInAnyOrder(
                            new float[] {41, 1200.5f}, new float[] {MISSING, 0.1f, 8}, new float[] {7, -3, 1});
        }
    }

    @Test
    void makesARowOfAHeader() throws JobFailure {
        try (XgboostMatrix matrix = read("LABEL,A,B\n1,2,3\n0,4,5\n")) {
            assertThat(matrix.labels()).containsExactly(0, 1, 0);
            assertThat(matrix.rows().get(0)).isEmpty();
        }
    }

    @Test
    void missesAQuotedColumn() throws JobFailure {
        try (XgboostMatrix matrix = read("1,\"2\",3\n0,\"4\",5\n")) {
            assertThat(matrix.rows()).containsExactly(new float[] {MISSING, 3}, new float[] {MISSING, 5});
        }
    }

    @Test
    void hasNothingWhereAllIsQuoted() throws JobFailure {
        try (XgboostMatrix matrix = read("\"1\",\"2\",\"3\"\n\"1\",\"4\",\"5\"\n")) {
            assertThat(matrix.labels()).containsOnly(0);
            assertThat(matrix.rows()).allMatch(row -> row.length == 0);
        }
    }

    @Test
    void readsADateUpToItsHyphen() throws JobFailure {
        try (XgboostMatrix matrix = read("1,2026-12-01,1\n")) {
            assertThat(matrix.rows().get(0)).containsExactly(2026, 1);
        }
    }

    @Test
    void refusesAFileWithoutALine() {
        assertThatThrownBy(() -> read("1,2\n", ""))
                .isInstanceOf(JobFailure.class)
                .hasMessage("ClientError: Could not determine delimiter on line :\nCould not determine delimiter");
    }
}
