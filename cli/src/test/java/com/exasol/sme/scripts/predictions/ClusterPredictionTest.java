package com.exasol.sme.scripts.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Cluster;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.sandbox.udf.host.UdfHost;
import com.exasol.sme.scripts.installation.Installation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Predictions on two nodes with two JVMs each, which have the smallest heap that Exasol gives. */
class ClusterPredictionTest {
    private static final int ROWS = 2_400;
    private static final int WIDE_ROWS = 2_000;
    private static final int WIDTH = 20_000;

    private static Installation installation;

    /** Lets requests wait until one of every group is there. */
    private static final class Meeting {
        private static final long PATIENCE_IN_MILLISECONDS = 30_000;

        private final Set<String> expected;
        private final Set<String> present = new TreeSet<>();
        private long jvms;

        private Meeting(final Set<String> expected) {
            this.expected = expected;
        }

        /** @param body rows of one group, which is the second column */
        private synchronized void join(final String body) {
            present.add(body.split("[,\n]", -1)[1].replace("\"", ""));
            if (jvms == 0 && present.equals(expected)) {
                jvms = jvmsOfUdfs();
                notifyAll();
            }
            final long end = System.currentTimeMillis() + PATIENCE_IN_MILLISECONDS;
            while (jvms == 0 && System.currentTimeMillis() < end) {
                try {
                    wait(Math.max(1, end - System.currentTimeMillis()));
                } catch (final InterruptedException exception) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        private static long jvmsOfUdfs() {
            try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
                return children.filter(
                                child -> Arrays.asList(child.info().arguments().orElse(new String[0]))
                                        .contains(UdfHost.class.getName()))
                        .count();
            }
        }

        private synchronized long jvms() {
            return jvms;
        }
    }

    @BeforeAll
    static void deploy() throws SQLException {
        installation = Installation.start(Sandbox.start(new Cluster(2, 2)), "-Xmx128m");
    }

    @AfterAll
    static void close() throws SQLException {
        installation.close();
    }

    @Test
    void predictsEveryRowOnceInSeveralJvmsAtTheSameTime() throws SQLException {
        installation.serve(installation.training("predict"));
        // The group of a row stands in its column CITY, so that a request tells whose it is.
        installation.run("CREATE TABLE DATA.MANY AS SELECT I AS ID, 10 * MOD(I, 8) + 5 AS AGE,"
                + " IPROC() || '-' || MOD(ROWNUM, 2) AS CITY FROM VALUES BETWEEN 1 AND " + ROWS + " T(I)");
        final String query = "SELECT DATA.PREDICT_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, CITY) FROM DATA.MANY";
        final List<List<Object>> expected = installation.run(query).rows();

        final Meeting meeting = new Meeting(Set.of("0-0", "0-1", "1-0", "1-1"));
        installation.aws().faults().beforeEvery("InvokeEndpoint", meeting::join);
        final SqlResult result = installation.run(query + " GROUP BY IPROC(), MOD(ROWNUM, 2)");

        assertThat(meeting.jvms())
                .as("JVMs alive when every group had sent a request")
                .isEqualTo(4);
        assertThat(result.rows()).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(result.rows())
                .extracting(row -> row.get(0))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, ROWS).mapToObj(String::valueOf).toList());
        assertThat(result.rows())
                .allSatisfy(row -> assertThat(row.get(4)).isEqualTo((Long) row.get(1) < 30 ? "yes" : "no"));
    }

    @Test
    void sendsRowsOf20KilobytesFromTheSmallestHeap() throws SQLException {
        installation.run("CREATE VIEW DATA.NOTES AS SELECT AGE, CAST(CITY AS VARCHAR(" + WIDTH
                + ")) AS NOTE, CHURN FROM DATA.CUSTOMERS");
        installation.serve(installation.training("noted").with("input_table_or_view_name", "NOTES"));
        final SqlResult result = installation.run("SELECT DATA.NOTED_WITH_KEY(CAST(I AS VARCHAR(9)), 5, RPAD('x', "
                + WIDTH + ", 'yz')) FROM VALUES BETWEEN 1 AND " + WIDE_ROWS + " T(I)");
        assertThat(result.rows()).hasSize(WIDE_ROWS).allSatisfy(row -> {
            assertThat(String.valueOf(row.get(2))).hasSize(WIDTH);
            assertThat(row.get(4)).isEqualTo("yes");
        });
        assertThat(installation.aws().requests().of("InvokeEndpoint").stream()
                        .filter(request -> request.endpoint().equals("noted"))
                        .mapToLong(request -> request.bodyText().length())
                        .sum())
                .isGreaterThan((long) WIDE_ROWS * WIDTH);
    }
}
