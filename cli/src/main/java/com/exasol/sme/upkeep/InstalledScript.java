package com.exasol.sme.upkeep;

import com.exasol.sme.database.SqlText;
import com.exasol.sme.scripts.ScriptHash;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script as the catalogue shows it.
 *
 * @param schema its schema
 * @param name   its name
 * @param text   its text, whose head the database writes in its own way
 * @param comment what COMMENT ON SCRIPT said last, empty if nothing
 */
record InstalledScript(String schema, String name, String text, String comment) {
    private static final Pattern VERSION =
            Pattern.compile("(?m)^(?:-- sme |%jvmoption -Dsme\\.version=)(\\d+(?:\\.\\d+)*(?:-\\w+)?);?\\s*?$");
    private static final Pattern JAR = Pattern.compile("(?m)^%jar ([^;\\n]+);");

    /** Its name for SQL. */
    String quoted() {
        return SqlText.object(schema, name);
    }

    /** The version of sme that its text names. */
    Optional<String> version() {
        return first(VERSION);
    }

    /** The path of the JAR, if it has one. */
    Optional<String> jar() {
        return first(JAR);
    }

    /** The value of a system property that one of its JVM options sets. */
    Optional<String> property(final String property) {
        return first(Pattern.compile("(?m)^%jvmoption -D" + Pattern.quote(property) + "=([^;\\n]*);"));
    }

    /**
     * Whether its last option has lost the {@code ;} that ends it: pyexasol's splitter, among others, takes a {@code ;}
     * at the end of a statement away, and such a UDF is created and never starts.
     */
    boolean hasOpenOption() {
        final String last = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !"/".equals(line))
                .reduce("", (before, line) -> line);
        return last.startsWith("%") && !last.endsWith(";");
    }

    /** Whether a deployment of sme wrote it, be it edited or not. */
    boolean isOurs() {
        return version().isPresent() && ScriptHash.carriedBy(text).isPresent();
    }

    /** Whether somebody changed the text and left the hash of what it was. */
    boolean isEdited() {
        return ScriptHash.carriedBy(text).filter(ScriptHash.of(text)::equals).isEmpty();
    }

    private Optional<String> first(final Pattern pattern) {
        final Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
