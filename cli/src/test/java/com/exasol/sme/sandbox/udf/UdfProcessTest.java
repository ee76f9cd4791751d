package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.udf.UdfConnections.ConnectionData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UdfProcessTest {
    @TempDir
    private Path buckets;

    @Test
    void startsOnTheFirstRow() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(
                        buckets, "do { rows.emit(rows.getString(\"name\") + \"!\"); } while (rows.next());")
                .input("name", "VARCHAR(10)")
                .output("NAME", "VARCHAR(20)")
                .group("a", "b", "c");
        assertThat(call.emitted()).containsExactly(List.of("a!"), List.of("b!"), List.of("c!"));
    }

    @Test
    void runsEveryGroupInTheSameJvm() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofMembers(buckets, """
                        static StringBuilder log = new StringBuilder();
                        public static void init(ExaMetadata meta) { log.append("init "); }
                        public static void run(ExaMetadata meta, ExaIterator rows) throws Exception {
                            log.append("run").append(rows.size()).append(' ');
                            rows.emit(log.toString());
                        }
                        public static void cleanup(ExaMetadata meta) { System.out.println(log + "cleanup"); }
                        """)
                .input("X", "INT")
                .output("LOG", "VARCHAR(100)")
                .group(1L, 2L)
                .group(3L);
        assertThat(call.values()).containsExactly("init run2 ", "init run2 init run1 ");
        assertThat(call.console()).contains("init run2 init run1 cleanup");
    }

    @Test
    void refusesAnUnknownConnection() throws IOException {
        final DemoCall call = DemoCall.ofRun(buckets, "meta.getConnection(\"nope\");")
                .connections(name -> {
                    throw new SQLException("connection " + name.replace("\"", "") + " does not exist");
                })
                .output("X", "INT");
        assertThat(call.error())
                .contains(
                        "com.exasol.ExaConnectionAccessException: E-UDF-CL-SL-JAVA-1099: connection NOPE does not exist\n"
                                + "com.exasol.ExaMetadataImpl.getConnection(ExaMetadataImpl.java:");
    }

    @Test
    void handsOutAConnection() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, """
                        ExaConnectionInformation c = meta.getConnection("\\"a \\"b\\" c\\"");
                        rows.emit(c.getType() + " " + c.getAddress() + " " + c.getUser() + " " + c.getPassword());
                        """)
                .connections(name -> new ConnectionData(name, "u😀", null))
                .output("X", "VARCHAR(100)");
        assertThat(call.values()).containsExactly("PASSWORD \"a \"\"b\"\" c\" u\u00f0\u009f\u0098\u0080 ");
    }

    @Test
    void killsTheJvmWithoutCleanup() throws IOException {
        final UdfProcess process = new UdfProcess(buckets, 2, 2L << 30);
        DemoJar.ofMembers(buckets, """
                public static void run(ExaMetadata meta, ExaIterator rows) throws Exception {
                    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("hook")));
                    System.out.println("run");
                    meta.getConnection("C");
                    System.out.println("on");
                }
                public static void cleanup(ExaMetadata meta) { System.out.println("cleanup"); }
                """);
        final DemoCall call = DemoCall.of(process)
                .connections(name -> {
                    process.kill("another session");
                    process.kill(DemoCall.SESSION);
                    return new ConnectionData("", "", "");
                })
                .output("X", "INT");
        assertThat(call.error()).isEqualTo("VM error: Internal error: VM crashed");
        assertThat(call.console()).contains("run").doesNotContain("on\n", "hook", "cleanup");
    }

    @Test
    void reportsAnExceptionAsTheRealClientDoes() throws IOException {
        final DemoCall call = DemoCall.ofMembers(buckets, """
                        public static void run(ExaMetadata meta, ExaIterator rows) {
                            throw new IllegalStateException("boom äöü €: nope", new java.io.IOException("the cause"));
                        }
                        """).output("X", "INT");
        final SQLException failure = call.failure();
        assertThat(failure.getSQLState()).isEqualTo("22002");
        assertThat(failure.getMessage()).isEqualTo("""
                        VM error: F-UDF-CL-LIB-1127: F-UDF-CL-SL-JAVA-1002: F-UDF-CL-SL-JAVA-1013:\s
                        com.exasol.ExaUDFException: F-UDF-CL-SL-JAVA-1080: Exception during run\s
                        java.lang.IllegalStateException: boom äöü €: nope
                        demo.Demo.run(Demo.java:7)
                        com.exasol.ExaWrapper.run(ExaWrapper.java:197)
                        Caused by: java.io.IOException: the cause
                        \t... 2 more
                        """);
    }
}
