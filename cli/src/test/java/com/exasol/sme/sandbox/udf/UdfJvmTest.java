package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.udf.host.UdfHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UdfJvmTest {
    /** The JVMs of UDFs are those of the JDK that runs the tests. */
    private static final int JAVA = Runtime.version().feature();

    private static final String AT_START = "VM error: F-UDF-CL-LIB-1125: F-UDF-CL-SL-JAVA-1000: ";
    private static final String IN_RUN =
            "VM error: F-UDF-CL-LIB-1127: F-UDF-CL-SL-JAVA-1002: F-UDF-CL-SL-JAVA-1013: \n";

    @TempDir
    private Path buckets;

    private static List<ProcessHandle> processes() {
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.filter(child -> List.of(child.info().arguments().orElse(new String[0]))
                            .contains(UdfHost.class.getName()))
                    .toList();
        }
    }

    @AfterAll
    static void leavesNoProcess() {
        processes()
                .forEach(process ->
                        process.onExit().orTimeout(30, TimeUnit.SECONDS).join());
        assertThat(processes()).isEmpty();
    }

    /** What a database has to know to count its memory: it hears of the error before. */
    @Test
    void livesOnForASecondAfterAnError() throws IOException, SQLException {
        final long before = System.nanoTime();
        final DemoCall call = DemoCall.ofRun(
                buckets, "System.out.println(\"pid \" + ProcessHandle.current().pid()); throw new Error(\"boom\");");
        assertThat(call.error()).contains("java.lang.Error: boom");
        final long pid = Long.parseLong(call.console().replaceAll("(?s).*pid (\\d+).*", "$1"));
        final Optional<ProcessHandle> process = ProcessHandle.of(pid);
        assertThat(process).isPresent();
        process.get().onExit().orTimeout(30, TimeUnit.SECONDS).join();
        assertThat(System.nanoTime() - before).isGreaterThan(TimeUnit.SECONDS.toNanos(1));
    }

    private String property(final String name, final String... options) throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, "rows.emit(System.getProperty(\"" + name + "\"));")
                .output("X", "VARCHAR(2000000)");
        for (final String option : options) {
            call.option(option);
        }
        return (String) call.values().get(0);
    }

    private String arguments(final long memoryLimit, final String... options) throws IOException, SQLException {
        final String statements = "rows.emit(String.join(\" \", java.lang.management.ManagementFactory"
                + ".getRuntimeMXBean().getInputArguments()));";
        DemoJar.ofRun(buckets, statements);
        final DemoCall call =
                DemoCall.of(new UdfProcess(buckets, 1, memoryLimit)).output("X", "VARCHAR(2000000)");
        for (final String option : options) {
            call.option(option);
        }
        return (String) call.values().get(0);
    }

    @ParameterizedTest
    @CsvSource({"100, -Xmx128m", "1024, -Xmx640m", "2048, -Xmx1024m", "9999, -Xmx1024m"})
    void getsItsHeapFromTheMemoryLimit(final long megabytes, final String heap) throws IOException, SQLException {
        assertThat(arguments(megabytes << 20))
                .matches("-Dexasol.scriptclass=demo.Demo -Xms128m " + heap
                        + " -Xss512k -XX:ErrorFile=/tmp/hs_err_pid%p.log -XX:\\+UseSerialGC");
    }

    @Test
    void keepsTheOptionsOfTheScript() throws IOException, SQLException {
        assertThat(arguments(1L << 30, "%jvmoption -Xmx256m -Da=b;", "%jvmoption -Xms64m;", "%jvmoption -Xss1m;"))
                .matches("-Dexasol.scriptclass=demo.Demo -Xmx256m -Da=b -Xms64m -Xss1m -XX:ErrorFile=\\S+ \\S+");
    }

    /** It starts with 128 MB unless another -Xms is given. */
    @Test
    void doesNotStartWithASmallerHeapThanItsFirst() throws IOException, SQLException {
        assertThat(DemoCall.of(buckets).body("%jvmoption -Xmx64m;").error())
                .isEqualTo("VM error: Internal error: VM crashed");
        assertThat(arguments(1L << 30, "%jvmoption -Xmx64m -Xms64m;")).contains(" -Xmx64m -Xms64m -Xss512k ");
    }

    /** The client looks anywhere in an option, and then adds none of its own. */
    @ParameterizedTest
    @CsvSource({
        "-Dsme.endpoint=sales-Xmx,  -Xms128m -Xss512k -XX",
        "-Dsme.endpoint=sales-Xms,  -Xmx640m -Xss512k -XX",
        "-Dsme.endpoint=sales-Xss,  -Xms128m -Xmx640m -XX",
        "-Dsme.endpoint=-Xss-Xmx,   -Xms128m -Xss512k -XX",
        "-Dsme.endpoint=-Xmx-Xms,   -Xmx640m -Xss512k -XX",
        "-Dsme.endpoint=sales-xmx,  -Xms128m -Xmx640m -Xss512k -XX",
    })
    void takesPartOfAnOptionForADecisionAboutMemory(final String option, final String then)
            throws IOException, SQLException {
        assertThat(arguments(1L << 30, "%jvmoption " + option + ";")).contains(option + " " + then);
    }

    @Test
    void findsBucketsInOptions() throws IOException, SQLException {
        assertThat(property("a", "%jvmoption -Da=/buckets/bfsdefault/default/ca.jks;"))
                .isEqualTo(buckets + "/bfsdefault/default/ca.jks");
    }

    @Test
    void takesLongAndOddOptions() throws IOException, SQLException {
        final String value = "Ab0_-".repeat(40_000);
        assertThat(property("a", "%jvmoption -Da=" + value + ";")).isEqualTo(value);
        assertThat(property("a", "%jvmoption -Da='\"#'x;")).isEqualTo("'\"#'x");
    }

    @Test
    void hasOnlyTheApiInFrontOfItsJars() throws IOException, SQLException {
        assertThat(property("java.class.path"))
                .matches("\\S+/exaudf_deploy\\d+\\.jar:" + buckets + "/bfsdefault/default/demo.jar");
        assertThat(DemoCall.ofRun(buckets, "Class.forName(\"org.junit.jupiter.api.Test\");")
                        .error())
                .contains("java.lang.ClassNotFoundException: org.junit.jupiter.api.Test");
    }

    @Test
    void hasAnEmptyEnvironment() throws IOException, SQLException {
        assertThat(DemoCall.ofRun(buckets, "rows.emit(new TreeMap<>(System.getenv()).toString());")
                        .output("X", "VARCHAR(2000)")
                        .values())
                .containsExactly("{HOME=/tmp, TZ=Europe/Berlin}");
        // Since Java 18 the encoding is UTF-8 wherever a JVM runs.
        assertThat(property("file.encoding")).isEqualTo(JAVA < 18 ? "ANSI_X3.4-1968" : "UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "-server,             unknown error (-1)",
        "-client,             unknown error (-1)",
        "-version,            unknown error (-1)",
        "-showversion,        unknown error (-1)",
        "-p,                  unknown error (-1)",
        "-m,                  unknown error (-1)",
        "-jar,                unknown error (-1)",
        "-Xunknown,           unknown error (-1)",
        "word,                unknown error (-1)",
        "-XX:+NoSuchOption,   invalid arguments (-6)",
        "-XX:NoSuchOption=1,  invalid arguments (-6)"
    })
    void doesNotStartWithABadOption(final String option, final String error) {
        assertThat(DemoCall.of(buckets).body("%jvmoption " + option + ";").error())
                .isEqualTo(AT_START + "F-UDF-CL-SL-JAVA-1028: Cannot start the JVM: " + error);
    }

    @Test
    void diesOfAnotherGarbageCollector() {
        assertThat(DemoCall.of(buckets).body("%jvmoption -XX:+UseG1GC;").error())
                .isEqualTo("VM error: Internal error: VM crashed");
    }

    @Test
    void diesOfItsOwnExit() throws IOException {
        assertThat(DemoCall.ofRun(buckets, "System.exit(0);").error())
                .isEqualTo("VM error: Internal error: VM crashed");
    }

    @Test
    void wantsEveryJar() throws IOException {
        assertThat(DemoCall.of(buckets).error())
                .isEqualTo(AT_START + "F-UDF-CL-SL-JAVA-1061: Java VM cannot find '" + DemoJar.PATH
                        + "': No such file or directory");
        Files.createDirectories(buckets.resolve("bfsdefault/default/demo.jar"));
        assertThat(DemoCall.of(buckets).error())
                .isEqualTo(AT_START + "F-UDF-CL-SL-JAVA-1063: '" + DemoJar.PATH + "' is not a regular file");
        assertThat(DemoCall.of(buckets).body("%jar /etc/passwd;").error())
                .endsWith("Java VM cannot find '/etc/passwd': No such file or directory");
    }

    @Test
    void compilesCodeThatReadsTheBucketsOfItsNode() throws IOException, SQLException {
        Files.writeString(buckets.resolve("a.txt"), "ä");
        final DemoCall call = DemoCall.of(buckets).output("X", "VARCHAR(100)").body("""
                        import java.nio.file.Files;
                        import java.nio.file.Paths;

                        class DEMO {
                            static void run(ExaMetadata meta, ExaIterator rows) throws Exception {
                                rows.emit(new String(Files.readAllBytes(Paths.get("/buckets", "a.txt")), "UTF-8"));
                            }
                        }
                        """);
        assertThat(call.values()).containsExactly("ä");
    }

    @Test
    void saysWhatDoesNotCompile() {
        assertThat(DemoCall.of(buckets).body("-- a comment of SQL\n").error())
                .startsWith(AT_START + "F-UDF-CL-SL-JAVA-1037: \ncom.exasol.ExaCompilationException:"
                        + " F-UDF-CL-SL-JAVA-1158: /DEMO.java:2: error: ")
                .contains("-- a comment of SQL");
    }

    @Test
    void compilesACommentAndThenMissesTheClass() {
        assertThat(DemoCall.of(buckets).body("// a comment\n").error())
                .contains("F-UDF.CL.SL.JAVA-1073: The main script class (same name as the script) cannot be found: "
                        + "com.exasol.DEMO");
    }

    private static String code(final String emitted) {
        return "class DEMO { static void run(ExaMetadata meta, ExaIterator rows) throws Exception { rows.emit(\""
                + emitted + "\"); } }";
    }

    /** The compiler leaves classes in /tmp and takes none away. */
    @Test
    void runsAnOlderClassWhereAScriptHasCommentsOnly() throws SQLException {
        final UdfProcess process = new UdfProcess(buckets, 2, 1L << 30);
        final DemoCall call = DemoCall.of(process).output("X", "VARCHAR(9)");
        assertThat(call.body(code("old")).values()).containsExactly("old");
        assertThat(call.body("// nothing but a comment\n").values()).containsExactly("old");
        assertThat(call.body(code("new")).values()).containsExactly("new");
        assertThat(call.body("").error()).contains("F-UDF.CL.SL.JAVA-1073: ");
        assertThat(DemoCall.of(new UdfProcess(buckets, 2, 1L << 30))
                        .body("// another node\n")
                        .error())
                .contains("F-UDF.CL.SL.JAVA-1073: ");
        assertThat(Path.of("/tmp/com/exasol/DEMO.class")).doesNotExist();
    }

    /** So it is when another JVM is still writing it. */
    @Test
    void findsAClassThatIsHalfWritten() throws IOException, SQLException {
        final UdfProcess process = new UdfProcess(buckets, 2, 1L << 30);
        final DemoCall call = DemoCall.of(process).output("X", "VARCHAR(9)");
        assertThat(call.body(code("whole")).values()).containsExactly("whole");
        final Path file = process.tmp(0).resolve("com/exasol/DEMO.class");
        final byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
        assertThat(call.body("// nothing but a comment\n").error())
                .contains("java.lang.ClassFormatError: Truncated class file");
    }

    @Test
    void takesAFormFeedForCode() {
        assertThat(DemoCall.of(buckets).body("\f").error())
                .contains("F-UDF.CL.SL.JAVA-1073: The main script class (same name as the script)");
    }

    @Test
    void missesAClass() {
        final String both =
                DemoCall.of(buckets).body("%scriptclass demo.Missing;").error();
        assertThat(both)
                .startsWith("VM error: F-UDF-CL-LIB-1111: Caught exception\n\n" + IN_RUN.substring(10)
                        + "com.exasol.ExaCompilationException: F-UDF.CL.SL.JAVA-1165: F-UDF.CL.SL.JAVA-1072: "
                        + "The main script class defined via %scriptclass cannot be found: demo.Missing")
                .contains("\n\n and caught another exception during cleanup\n\nF-UDF-CL-SL-JAVA-1004: "
                        + "F-UDF.CL.SL.JAVA-1164: \ncom.exasol.ExaCompilationException: F-UDF.CL.SL.JAVA-1167: ");
        assertThat(DemoCall.of(buckets).body("").error())
                .contains("F-UDF.CL.SL.JAVA-1073: The main script class (same name as the script) cannot be found: "
                        + "com.exasol.DEMO.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "static void run(ExaMetadata m, ExaIterator r) {} | java.lang.IllegalAccessException: class "
                        + "com.exasol.ExaWrapper cannot access a member of class demo.Demo with ",
                "public void run(ExaMetadata m, ExaIterator r) {} | java.lang.NullPointerException",
                "public static void run(ExaMetadata m) {} | java.lang.NoSuchMethodException: "
                        + "demo.Demo.run(com.exasol.ExaMetadata,com.exasol.ExaIterator)",
                "public static int run(ExaMetadata m, ExaIterator r) { return 1; } | "
                        + "com.exasol.ExaCompilationException: F-UDF-CL-SL-JAVA-1076: "
                        + "EMITS requires a void return type for run()"
            })
    void wantsTheRightSignature(final String method, final String error) throws IOException {
        assertThat(DemoCall.ofMembers(buckets, method).error()).startsWith(IN_RUN + error);
    }

    @Test
    void showsNothingOfAFailingStaticInitialiser() throws IOException {
        assertThat(DemoCall.ofMembers(buckets, """
                                static int x = Integer.parseInt("secret");
                                public static void run(ExaMetadata m, ExaIterator r) {}
                                """).error())
                .contains(IN_RUN.substring(10) + "java.lang.ExceptionInInitializerError\n")
                .doesNotContain("secret");
    }

    @Test
    void reportsFailuresOfInitAndCleanup() throws IOException {
        final String run = "public static void run(ExaMetadata m, ExaIterator r) {}\n";
        assertThat(DemoCall.ofMembers(
                                buckets, run + "public static void init(ExaMetadata m) { throw new Error(\"i\"); }")
                        .error())
                .startsWith(IN_RUN + "com.exasol.ExaUDFException: F-UDF-CL-SL-JAVA-1074: Exception during init \n"
                        + "java.lang.Error: i\n");
        assertThat(DemoCall.ofMembers(
                                buckets, run + "public static void cleanup(ExaMetadata m) { throw new Error(\"c\"); }")
                        .error())
                .startsWith("""
                            VM error: F-UDF-CL-LIB-1128: F-UDF-CL-SL-JAVA-1004: F-UDF.CL.SL.JAVA-1164:\s
                            com.exasol.ExaUDFException: F-UDF-CL-SL-JAVA-1081: Exception during cleanup\s
                            java.lang.Error: c
                            """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"int[] x = new int[Integer.MAX_VALUE - 8];", "recurse();"})
    void reportsErrorsOfTheJvmItself(final String statement) throws IOException {
        assertThat(DemoCall.ofMembers(
                                buckets,
                                "public static void run(ExaMetadata m, ExaIterator r) { " + statement
                                        + " }\nstatic void recurse() { recurse(); }")
                        .error())
                .containsPattern("Exception during run \njava.lang.(OutOfMemoryError: Java heap|StackOverflowError)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "throw new IllegalStateException(\"hidden\");"})
    void doesNotWaitForAThreadThatStays(final String end) throws IOException {
        final String error = DemoCall.ofRun(buckets, """
                        new Thread(() -> {
                            try { Thread.sleep(1_000_000); } catch (InterruptedException e) { }
                        }, "left over").start();
                        """ + end).error();
        assertThat(error)
                .startsWith("SANDBOX: thread \"left over\" is alive after run() and no daemon: "
                        + "a real database would wait for it for ever");
        assertThat(error.contains("hidden")).isEqualTo(!end.isEmpty());
    }

    @Test
    void letsDaemonsAndFinishingThreadsBe() throws IOException, SQLException {
        assertThat(DemoCall.ofRun(buckets, """
                                new Timer(true);
                                java.util.concurrent.ExecutorService pool =
                                        java.util.concurrent.Executors.newFixedThreadPool(2);
                                pool.submit(() -> 1).get();
                                pool.shutdownNow();
                                java.util.concurrent.CompletableFuture.runAsync(() -> { }).get();
                                """).emitted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"rows.next()", "rows.emit(1)", "rows.getObject(0)", "rows.size()", "meta.getConnection(\"X\")"})
    void refusesOtherThreads(final String call) throws IOException {
        assertThat(DemoCall.ofRun(
                                buckets,
                                "Thread worker = new Thread(() -> { try { " + call + "; } catch (Exception e) { } }, "
                                        + "\"worker\"); worker.start(); worker.join();")
                        .output("X", "INT")
                        .error())
                .matches("SANDBOX: thread \"worker\" called .*, but only the thread of run\\(\\) may: .*");
    }

    @Test
    void runsScalarScriptsRowByRow() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, "rows.emit(rows.getLong(0) + 1);")
                .scalar()
                .input("X", "INT")
                .output("X", "INT")
                .group(1L, 2L);
        assertThat(call.values()).containsExactly(2L, 3L);
        assertThat(call.group(7L).emitted()).containsExactly(List.of(0L, 2L), List.of(1L, 3L), List.of(2L, 8L));
        assertThat(DemoCall.ofRun(buckets, "rows.next();").scalar().error())
                .contains("E-UDF-CL-SL-JAVA-1102: next() function is not allowed in scalar context");
        assertThat(DemoCall.ofRun(buckets, "rows.reset();").scalar().error())
                .contains("E-UDF-CL-SL-JAVA-1104: reset() function is not allowed in scalar context");
    }

    @Test
    void doesNotRunWithoutRows() throws IOException, SQLException {
        final DemoCall call =
                DemoCall.of(buckets).input("X", "INT").output("A", "INT").output("B", "INT");
        assertThat(call.group().emitted()).containsExactly(Arrays.asList(null, null));
        assertThat(call.withoutGroups().emitted()).isEmpty();
        assertThat(call.scalar().group().emitted()).isEmpty();
    }

    @Test
    void readsAGroupTwice() throws IOException, SQLException {
        assertThat(DemoCall.ofRun(
                                buckets,
                                "long n = 0; do { n++; } while (rows.next()); rows.reset();"
                                        + " do { n += rows.getLong(0); } while (rows.next()); rows.emit(n);")
                        .input("X", "INT")
                        .output("X", "INT")
                        .group(10L, 20L)
                        .values())
                .containsExactly(32L);
    }

    @Test
    void knowsItsCall() throws IOException, SQLException {
        assertThat(DemoCall.ofRun(buckets, """
                                rows.emit(String.join("|", meta.getDatabaseName(), meta.getDatabaseVersion(),
                                        meta.getScriptLanguage().substring(0, 7), meta.getScriptSchema(),
                                        meta.getScriptName(), meta.getCurrentUser(), meta.getScopeUser(),
                                        meta.getCurrentSchema(), meta.getSessionId(), "" + meta.getStatementId(),
                                        "" + meta.getNodeCount(), "" + meta.getNodeId(), "" + meta.getMemoryLimit(),
                                        meta.getInputType(), meta.getOutputType(), meta.getOutputColumnSqlType(0),
                                        "" + meta.getInputColumnCount(), "" + meta.getOutputColumnCount(),
                                        meta.getScriptCode().substring(0, 12)));
                                """).output("X", "VARCHAR(2000)").values())
                .containsExactly("EXA|8.29.12|Java " + JAVA
                        + "|S|DEMO|USER_NAME|USER_NAME|CURRENT|1234567890|5000000042|3|0|2147483648"
                        + "|SET|EMIT|VARCHAR(2000) UTF8|1|1|%scriptclass");
    }

    @Test
    void runsSeveralCallsAtOnce() throws IOException, SQLException {
        final DemoCall call = DemoCall.ofRun(buckets, "rows.emit(ProcessHandle.current().pid());")
                .output("X", "DECIMAL(20,0)");
        final List<Object> processes = Stream.of(1, 2, 3)
                .parallel()
                .map(number -> {
                    try {
                        return call.values().get(0);
                    } catch (final SQLException exception) {
                        throw new IllegalStateException(exception);
                    }
                })
                .toList();
        assertThat(processes).doesNotHaveDuplicates();
    }
}
