package com.exasol.sme.shared;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, the same for sme.jar and the UDF JAR inside. */
public final class Version {
    private static final String FILE = "sme.properties";
    /** What the build leaves in place of a value that it does not know, as outside of a git repository. */
    private static final String UNKNOWN = "${";

    /** Read once, as each script tells the version. */
    private static final Properties PROPERTIES = properties();

    private Version() {}

    public static String current() {
        return PROPERTIES.getProperty("version");
    }

    /** The commit that was built. */
    public static String commit() {
        final String commit = PROPERTIES.getProperty("commit");
        return commit.startsWith(UNKNOWN) ? "unknown" : commit;
    }

    private static Properties properties() {
        final Properties properties = new Properties();
        try {
            properties.load(new StringReader(Resources.text(FILE)));
        } catch (final IOException exception) {
            throw new UncheckedIOException("Nothing is read but memory", exception);
        }
        return properties;
    }
}
