package com.exasol.sme.shared;

import java.util.LinkedHashSet;
import java.util.Set;

/** Tells in one line why something failed: what the exception says, and those behind it. */
public final class CauseChain {
    private static final int MOST = 4;

    private CauseChain() {}

    public static String of(final Throwable throwable) {
        final Set<String> texts = new LinkedHashSet<>();
        Throwable current = throwable;
        for (int depth = 0; current != null && depth < MOST; depth++) {
            texts.add(text(current));
            current = current.getCause();
        }
        final String line = String.join(": ", texts).replaceAll("\\s+", " ").strip();
        return line.endsWith(".") ? line : line + ".";
    }

    private static String text(final Throwable throwable) {
        final String message = throwable.getMessage();
        return message == null ? throwable.getClass().getSimpleName() : message.strip();
    }
}
