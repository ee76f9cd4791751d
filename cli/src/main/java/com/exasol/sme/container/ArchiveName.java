package com.exasol.sme.container;

import java.util.regex.Pattern;

/**
 * The name of a container: that of its archive without the ending, and so that of the folder that nodes extract it to.
 *
 * @param text letters, digits and . _ - only, as it stands in a URL in which nothing is escaped
 */
public record ArchiveName(String text) {
    private static final String ENDING = ".tar.gz";
    private static final Pattern VALID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,199}");

    public ArchiveName {
        if (!VALID.matcher(text).matches()) {
            throw new IllegalArgumentException(text);
        }
    }

    /**
     * Reads the last part of a path.
     *
     * @param option whose value it comes from
     * @param value  all of that value, for the error
     * @param file   the name of the file
     */
    static ArchiveName from(final String option, final String value, final String file) {
        final String name = file.endsWith(ENDING) ? file.substring(0, file.length() - ENDING.length()) : "";
        if (!VALID.matcher(name).matches()) {
            throw ContainerRefusal.of(
                    option,
                    value,
                    "does not end with the name of an archive that can be a container",
                    "Give an archive (.tar.gz) whose name has letters, digits and . _ - only, the first of which is no ."
                            + " or -, at most 200 before the ending.");
        }
        return new ArchiveName(name);
    }

    public String fileName() {
        return text + ENDING;
    }
}
