package com.exasol.sme.bucketfs;

/** Deletes a UDF JAR that no script uses any more from where it was uploaded to. */
@FunctionalInterface
public interface JarRemoval {
    void run(UploadedFile jar);
}
