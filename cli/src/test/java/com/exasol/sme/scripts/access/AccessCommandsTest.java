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

    private CommandResult grantForFutureScripts(final String... more) {
        final List<String> words = new ArrayList<>(List.of("grant", "--to", "foreseers", "--for", "prediction"));
        words.addAll(List.of("--connection", "aws_conn", "--prediction-script", "foreseen.risk", "--future-scripts"));
        words.addAll(List.of(more));
        return sme(words.toArray(String[]::new));
    }

    private void assertRefusedFor(final String creator) {
        final CommandResult result = grantForFutureScripts();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("E-SME-CLI-91: \"" + creator + "\" can create scripts in the schema \"FORESEEN\", and with"
                        + " access for the whole schema such a script could show the secret of the connection. Nothing"
                        + " was granted.");
        assertThat(catalogue("Grant[grantee=FORESEERS, privilege=ACCESS")).isEmpty();
    }

    /** Neither the role, nor the owner of the schema, nor a member of one of them may write a script that tells. */
    @Test
    void grantsAccessForAWholeSchemaOnlyWhereNobodyCanAbuseIt() throws SQLException {
        installation.run("CREATE SCHEMA FORESEEN");
        installation.run("CREATE ROLE FORESEERS");
        installation.run("CREATE ROLE KEEPERS_OF_FORESEEN");
        assertRefusedFor("SYS");
        installation.run("ALTER SCHEMA FORESEEN CHANGE OWNER KEEPERS_OF_FORESEEN");
        installation.user("FORESEER").close();
        installation.run("GRANT CREATE SCRIPT TO FORESEER");
        installation.run("GRANT KEEPERS_OF_FORESEEN TO FORESEER");
        assertRefusedFor("FORESEER");
        installation.run("REVOKE KEEPERS_OF_FORESEEN FROM FORESEER");
        installation.run("GRANT CREATE ANY SCRIPT TO FORESEERS");
        assertRefusedFor("FORESEERS");
        installation.run("REVOKE CREATE ANY SCRIPT FROM FORESEERS");
        installation.sandbox().database().failNext(sql -> sql.contains("EXA_DBA_SYS_PRIVS"), "not for you");
        assertThat(grantForFutureScripts().err())
                .startsWith("E-SME-CLI-92: It could not be checked who can create scripts in the schema \"FORESEEN\":"
                        + " not for you");
        assertThat(grantForFutureScripts("--to-print").err())
                .contains("--future-scripts cannot be printed: who can create scripts has to be checked");
        assertThat(grantForFutureScripts().exitCode()).isZero();
        assertThat(catalogue("Grant[grantee=FORESEERS"))
                .contains("Grant[grantee=FORESEERS, privilege=ACCESS ON CONNECTION, target=AWS_CONN,"
                        + " within=SCHEMA \"FORESEEN\"]")
                .hasSize(3);
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
