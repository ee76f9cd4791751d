package com.exasol.sme.cli;

import com.exasol.sme.deploy.JarLocation;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where database and JAR are: on-premises or in Exasol SaaS. */
final class JarPlaceOptions {
    @Mixin
    PlaceOptions place = new PlaceOptions();

    @Mixin(name = "BucketFS, where the JAR goes")
    BucketFsOptions bucketFs = new BucketFsOptions();

    @Option(
            names = "--path-in-bucket",
            paramLabel = "<path>",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER,
            description = "Directory of the JAR in the bucket.%n  Default: the top one")
    String path;

    JarLocation location() {
        return bucketFs.location(path);
    }
}
