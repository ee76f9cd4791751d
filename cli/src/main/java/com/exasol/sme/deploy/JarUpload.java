package com.exasol.sme.deploy;

/** Brings the UDF JAR to where the scripts look for it. */
@FunctionalInterface
public interface JarUpload {
    void run(JarLocation location);
}
