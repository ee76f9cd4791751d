package com.exasol.sme.cli;

import com.exasol.sme.deploy.BucketFsAddress;
import com.exasol.sme.deploy.BucketFsUpload;
import com.exasol.sme.deploy.DatabaseAccess;
import com.exasol.sme.deploy.DatabaseAddress;
import com.exasol.sme.deploy.DeploymentPlan;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.deploy.EmbeddedJar;
import com.exasol.sme.deploy.JarLocation;
import com.exasol.sme.deploy.JarUpload;
import com.exasol.sme.deploy.JdbcSink;
import com.exasol.sme.deploy.Port;
import com.exasol.sme.deploy.StatementPrinter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A deployment that is carried out, for which addresses, users and passwords are needed. */
final class LiveDeployment {
    private final DatabaseOptions database;
    private final BucketFsOptions bucketFs;
    private final Set<Part> parts;
    private final Surroundings surroundings;

    LiveDeployment(
            final DatabaseOptions database,
            final BucketFsOptions bucketFs,
            final Set<Part> parts,
            final Surroundings surroundings) {
        this.database = database;
        this.bucketFs = bucketFs;
        this.parts = parts;
        this.surroundings = surroundings;
    }

    List<String> missingOptions() {
        final List<String> missing = new ArrayList<>();
        if (database.address().isEmpty()) {
            missing.add("--dsn or --host");
        }
        if (database.user().isEmpty()) {
            missing.add("--db-user");
        }
        if (!DatabaseOptions.PASSWORD.isAvailable(database.password, surroundings)) {
            missing.add("--db-password (or DB_PASSWORD in the environment)");
        }
        if (parts.contains(Part.UPLOAD)) {
            addMissingForUpload(missing);
        }
        return missing;
    }

    private void addMissingForUpload(final List<String> missing) {
        if (bucketFsHost().isEmpty() && database.address().isPresent()) {
            missing.add("--bucketfs-host (as the database has several hosts)");
        }
        if (!BucketFsOptions.PASSWORD.isAvailable(bucketFs.password, surroundings)) {
            missing.add("--bucketfs-password (or BUCKETFS_PASSWORD in the environment)");
        }
    }

    private Optional<String> bucketFsHost() {
        return Optional.ofNullable(bucketFs.host)
                .filter(host -> !host.isBlank())
                .or(() -> database.address().flatMap(DatabaseAddress::singleHost));
    }

    /** Connects first and uploads then, so that a wrong password for the database leaves nothing behind. */
    void run(final DeploymentPlan plan, final StatementPrinter printer) throws SQLException {
        final DatabaseAccess access = new DatabaseAccess(
                database.address().orElseThrow(),
                database.user().orElseThrow(),
                DatabaseOptions.PASSWORD.resolve(database.password, surroundings));
        final JarUpload upload = parts.contains(Part.UPLOAD) ? upload() : location -> {};
        try (Connection connection = access.open(surroundings.connector())) {
            plan.sendTo(new JdbcSink(connection, upload, printer, surroundings::tell));
        }
    }

    private JarUpload upload() {
        return new BucketFsUpload(
                EmbeddedJar.named(JarLocation.fileName()),
                new BucketFsAddress(bucketFsHost().orElseThrow(), new Port(bucketFs.port), bucketFs.isTls),
                BucketFsOptions.PASSWORD.resolve(bucketFs.password, surroundings),
                surroundings::tell);
    }
}
