package com.exasol.sme.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;

/** Fails a test whose scripts show the secret of their connection. */
public final class Secrets {
    private static final List<String> FORMS = List.of(
            TestConnection.SECRET,
            Base64.getEncoder().withoutPadding().encodeToString(TestConnection.SECRET.getBytes(UTF_8)));

    private Secrets() {}

    public static String watch(final Object shown) {
        final String text = String.valueOf(shown);
        if (FORMS.stream().anyMatch(text::contains)) {
            throw new AssertionError("the secret is shown: " + text.replace(TestConnection.SECRET, "***"));
        }
        return text;
    }

    /** An exception as a log would show it, with those behind it. */
    public static void watch(final Throwable failure) {
        final StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        watch(trace.toString());
    }
}
