package com.exasol.sme.cli;

import com.exasol.sme.deploy.BucketFsAccess;
import com.exasol.sme.deploy.BucketFsUpload;
import com.exasol.sme.deploy.DatabaseAccess;
import com.exasol.sme.deploy.DeploymentPlan;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.deploy.EmbeddedJar;
import com.exasol.sme.deploy.JarLocation;
import com.exasol.sme.deploy.JarUpload;
import com.exasol.sme.deploy.JdbcSink;
import com.exasol.sme.deploy.Secret;
import com.exasol.sme.deploy.StatementPrinter;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A deployment that is carried out, for which addresses, users and passwords are needed. */
final class LiveDeployment {
    private final Addresses addresses;
    private final DatabaseLogin database;
    private final BucketFsOptions bucketFs;
    private final Set<Part> parts;
    private final Surroundings surroundings;

    LiveDeployment(
            final Addresses addresses,
            final DatabaseLogin database,
            final BucketFsOptions bucketFs,
            final Set<Part> parts,
            final Surroundings surroundings) {
        this.addresses = addresses;
        this.database = database;
        this.bucketFs = bucketFs;
        this.parts = parts;
        this.surroundings = surroundings;
    }

    List<String> missingOptions() {
        final List<String> missing = new ArrayList<>(database.missingOptions());
        if (parts.contains(Part.UPLOAD) && !database.isSaas()) {
            addMissingForUpload(missing);
        }
        return missing;
    }

    private void addMissingForUpload(final List<String> missing) {
        if (addresses.bucketFs().host().isEmpty() && addresses.database().isPresent()) {
            missing.add("--bucketfs-host (as the database has several hosts)");
        }
        if (!BucketFsOptions.PASSWORD.isAvailable(bucketFs.password, surroundings)) {
            missing.add("--bucketfs-password (or BUCKETFS_PASSWORD in the environment)");
        }
    }

    /**
     * Connects first and uploads then, so that a wrong password for the database leaves nothing behind.
     *
     * @param afterwards what is done in the same session when all of the plan is
     */
    void run(final DeploymentPlan plan, final StatementPrinter printer, final Consumer<Connection> afterwards) {
        final DatabaseAccess access = database.access();
        if (!parts.contains(Part.UPLOAD)) {
            send(plan, access, location -> {}, printer, afterwards);
            return;
        }
        if (database.isSaas()) {
            send(plan, access, database.saasUpload(), printer, afterwards);
            return;
        }
        final Secret password = BucketFsOptions.PASSWORD.resolve(bucketFs.password, surroundings);
        try {
            send(plan, access, upload(password), printer, afterwards);
        } finally {
            password.wipe();
        }
    }

    private JarUpload upload(final Secret password) {
        return new BucketFsUpload(
                EmbeddedJar.named(JarLocation.fileName()),
                new BucketFsAccess(addresses.bucketFs(), password, database.trust()),
                surroundings::tell);
    }

    private void send(
            final DeploymentPlan plan,
            final DatabaseAccess access,
            final JarUpload upload,
            final StatementPrinter printer,
            final Consumer<Connection> afterwards) {
        database.use(access, connection -> {
            plan.sendTo(new JdbcSink(connection, upload, printer, surroundings::tell));
            afterwards.accept(connection);
        });
    }
}
