package com.exasol.sme.deployment.options;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.watch.Secrets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JVM options that are kept from one deployment to the next, and tried before they are written into scripts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JvmOptionsDeploymentTest {
    private static final String OPTIONS = "SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME ="
            + " 'SME_DOUBLE_TEXT' AND SCRIPT_SCHEMA = 'SME'";

    private final Sandbox sandbox = Sandbox.start();
    private final DatabaseUser sys = DatabaseUser.sys(sandbox);

    @AfterAll
    void stop() {
        sandbox.close();
    }

    private String installed() throws SQLException {
        return String.join(
                " ",
                sys.rows(OPTIONS)
                        .get(0)
                        .lines()
                        .filter(line -> line.startsWith("%jvmoption ") && !line.contains(" -Dsme."))
                        .map(line -> line.substring("%jvmoption ".length(), line.length() - 1))
                        .toList());
    }

    @Test
    void areKeptAndShown() throws SQLException {
        DeployLine.uploadingTo(sandbox)
                .adding("--jvm-option", "-Dhttps.proxyHost=proxy", "--jvm-option", "-Xmx512m")
                .runWell();
        final CommandResult again = DeployLine.uploadingTo(sandbox).runWell();
        assertThat(again.err())
                .startsWith("Keeping the JVM options -D")
                .contains(" -Dhttps.proxyHost=proxy, -Xmx512m; --remove-jvm-option removes.\n")
                .contains("SME_DOUBLE_TEXT is unchanged.");
        assertThat(DeployLine.status(sandbox).run().out())
                .contains("\nok       JVM options: -D")
                .contains(" -Dhttps.proxyHost=proxy, -Xmx512m\n");
        sys.run(
                "CREATE ROLE ANALYSTS",
                "GRANT EXECUTE ON SCRIPT SME.SME_DOUBLE_TEXT TO ANALYSTS",
                "GRANT INSERT ON SME.SME_METADATA_AUTOPILOT_JOBS TO ANALYSTS");
        final CommandResult changed = DeployLine.uploadingTo(sandbox)
                .adding("--jvm-option", "-Xmx768m", "--remove-jvm-option", "-Dhttps.proxyHost")
                .runWell();
        assertThat(changed.err())
                .containsSubsequence(
                        "Removing the JVM option -Dhttps.proxyHost=proxy.\n",
                        "Replacing the JVM option -Xmx512m by the JVM option -Xmx768m.\n",
                        "Replaced SME_DOUBLE_TEXT;",
                        "The replaced scripts lost 1 privilege; statements that grant them again are on standard output");
        assertThat(installed()).endsWith(" -Xmx768m").doesNotContain("proxy");
        assertThat(changed.out()).contains("GRANT EXECUTE ON SCRIPT \"SME\".\"SME_DOUBLE_TEXT\" TO \"ANALYSTS\";\n");
        assertThat(DeployLine.status(sandbox).run().out())
                .contains(
                        "\ndiffers  grants of \"ANALYSTS\": EXECUTE is missing on SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT, ");
        sys.run("DROP ROLE ANALYSTS");
        assertThat(DeployLine.status(sandbox).run().exitCode()).isZero();
    }

    /** Who may see the own grants only is told so; who may see all gets the others as well. */
    @Test
    void areKeptForAnOwnerWhoIsNoAdministrator() throws SQLException {
        final String password = Secrets.keep("keepers-Passw0rd");
        sys.run(
                "CREATE USER KEEPER IDENTIFIED BY \"" + password + "\"",
                "GRANT CREATE SESSION, CREATE SCHEMA, CREATE TABLE, CREATE SCRIPT TO KEEPER",
                "CREATE ROLE READERS",
                "CREATE CONNECTION KEPT_CONN TO 'https://b.s3.eu-central-1.amazonaws.com' USER 'u' IDENTIFIED BY 'p'");
        final DeployLine line = DeployLine.to(sandbox).as("keeper", password).with("--schema", "KEPT");
        line.adding("--jvm-option", "-Dhttps.proxyHost=proxy").runWell();
        final String[] grants = {
            "GRANT EXECUTE ON SCRIPT \"KEPT\".\"SME_AUTOPILOT_TRAINING_UDF\" TO \"READERS\"",
            "GRANT ACCESS ON CONNECTION \"KEPT_CONN\" FOR SCRIPT \"KEPT\".\"SME_AUTOPILOT_TRAINING_UDF\" TO \"READERS\""
        };
        sys.run(grants);
        final CommandResult blind = line.adding("--jvm-option", "-Xmx512m").runWell();
        assertThat(blind.err())
                .contains(" -Dhttps.proxyHost=proxy; --remove-jvm-option removes.\n")
                .contains("No node has tried -Xmx512m: --no-wait-for-completion asks none.")
                .contains("This user lacks SELECT ANY DICTIONARY: the scripts may lose more privileges");
        assertThat(blind.out()).contains(grants[0] + ";\n").doesNotContain("KEPT_CONN");
        assertThat(DeployLine.status(sandbox)
                        .as("keeper", password)
                        .with("--schema", "KEPT")
                        .run()
                        .out())
                .contains(" -Dhttps.proxyHost=proxy, -Xmx512m\n");
        sys.run(grants);
        sys.run("GRANT SELECT ANY DICTIONARY TO KEEPER");
        final CommandResult seeing =
                line.adding("--remove-jvm-option", "-Dhttps.proxyHost").runWell();
        assertThat(seeing.err())
                .contains("Removing the JVM option -Dhttps.proxyHost=proxy.\n")
                .doesNotContain("DICTIONARY");
        assertThat(seeing.out()).contains(grants[0] + ";\n", grants[1] + ";\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "-XX:NoSuchOption=1 | Unrecognized VM option 'NoSuchOption=1'",
                "-Xss100k | The Java thread stack size specified is too small.",
                "-Xnosuch | Unrecognized option: -Xnosuch"
            })
    void areTriedByAJvmOnEachNode(final String option, final String words) {
        final List<String> before = sandbox.database().catalogue();
        final CommandResult result = DeployLine.uploadingTo(sandbox)
                .waiting()
                .with("--schema", "TRIED")
                .adding("--jvm-option", "-Xmx256m", "--jvm-option", option)
                .run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains("E-SME-CLI-99: Node 0 starts no JVM with '" + option + "' in --jvm-option: ", words)
                .contains(" No script was created or replaced.");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void areTriedForPredictionScriptsToo() {
        final CommandResult result = DeployLine.uploadingTo(sandbox)
                .waiting()
                .with("--schema", "TRIED")
                .adding("--no-deploy-slc", "--no-deploy-scripts", "--update-prediction-scripts")
                .adding("--jvm-option", "-XX:NoSuchOption=1")
                .run();
        assertThat(result.err()).contains("E-SME-CLI-99: Node 0 starts no JVM with '-XX:NoSuchOption=1'");
    }

    @Test
    void areTriedAgainWhenAJvmReadAHalfWrittenClass() {
        sandbox.database()
                .failNext(
                        sql -> sql.contains("SME_NODE_PROBE_") && sql.startsWith("SELECT"),
                        "VM error: java.lang.ClassFormatError: Truncated class file");
        DeployLine.uploadingTo(sandbox).waiting().with("--schema", "HALF").runWell();
        for (int time = 0; time < 5; time++) {
            sandbox.database()
                    .failNext(
                            sql -> sql.contains("SME_NODE_PROBE_") && sql.startsWith("SELECT"),
                            "VM error: java.lang.ClassFormatError: Truncated class file");
        }
        final CommandResult result = DeployLine.uploadingTo(sandbox)
                .waiting()
                .with("--schema", "OTHER")
                .run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("E-SME-CLI-37: ", "Run the command again: two JVMs of a node");
    }
}
