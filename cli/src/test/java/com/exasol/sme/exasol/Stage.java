package com.exasol.sme.exasol;

import com.exasol.sme.journey.SqlConsole;
import com.exasol.sme.sandbox.SmeProcess;
import com.exasol.sme.sandbox.aws.AwsStandIn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database, its BucketFS, and the stand-in for SageMaker, which the UDFs of the database reach. */
interface Stage {
    /** Options that say where the database and its bucket are, without a password. */
    List<String> place();

    /** Runs the packaged {@code sme.jar} with the passwords in its environment. */
    SmeProcess run(List<String> words);

    /** The SQL client of the user SYS. */
    SqlConsole console() throws SQLException;

    AwsStandIn aws();

    /** Runs a command on the database and a schema of it, and insists on success. */
    default SmeProcess sme(final String command, final String schema, final String... further) {
        final List<String> words = new ArrayList<>(List.of(command, "--schema", schema));
        words.addAll(place());
        words.addAll(List.of(further));
        final SmeProcess process = run(words);
        if (process.exitCode() != 0) {
            throw new AssertionError(command + " ended with " + process.exitCode() + ": " + process.err());
        }
        return process;
    }

    /** Deploys so that all UDFs take the stand-in for AWS. */
    default SmeProcess deploy(final String schema) {
        return sme(
                "deploy",
                schema,
                "--jvm-option",
                "-Daws.endpointUrl=" + aws().endpoint(),
                "--jvm-option",
                "-Dsme.endpointPollSeconds=0.05");
    }
}
