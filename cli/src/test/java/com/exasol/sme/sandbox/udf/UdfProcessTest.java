package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.udf.call.UdfConnections.ConnectionData;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
                .connections(name -> new ConnectionData(name, "ä€", null))
                .output("X", "VARCHAR(100)");
        assertThat(call.values()).containsExactly("PASSWORD \"a \"\"b\"\" c\" ä€ ");
    }

    /** Each of these characters costs the text as many at its end as it has bytes too many. */
    @Test
    void losesTheEndOfTextsWithCharactersAboveTheBasicPlane() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, """
                        ExaConnectionInformation c = meta.getConnection("C");
                        rows.emit(c.getUser() + "|" + c.getPassword() + "|" + c.getAddress());
                        """)
                .connections(name -> new ConnectionData("aä😀€ end", "p😀q", "x\0y"))
                .output("X", "VARCHAR(100)");
        assertThat(call.values()).containsExactly("p\u00f0\u009f|x|aä\u00f0\u009f\u0098\u0080\u20ac ");
    }

    @Test
    void losesThemInNamesToo() throws IOException, SQLException {
        assertThat(DemoCall.ofRun(buckets, "rows.emit(meta.getInputColumnName(0) + meta.getScriptCode());")
                        .input("p😀q", "INT")
                        .output("X", "VARCHAR(2000)")
                        .option("%jvmoption -Da=😀😀xy;")
                        .values()
                        .get(0)
                        .toString())
                .startsWith("p\u00f0\u009f%scriptclass ")
                .endsWith("%jvmoption -Da=\u00f0\u009f\u0098\u0080\u00f0\u009f");
    }

    @Test
    void readsNoConnectionOfAnotherKind() throws IOException {
        final UdfProcess process = new UdfProcess(buckets, 2, 2L << 30);
        process.handOutAs("token", "a \"b\"");
        DemoJar.ofRun(buckets, "meta.getConnection(\"\\\"a \\\"b\\\"\\\"\");");
        assertThat(DemoCall.of(process)
                        .connections(name -> new ConnectionData("", "", ""))
                        .error())
                .contains("Exception during run \njava.lang.IllegalStateException: F-UDF-CL-SL-JAVA-1157:"
                        + " ExaConnectionInformationImpl: received unknown connection type: token\n");
    }

    /** It does not end there, and what a database makes of such bytes is not known. */
    @ParameterizedTest
    @ValueSource(strings = {"C\\0D", "C\\ud83d\\ude00", "\\ud83d"})
    void passesANameOnThatIsNoUtf8(final String name) throws IOException {
        assertThat(DemoCall.ofRun(buckets, "meta.getConnection(\"" + name + "\");")
                        .connections(known -> new ConnectionData("", "", ""))
                        .error())
                .contains("com.exasol.ExaConnectionAccessException: E-UDF-CL-SL-JAVA-1099: SANDBOX: the name of a"
                        + " connection is no UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\ud83d\\ude00", "\\ud83d", "a\\0b"})
    void tellsNoErrorThatIsNoUtf8(final String text) throws IOException {
        for (final String statement :
                List.of("throw new Error(\"%s\");", "throw new Error(\"x\", new Error(\"%s\"));")) {
            assertThat(DemoCall.ofRun(buckets, statement.formatted(text)).error())
                    .startsWith(
                            "SANDBOX: the text of an error is no UTF-8, and nobody knows what a database makes of it:"
                                    + " F-UDF-CL-LIB-1127: ");
        }
        assertThat(DemoCall.ofRun(buckets, "throw new Error(\"\\u20ac\\ufffd\\uffff\");")
                        .error())
                .startsWith("VM error: F-UDF-CL-LIB-1127: ")
                .contains("java.lang.Error: \u20ac\ufffd\uffff\n");
    }

    private static final String READS_ALL = """
            long read = 0;
            try {
                do { read++; rows.emit("x".repeat(1000)); } while (rows.next());
                System.out.println("read " + read + " of " + rows.size());
            } catch (ExaIterationException e) { System.out.println("read " + read + ": " + e.getMessage()); throw e; }
            """;

    private DemoCall ended(final StatementEnd.Moment moment, final int after, final String words) throws IOException {
        final UdfProcess process = new UdfProcess(buckets, 2, 2L << 30);
        process.endNext(new StatementEnd("ANOTHER", moment, 0, "not this one"));
        process.endNext(new StatementEnd("DEMO", moment, after, words));
        process.sendBlocksOf(90);
        DemoJar.ofRun(buckets, READS_ALL);
        return DemoCall.of(process)
                .input("X", "INT")
                .output("X", "VARCHAR(1000)")
                .group(IntStream.range(0, 100).mapToObj(Long::valueOf).toArray());
    }

    @Test
    void endsAStatementThatReads() throws IOException {
        final DemoCall call = ended(StatementEnd.Moment.READING, 4, "Query was terminated by user");
        assertThat(call.error())
                .contains("com.exasol.ExaIterationException: F-UDF-CL-SL-JAVA-1103: Query was terminated by user\n");
        assertThat(call.console()).contains("read 40: F-UDF-CL-SL-JAVA-1103: Query was terminated by user\n");
    }

    /** The client takes it for the end of the rows, of which there should have been more. */
    @Test
    void endsAStatementThatReadsWithoutAWord() throws IOException, SQLException {
        final DemoCall call = ended(StatementEnd.Moment.READING, 4, null);
        assertThat(call.emitted()).hasSize(40);
        assertThat(call.console()).contains("read 40 of 100\n");
    }

    @Test
    void endsAStatementBeforeItsFirstRow() throws IOException, SQLException {
        assertThat(ended(StatementEnd.Moment.READING, 0, "Query was terminated by user")
                        .error())
                .startsWith("VM error: F-UDF-CL-LIB-1127: F-UDF-CL-SL-JAVA-1002: F-UDF-CL-SL-JAVA-1013: \n"
                        + "com.exasol.ExaIterationException: F-UDF-CL-SL-JAVA-1070: Query was terminated by user");
    }

    @Test
    void endsAStatementThatEmits() throws IOException {
        assertThat(endedWhileEmitting("Query was terminated by user"))
                .contains("com.exasol.ExaIterationException: F-UDF-CL-SL-JAVA-1120: Query was terminated by user\n");
        assertThat(endedWhileEmitting(null))
                .contains("F-UDF-CL-SL-JAVA-1120: F-UDF-CL-LIB-1085: Unknown error occured\n");
    }

    private String endedWhileEmitting(final String words) throws IOException {
        final UdfProcess process = new UdfProcess(buckets, 2, 2L << 30);
        process.endNext(new StatementEnd("DEMO", StatementEnd.Moment.EMITTING, 1, words));
        DemoJar.ofRun(buckets, "for (int i = 0; i < 9; i++) { rows.emit(\"x\".repeat(999_996)); }");
        return DemoCall.of(process).output("X", "VARCHAR(1000000)").error();
    }

    /** What is left at the end of a run is sent when the script has no more say in it. */
    @Test
    void endsAStatementThatHasEmittedItsLastRows() throws IOException {
        final UdfProcess process = new UdfProcess(buckets, 2, 2L << 30);
        process.endNext(new StatementEnd("DEMO", StatementEnd.Moment.EMITTING, 0, "Query was terminated by user"));
        DemoJar.ofRun(buckets, "rows.emit(1);");
        assertThat(DemoCall.of(process).output("X", "INT").error())
                .startsWith("VM error: F-UDF-CL-LIB-1128: F-UDF-CL-SL-JAVA-1004: F-UDF.CL.SL.JAVA-1164: \n"
                        + "com.exasol.ExaIterationException: F-UDF.CL.SL.JAVA-1166: UDF.CL.SL.JAVA-1165: Query was"
                        + " terminated by user");
    }

    @Test
    void endsAStatementThatLooksUpAConnection() throws IOException {
        assertThat(endedWhileLookingUp("Query was terminated by user"))
                .contains(
                        "com.exasol.ExaConnectionAccessException: E-UDF-CL-SL-JAVA-1099: Query was terminated by user\n");
        assertThat(endedWhileLookingUp(null))
                .contains(
                        "E-UDF-CL-SL-JAVA-1099: F-UDF-CL-LIB-1050: Internal error: wrong message type, got MT_CLOSE\n");
    }

    private String endedWhileLookingUp(final String words) throws IOException {
        final UdfProcess process = new UdfProcess(buckets, 2, 2L << 30);
        process.endNext(new StatementEnd("DEMO", StatementEnd.Moment.LOOKING_UP, 1, words));
        DemoJar.ofRun(buckets, "meta.getConnection(\"C\"); meta.getConnection(\"C\");");
        return DemoCall.of(process)
                .connections(name -> new ConnectionData("", "", ""))
                .error();
    }

    /** No database sends one; the client runs the script all the same. */
    @Test
    void runsAGroupWithoutRows() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, """
                        if (rows.size() == 1) { return; }
                        String values = rows.getString(0) + rows.getObject(1) + rows.getTimestamp(2);
                        System.out.println("got " + values);
                        for (int i = 0; i < 2; i++) {
                            try { rows.size(); System.out.println("size"); } catch (Exception e) { System.out.println(e); }
                        }
                        rows.getObject(1);
                        try { rows.emit("x"); } catch (Exception e) { System.out.println(e); }
                        try { rows.next(); } catch (Exception e) { System.out.println(e); }
                        """)
                .input("A", "VARCHAR(9)")
                .input("B", "INT")
                .input("C", "TIMESTAMP")
                .output("X", "VARCHAR(9)")
                .rows(List.of(Arrays.asList("a", 1L, null)))
                .rows(List.of());
        assertThat(call.emitted()).isEmpty();
        assertThat(call.console())
                .containsSubsequence(
                        "got nullnullnull\n",
                        "com.exasol.ExaIterationException: F-UDF-CL-SL-JAVA-1101: F-UDF-CL-LIB-1064: Internal error: not"
                                + " enough nulls for string in packet: wanted index 2 but have 0 elements (on 0/0 of"
                                + " received/completed rows\n",
                        "size\n",
                        "com.exasol.ExaIterationException: E-UDF-CL-SL-JAVA-1118: F-UDF-CL-LIB-1064: Internal error: not"
                                + " enough nulls for int64 in packet: wanted index 1 but",
                        "com.exasol.ExaIterationException: F-UDF-CL-SL-JAVA-1103: E-UDF-CL-LIB-1065: Iteration"
                                + " finished\n");
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
