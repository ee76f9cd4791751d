package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.udf.call.UdfConnections;
import com.exasol.sme.sandbox.udf.call.UdfConnections.ConnectionData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls whose groups run in several JVMs. */
class UdfClusterTest {
    private static final String TELLS_WHERE_IT_IS =
            "rows.emit(meta.getNodeId() + \" of \" + meta.getNodeCount() + \" in \" + meta.getVmId());";

    @TempDir
    private Path buckets;

    private DemoCall call(final int vmsPerNode, final String statements) throws IOException {
        DemoJar.ofRun(buckets, statements);
        return DemoCall.of(new UdfProcess(node -> buckets, 2, 1L << 30, vmsPerNode, false))
                .output("X", "VARCHAR(1000)");
    }

    /** Lets every call of getConnection wait until so many groups have made one. */
    private static UdfConnections meeting(final int groups) {
        final CyclicBarrier barrier = new CyclicBarrier(groups);
        return name -> {
            try {
                barrier.await(30, TimeUnit.SECONDS);
            } catch (final InterruptedException | BrokenBarrierException | TimeoutException exception) {
                throw new SQLException("the groups did not meet", exception);
            }
            return new ConnectionData("", "", "");
        };
    }

    private static List<String> distinct(final List<Object> values, final int word) {
        return values.stream()
                .map(value -> String.valueOf(value).split(" ", -1)[word])
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void runsTheGroupsOfANodeOnIt() throws IOException, SQLException {
        final List<Object> values = call(1, TELLS_WHERE_IT_IS)
                .on(0)
                .group(1L)
                .on(2)
                .group(2L)
                .group(3L)
                .values();
        assertThat(values)
                .extracting(value -> String.valueOf(value).split(" in ", -1)[0])
                .containsExactlyInAnyOrder("0 of 3", "2 of 3", "2 of 3");
        assertThat(distinct(values, 4)).as("JVMs").hasSize(2);
    }

    @Test
    void runsOneGroupPerJvmAtATimeAndAsManyJvmsAsANodeHas() throws IOException, SQLException {
        final List<Object> values = call(2, "meta.getConnection(\"C\");\n" + TELLS_WHERE_IT_IS)
                .connections(meeting(4))
                .on(0)
                .group(1L)
                .group(2L)
                .on(1)
                .group(3L)
                .group(4L)
                .values();
        assertThat(distinct(values, 4)).as("JVMs, all alive at the same time").hasSize(4);
        assertThat(distinct(values, 0)).containsExactly("0", "1");
    }

    @Test
    void keepsToTheLimitOfTheScript() throws IOException, SQLException {
        final List<Object> values = call(4, TELLS_WHERE_IT_IS)
                .option("%perNodeAndCallInstanceLimit 2;")
                .group(1L)
                .group(2L)
                .group(3L)
                .values();
        assertThat(values).hasSize(3);
        assertThat(distinct(values, 4)).as("JVMs").hasSize(2);
    }

    @Test
    void endsTheOtherJvmsWhenOneFails() throws IOException {
        final DemoCall call = call(
                        1,
                        "meta.getConnection(\"C\");\nif (meta.getNodeId() == 1) { throw new IllegalStateException(\"boom\"); }\n"
                                + "new java.util.concurrent.CountDownLatch(1).await();")
                .connections(meeting(2))
                .on(0)
                .group(1L)
                .on(1)
                .group(2L);
        assertThat(call.error()).contains("IllegalStateException: boom");
    }

    @Test
    void killsAllJvmsOfASession() throws IOException {
        final UdfProcess process = new UdfProcess(node -> buckets, 2, 1L << 30, 1, false);
        DemoJar.ofRun(buckets, "meta.getConnection(\"C\");\nnew java.util.concurrent.CountDownLatch(1).await();");
        final UdfConnections meeting = meeting(2);
        final DemoCall call = DemoCall.of(process)
                .output("X", "INT")
                .connections(name -> {
                    final ConnectionData data = meeting.find(name);
                    process.kill(DemoCall.SESSION);
                    return data;
                })
                .on(0)
                .group(1L)
                .on(1)
                .group(2L);
        assertThat(call.error()).isEqualTo("VM error: Internal error: VM crashed");
    }
}
