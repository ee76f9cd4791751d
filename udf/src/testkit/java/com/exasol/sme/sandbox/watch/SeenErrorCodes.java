package com.exasol.sme.sandbox.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Notes which error codes really came out of a run, so that the build can compare them with sources and manual. */
public final class SeenErrorCodes {
    private static final Path FILE = Path.of("target", "seen-error-codes.txt");
    private static final Pattern CODE = Pattern.compile("[EFW]-SME-[A-Z]+-\\d+");

    private static final Set<String> NOTED = new HashSet<>();

    private SeenErrorCodes() {}

    /** Notes every code in a text that a person would see, and gives the text back. */
    public static synchronized String record(final String text) {
        final Matcher codes = CODE.matcher(String.valueOf(text));
        while (codes.find()) {
            if (NOTED.add(codes.group())) {
                note(codes.group());
            }
        }
        return text;
    }

    private static void note(final String code) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, code + "\n", UTF_8, CREATE, APPEND);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
