package com.exasol.sme.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fingerprint that every script carries of its own text, to see whether an installed one is the same. */
final class ScriptHash {
    private static final Pattern LINE = Pattern.compile("(?m)^(?:-- hash |%jvmoption -Dsme\\.hash=)(\\w*);?\\s*?$\n?");

    private ScriptHash() {}

    /** The hash of a statement without the line that carries the hash. */
    static String of(final String statement) {
        try {
            final MessageDigest digest = MessageDigest.getInstance("SHA-256");
            final String rest = LINE.matcher(statement).replaceFirst("");
            return HexFormat.of().formatHex(digest.digest(rest.getBytes(UTF_8)));
        } catch (final NoSuchAlgorithmException exception) {
            throw new IllegalStateException("Every Java runtime has SHA-256", exception);
        }
    }

    /** The hash that a text carries, a statement of ours or what the catalogue shows of it. */
    static Optional<String> carriedBy(final String text) {
        final Matcher line = LINE.matcher(text);
        return line.find() ? Optional.of(line.group(1)) : Optional.empty();
    }
}
