package com.exasol.sme.cli.place;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.bucketfs.UploadAdvice;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.database.DatabaseAddress;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options that say where database and JAR are: on-premises or in Exasol SaaS. */
public final class JarPlaceOptions {
    @Mixin
    private PlaceOptions place = new PlaceOptions();

    @Mixin(name = "BucketFS, where the JAR goes")
    private BucketFsOptions bucketFs = new BucketFsOptions();

    @Option(
            names = "--path-in-bucket",
            paramLabel = "<path>",
            defaultValue = "",
            showDefaultValue = Visibility.NEVER,
            description = "Directory of the JAR in the bucket.%n  Default: the top one")
    private String path;

    public PlaceOptions place() {
        return place;
    }

    public BucketFsOptions bucketFs() {
        return bucketFs;
    }

    /** Where database and BucketFS are, as far as the options tell. */
    public Addresses addresses() {
        final Optional<DatabaseAddress> database = place.database().address();
        return new Addresses(database, bucketFs.address(database));
    }

    /** In Exasol SaaS there is one bucket, and it has this name. */
    public JarLocation location(final CommandContext context) {
        return place.isSaas(context.environment())
                ? JarLocation.of("uploads", "default", path)
                : bucketFs.location(path);
    }

    /** How a person uploads the JAR by hand. */
    public UploadAdvice uploadAdvice(final CommandContext context) {
        return place.isSaas(context.environment())
                ? place.saas().uploadAdvice(context.environment())
                : addresses().bucketFs();
    }
}
