package com.exasol.sme.udf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.ExaConnectionAccessException;
import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.SmeException;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.testkit.TestMetadata;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves a UDF when something goes wrong in it, for all UDFs that there are. */
class UdfGuardTest {
    private static final String FOREIGN = "quotes 😀, \ud83d and \0";

    static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException(FOREIGN, new IOException(FOREIGN)),
                new AssertionError(FOREIGN),
                new StackOverflowError(FOREIGN),
                new OutOfMemoryError(FOREIGN),
                new ExaIterationException(FOREIGN),
                new ExaDataTypeException(FOREIGN),
                new ExaIterationException("Query was terminated by user " + FOREIGN));
    }

    /** As Exasol's client prints it: with all causes, all that is suppressed, and all frames. */
    private static String printed(final Throwable failure) {
        final StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static void assertFit(final Throwable failure) {
        assertThat(failure).isInstanceOf(SmeException.class);
        final String text = printed(failure);
        SeenErrorCodes.record(text);
        assertThat(text).matches("(?s)[EF]-SME-UDF-\\d+: .*");
        assertThat(text.codePoints())
                .allMatch(character -> Character.isBmpCodePoint(character) && character != 0)
                .noneMatch(character -> Character.getType(character) == Character.SURROGATE);
        assertThat(new String(text.getBytes(UTF_8), UTF_8)).isEqualTo(text);
    }

    /** All classes with a run() that Exasol may call, those of later versions among them. */
    static List<Method> entryPoints() throws IOException, URISyntaxException, ClassNotFoundException {
        final Path classes = Path.of(PredictionUdf.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        final List<String> names;
        try (Stream<Path> files = Files.list(classes.resolve("com/exasol/sme/udf"))) {
            names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("\\w+\\.class"))
                    .map(name -> "com.exasol.sme.udf." + name.replace(".class", ""))
                    .sorted()
                    .collect(Collectors.toList());
        }
        final List<Method> methods = new ArrayList<>();
        for (final String name : names) {
            Arrays.stream(Class.forName(name).getDeclaredMethods())
                    .filter(method -> method.getName().equals("run") && Modifier.isPublic(method.getModifiers()))
                    .forEach(methods::add);
        }
        return methods;
    }

    private static <T> T throwing(final Class<T> type, final Throwable failure) {
        return type.cast(Proxy.newProxyInstance(
                UdfGuardTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    throw failure;
                }));
    }

    @Test
    void standsBeforeEveryEntryPoint() throws IOException, URISyntaxException, ReflectiveOperationException {
        assertThat(entryPoints())
                .extracting(method -> method.getDeclaringClass().getSimpleName())
                .contains("PredictionUdf", "AutopilotTrainingUdf", "AutopilotEndpointDeletionUdf");
        for (final Method entryPoint : entryPoints()) {
            for (final Throwable failure : failures().collect(Collectors.toList())) {
                final Throwable thrown = catchThrowable(() -> entryPoint.invoke(
                        null, throwing(ExaMetadata.class, failure), throwing(ExaIterator.class, failure)));
                assertThat(thrown).as(entryPoint.toString()).isInstanceOf(InvocationTargetException.class);
                assertFit(thrown.getCause());
            }
        }
    }

    @Test
    void standsBeforeWhatARequestThrows() {
        final TestRuntime model = new TestRuntime(body -> {
            throw new IllegalStateException(FOREIGN, new IOException(FOREIGN));
        });
        assertFit(catchThrowable(
                () -> TestPrediction.regression("DOUBLE").run(model, List.<Object[]>of(new Object[] {1.0}))));
        final TestRuntime broken = new TestRuntime(body -> {
            throw new AssertionError(FOREIGN);
        });
        assertFit(catchThrowable(
                () -> TestPrediction.regression("DOUBLE").run(broken, List.<Object[]>of(new Object[] {1.0}))));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void standsBeforeWhatTheDatabaseThrows(final Throwable failure) {
        assertFit(catchThrowable(() -> TestPrediction.regression("DOUBLE")
                .run(TestRuntime.perRow(line -> "1"), throwing(ExaIterator.class, failure))));
        assertFit(catchThrowable(() -> TestPrediction.regression("DOUBLE")
                .run(
                        TestRuntime.perRow(line -> "1"),
                        new TestRows(List.of(), "DOUBLE"),
                        throwing(ExaMetadata.class, failure))));
    }

    @Test
    void saysWhenTheMemoryIsTooLittle() {
        assertThat(catchThrowable(() -> UdfGuard.run(() -> {
                    throw new OutOfMemoryError("Java heap space");
                })))
                .hasMessage(
                        "E-SME-UDF-72: The script's JVM has too little memory: Java heap space. Let the administrator"
                                + " deploy with more of it, for example --jvm-option -Xmx2g, and deploy endpoints again after"
                                + " that.");
    }

    @Test
    void letsWorkDoWhatItDoes() {
        final StringBuilder done = new StringBuilder();
        UdfGuard.run(() -> done.append("work"));
        assertThat(done).hasToString("work");
    }

    @Test
    void keepsWordsOfAConnectionFit() {
        final TestMetadata metadata = new TestMetadata(2).ending(FOREIGN);
        assertThat(catchThrowable(() -> new Connections(metadata).read("AWS 😀")))
                .hasMessageStartingWith(
                        "E-SME-UDF-2: CONNECTION 'AWS \ufffd' cannot be read: E-UDF-CL-SL-JAVA-1099: quotes \ufffd");
        assertThat(catchThrowable(() -> metadata.getConnection("AWS")))
                .isInstanceOf(ExaConnectionAccessException.class);
    }
}
