package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.tls.ClosedPort;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A deployment that does not get in: into the database, or into BucketFS. */
class DeploymentAccessTest {
    private static final String WRONG = Secrets.keep("wrong-Passw0rd");

    private final Sandbox sandbox = Sandbox.start();
    private final List<String> before = sandbox.database().catalogue();
    private final DeployLine line = DeployLine.uploadingTo(sandbox).adding("--no-display-progress");

    @AfterEach
    void close() {
        sandbox.close();
    }

    /** Nothing is made anywhere, and no password is told. */
    private CommandResult assertFailed(final DeployLine failing, final String code) {
        final CommandResult result = failing.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith(code).doesNotContain("\tat ");
        failing.environment().values().forEach(password -> assertThat(result.err())
                .doesNotContain(password));
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
        return result;
    }

    private void assertNotUploaded(final DeployLine failing, final String cause) {
        assertThat(assertFailed(failing, "E-SME-CLI-15: The JAR was not uploaded to /buckets/bfsdefault/")
                        .err())
                .contains(cause);
        assertThat(sandbox.database().statements()).hasSize(2).allMatch(sent -> sent.text()
                .startsWith("SELECT "));
    }

    @Test
    void stopsAtAWrongPasswordOfTheDatabaseUser() {
        final CommandResult result = assertFailed(
                line.as("sys", WRONG),
                "E-SME-CLI-14: There is no connection to the database localhost:"
                        + sandbox.database().port() + " as 'sys': ");
        assertThat(result.err()).contains("authentication failed");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
    }

    @Test
    void stopsWhereNoDatabaseListens() {
        try (ClosedPort port = new ClosedPort()) {
            final String address = "localhost:" + port.number();
            assertFailed(
                    line.with("--dsn", address), "E-SME-CLI-14: There is no connection to the database " + address);
        }
        assertThat(sandbox.bucketFs().requests()).isEmpty();
    }

    @Test
    void stopsAtAWrongPasswordOfTheBucket() {
        assertNotUploaded(line.withVariable("BUCKETFS_PASSWORD", WRONG), "E-BFSJ-3");
        assertThat(sandbox.bucketFs().requests()).containsExactly("PUT /default/" + JarLocation.fileName() + " 403");
    }

    @Test
    void tellsWhereInTheProgramItStoppedWithoutAnyPassword() {
        final DeployLine verbose = line.adding("--verbose");
        assertThat(verbose.as("sys", WRONG).run().err())
                .contains("\tat com.exasol.sme.database.DatabaseAccess.open(", "Caused by: java.sql.SQLException: ")
                .doesNotContain(WRONG);
        assertThat(verbose.withVariable("BUCKETFS_PASSWORD", WRONG).run().err())
                .contains("\tat com.exasol.sme.bucketfs.BucketFsUpload.run(", "Caused by: com.exasol.bucketfs.")
                .doesNotContain(WRONG);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 503})
    void stopsWhenBucketFsIsOutOfOrder(final int status) {
        sandbox.bucketFs().failNext(status);
        assertNotUploaded(line, String.valueOf(status));
    }

    @Test
    void stopsAtABucketThatIsNotThere() {
        assertNotUploaded(line.with("--bucket", "other"), "E-BFSJ-2");
    }

    @Test
    void stopsWhereNoBucketFsListens() {
        try (ClosedPort port = new ClosedPort()) {
            assertNotUploaded(line.with("--bucketfs-port", String.valueOf(port.number())), "ConnectException");
        }
    }

    @Test
    void stopsWhenTheLanguagesCannotBeRead() {
        sandbox.database().failNext(sql -> sql.contains("SCRIPT_LANGUAGES"), "no reading today");
        final CommandResult result =
                assertFailed(line, "E-SME-CLI-18: The database did not tell its SCRIPT_LANGUAGES: no reading today");
        assertThat(result.err()).contains("SYS.EXA_PARAMETERS");
        assertThat(sandbox.bucketFs().requests()).isEmpty();
    }
}
