package com.exasol.sme.scripts.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.cli.CommandInSandbox;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code sme connection} and {@code sme grant} do in a database. */
@ExtendWith(QuickInstallation.class)
class AccessCommandsTest {
    private final Installation installation;

    AccessCommandsTest(final Installation installation) {
        this.installation = installation;
    }

    private CommandResult sme(final String... words) {
        final Map<String, String> environment = new HashMap<>(Sandbox.passwords());
        environment.put("AWS_ACCESS_KEY_ID", Sandbox.ACCESS_KEY_ID);
        environment.put("AWS_SECRET_ACCESS_KEY", Sandbox.SECRET_KEY);
        final List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of(
                "--dsn", "localhost:" + installation.sandbox().database().port(), "--db-user", "sys"));
        return CommandInSandbox.execute(environment, all.toArray(String[]::new));
    }

    private CommandResult connection(final String name, final String bucket, final String region) {
        return sme("connection", "--connection", name, "--s3-bucket", bucket, "--aws-region", region);
    }

    private List<String> catalogue(final String part) {
        return installation.sandbox().database().catalogue().stream()
                .filter(line -> line.contains(part))
                .toList();
    }

    @Test
    void createsAConnectionThatATrainingCanUse() throws SQLException {
        final CommandResult result = connection("\"Made by sme; --\"", Sandbox.BUCKET, Sandbox.REGION);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("Created the connection \"Made by sme; --\" to"
                        + " https://sme-bucket.s3.eu-central-1.amazonaws.com.");
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        installation.run(installation
                .training("made-by-sme")
                .with("aws_credentials_connection_name", "\"Made by sme; --\"")
                .sql());
    }

    @Test
    void changesAConnectionWithoutLosingItsGrants() throws SQLException {
        assertThat(connection("kept", Sandbox.BUCKET, Sandbox.REGION).exitCode())
                .isZero();
        installation.run("CREATE ROLE KEEPERS");
        installation.run("GRANT CONNECTION KEPT TO KEEPERS");
        installation.run("GRANT ACCESS ON CONNECTION KEPT FOR SCRIPT SME.SME_AUTOPILOT_TRAINING_UDF TO KEEPERS");
        final List<String> grants = catalogue("Grant[grantee=KEEPERS");
        final CommandResult result = connection("KEPT", Installation.OTHER_BUCKET, Installation.OTHER_REGION);
        assertThat(result.err())
                .isEqualToIgnoringNewLines("Changed the connection \"KEPT\" to"
                        + " https://sme-bucket-overseas.s3.us-east-1.amazonaws.com; the grants on it stay.");
        assertThat(catalogue("ConnectionObject[KEPT"))
                .containsExactly("ConnectionObject[KEPT, https://sme-bucket-overseas.s3.us-east-1.amazonaws.com]");
        assertThat(grants).hasSize(2);
        assertThat(catalogue("Grant[grantee=KEEPERS")).isEqualTo(grants);
    }

    @Test
    void grantsWhatItPrints() throws SQLException {
        installation.run("CREATE ROLE \"live; role\"");
        installation.run("CREATE ROLE \"paper role\"");
        final String[] options = {
            "--for", "training", "--schema", "SME", "--connection", Installation.CONNECTION, "--data", "DATA.CHURN"
        };
        final List<String> words = new ArrayList<>(List.of("grant", "--to", "\"live; role\""));
        words.addAll(List.of(options));
        final CommandResult result = sme(words.toArray(String[]::new));
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .startsWith("Done: grant USAGE ON SCHEMA \"SME\".")
                .contains("Endpoints go into a schema that the role or one of its members owns.");
        final List<String> printed = new ArrayList<>(List.of("--to", "\"paper role\""));
        printed.addAll(List.of(options));
        for (final String grant : PrintedGrants.of(printed.toArray(String[]::new))) {
            installation.run("GRANT " + grant + " TO \"paper role\"");
        }
        assertThat(catalogue("Grant[grantee=live; role,").stream()
                        .map(line -> line.replace("live; role", "paper role"))
                        .toList())
                .hasSizeGreaterThan(15)
                .isEqualTo(catalogue("Grant[grantee=paper role,"));
    }

    @Test
    void grantsNothingToARoleThatIsNotThere() {
        final CommandResult result = sme(
                "grant",
                "--to",
                "nobody",
                "--for",
                "training",
                "--schema",
                "SME",
                "--connection",
                Installation.CONNECTION);
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("E-SME-CLI-70: The database refused to grant USAGE ON SCHEMA \"SME\": ")
                .contains("user or role NOBODY not found", " Nothing was granted.");
        assertThat(catalogue("Grant[grantee=NOBODY")).isEmpty();
    }

    @Test
    void grantsAllOrNothing() throws SQLException {
        installation.run("CREATE ROLE HALFWAY");
        final CommandResult result =
                sme("grant", "--to", "halfway", "--for", "training", "--schema", "SME", "--connection", "not_there");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("connection NOT_THERE does not exist", " Nothing was granted.");
        assertThat(catalogue("Grant[grantee=HALFWAY")).isEmpty();
    }
}
