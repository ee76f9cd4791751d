package com.exasol.sme.bucketfs;

/** Brings the UDF JAR to where the scripts look for it. */
@FunctionalInterface
public interface JarUpload {
    void run(JarLocation location);
}
