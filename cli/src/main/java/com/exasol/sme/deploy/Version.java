package com.exasol.sme.deploy;

/** The version of this build, the same for sme.jar and the UDF JAR inside. */
public final class Version {
    private static final String FILE = "sme.properties";
    private static final String KEY = "version=";

    private Version() {}

    public static String current() {
        return Resources.text(FILE).substring(KEY.length());
    }
}
