package com.exasol.sme.cli;

import com.exasol.sme.bucketfs.EmbeddedJar;
import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.shared.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} shows: what this program was built from, and what it brings into the database. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {
            "sme " + Version.current(),
            "Commit: " + Version.commit(),
            "UDF JAR: " + JarLocation.fileName() + ", SHA-256 "
                    + EmbeddedJar.named(JarLocation.fileName()).sha256()
        };
    }
}
