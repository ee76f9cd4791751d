package com.exasol.sme.sandbox.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Fails every test, of all test classes, during which a text showed a secret; JUnit finds it as a service. */
public final class SecretWatch implements BeforeAllCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static boolean isOnStandardStreams;

    @Override
    public void beforeAll(final ExtensionContext context) {
        watchStandardStreams();
        // Whatever all classes share is closed before this, which was there first.
        context.getRoot()
                .getStore(Namespace.create(SecretWatch.class))
                .getOrComputeIfAbsent("the end", key -> (AutoCloseable) SecretWatch::check, AutoCloseable.class);
    }

    @Override
    public void afterEach(final ExtensionContext context) {
        check();
    }

    @Override
    public void afterAll(final ExtensionContext context) {
        check();
    }

    private static void check() {
        final List<String> leaks = Secrets.takeLeaks();
        if (!leaks.isEmpty()) {
            throw new AssertionError("a secret was shown:\n" + String.join("\n", leaks));
        }
    }

    /** Libraries that run within the tests may write there past everything else that is watched. */
    private static synchronized void watchStandardStreams() {
        if (!isOnStandardStreams) {
            isOnStandardStreams = true;
            System.setOut(watched("standard output of the tests", System.out));
            System.setErr(watched("standard error of the tests", System.err));
        }
    }

    private static PrintStream watched(final String place, final PrintStream stream) {
        return new PrintStream(new WatchedOutput(place, stream), true, UTF_8);
    }

    /** Shows that this is at work where nobody has asked for it by an annotation. */
    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == SecretWatch.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        return this;
    }
}
