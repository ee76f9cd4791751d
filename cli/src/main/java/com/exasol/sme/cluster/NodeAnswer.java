package com.exasol.sme.cluster;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What one node said.
 *
 * @param node        its number, from 0
 * @param javaVersion of the JVM that the script language starts there
 * @param file        the file that was asked for, if the node has it
 */
public record NodeAnswer(int node, String javaVersion, Optional<FileDigest> file) {
    private static final Pattern FEATURE = Pattern.compile("(?:1\\.)?(\\d+).*");

    /** The number that Java is called by: 8 for 1.8.0_292, 11 for 11.0.20, 17 for 17-ea. */
    public int javaFeature() {
        return Integer.parseInt(FEATURE.matcher(javaVersion).replaceFirst("$1"));
    }
}
