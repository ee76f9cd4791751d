package com.exasol.sme.exasol;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.aws.AwsStandIn;
import com.exasol.sme.sandbox.client.SqlConsole;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A database, its BucketFS, and the stand-in for SageMaker, which the UDFs of the database reach. */
interface Stage extends AutoCloseable {
    /** Options that say where the database is and whom to trust, without a password. */
    List<String> database();

    /** Options that say where the bucket is, without a password. */
    List<String> bucket();

    /** Runs the packaged {@code sme.jar} with the passwords in its environment. */
    CommandResult run(List<String> words);

    /** The SQL client of the user SYS. */
    SqlConsole console() throws SQLException;

    AwsStandIn aws();

    /** Deploys so that all UDFs take the stand-in for AWS. */
    default CommandResult deploy(final String schema) {
        return runWell(
                "deploy",
                schema,
                bucket(),
                List.of(
                        "--jvm-option",
                        "-Daws.endpointUrl=" + aws().endpoint(),
                        "--jvm-option",
                        "-Dsme.endpointPollSeconds=0.05"));
    }

    default CommandResult status(final String schema) {
        return run(words("status", schema, List.of(), List.of()));
    }

    /** Takes away all that {@link #deploy} made but the schema. */
    default CommandResult undeploy(final String schema) {
        return runWell("undeploy", schema, bucket(), List.of("--drop-metadata", "--delete-jar"));
    }

    /** Ends what was started for one story alone. */
    @Override
    void close();

    private CommandResult runWell(
            final String command, final String schema, final List<String> place, final List<String> further) {
        final CommandResult result = run(words(command, schema, place, further));
        if (result.exitCode() != 0) {
            throw new AssertionError(command + " ended with " + result.exitCode() + ": " + result.err());
        }
        return result;
    }

    private List<String> words(
            final String command, final String schema, final List<String> place, final List<String> further) {
        final List<String> words = new ArrayList<>(List.of(command, "--schema", schema));
        words.addAll(database());
        words.addAll(place);
        words.addAll(further);
        return words;
    }
}
