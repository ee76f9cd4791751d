package com.exasol.sme.sandbox.udf.host;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Prints an exception of a script as the real client does: from its wrapper's frame upwards, without "at". */
final class StackText {
    private static final String WRAPPER = ScriptClass.class.getName();
    private static final String PACKAGE = StackText.class.getPackageName() + ".";
    private static final StackTraceElement REAL_WRAPPER =
            new StackTraceElement("com.exasol.ExaWrapper", "run", "ExaWrapper.java", 197);
    /** What stands for which class of the real client; it shows in the frames of a user's error. */
    private static final Map<String, String> REAL_NAMES =
            Map.of(HostMetadata.class.getName(), "com.exasol.ExaMetadataImpl");

    private StackText() {}

    static String of(final Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            clean(cause);
            for (final Throwable suppressed : cause.getSuppressed()) {
                clean(suppressed);
            }
        }
        final StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString().replaceAll("(?m)^\tat ", "");
    }

    private static void clean(final Throwable failure) {
        final List<StackTraceElement> frames = new ArrayList<>();
        for (final StackTraceElement frame : failure.getStackTrace()) {
            if (frame.getClassName().equals(WRAPPER)) {
                dropReflection(frames);
                frames.add(REAL_WRAPPER);
                break;
            }
            frames.add(real(frame));
        }
        failure.setStackTrace(frames.toArray(new StackTraceElement[0]));
    }

    private static void dropReflection(final List<StackTraceElement> frames) {
        while (!frames.isEmpty() && isReflection(frames.get(frames.size() - 1))) {
            frames.remove(frames.size() - 1);
        }
    }

    private static boolean isReflection(final StackTraceElement frame) {
        return frame.getClassName().startsWith("jdk.internal.reflect.")
                || frame.getClassName().startsWith("java.lang.reflect.");
    }

    private static StackTraceElement real(final StackTraceElement frame) {
        if (!frame.getClassName().startsWith(PACKAGE)) {
            return frame;
        }
        final String name = REAL_NAMES.getOrDefault(frame.getClassName(), "com.exasol.ExaIteratorImpl");
        return new StackTraceElement(
                name,
                frame.getMethodName(),
                name.substring(name.lastIndexOf('.') + 1) + ".java",
                frame.getLineNumber());
    }
}
