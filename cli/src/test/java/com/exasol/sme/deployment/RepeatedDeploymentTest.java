package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.Secrets;
import com.exasol.sme.sandbox.SmeProcess;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code sme deploy} does where it was run before. */
class RepeatedDeploymentTest {
    private static final String TRAINING = "\"SME\".\"SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT\"";
    private static final String TRAINING_UDF = "\"SME\".\"SME_AUTOPILOT_TRAINING_UDF\"";

    private final Sandbox sandbox = Sandbox.start();
    private final DatabaseUser sys = DatabaseUser.sys(sandbox);

    @BeforeEach
    void deployOnce() throws SQLException {
        DeployLine.to(sandbox).runWell();
        sys.run(
                "CREATE USER ANALYST IDENTIFIED BY \"" + Secrets.keep("s3cret-of-an-analyst") + "\"",
                "GRANT EXECUTE ON SCRIPT " + TRAINING + " TO ANALYST",
                "GRANT EXECUTE ON SCRIPT " + TRAINING_UDF + " TO ANALYST");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private static String grantOn(final String script) {
        return "Grant[grantee=ANALYST, privilege=EXECUTE, target=" + script + ", within=]";
    }

    @Test
    void changesNothing() {
        final List<String> before = sandbox.database().catalogue();
        final SentStatements sent = new SentStatements(sandbox);
        final SmeProcess second = DeployLine.to(sandbox).runWell();
        assertThat(sent.takeChanges()).isEmpty();
        assertThat(second.err()).doesNotContain("Created", "Replaced", "Activated");
        assertThat(sandbox.database().catalogue()).isEqualTo(before).contains(grantOn(TRAINING), grantOn(TRAINING_UDF));
    }

    @Test
    void replacesOnlyScriptsThatCarryTheJvmOptions() {
        final SentStatements sent = new SentStatements(sandbox);
        final SmeProcess second =
                DeployLine.to(sandbox).adding("--jvm-option", "-Xmx512m").runWell();
        final List<String> expected = new ArrayList<>(List.of("OPEN SCHEMA \"SME\""));
        expected.addAll(DeployedObjects.CREATE_JAVA_SCRIPTS);
        expected.add("CREATE OR REPLACE LUA SCRIPT \"SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT\"");
        expected.add("CREATE OR REPLACE LUA SCRIPT \"SME_DEPLOY_SAGEMAKER_ENDPOINT\"");
        assertThat(sent.takeChanges()).isEqualTo(expected);
        assertThat(second.err())
                .contains(
                        "Replaced SME_AUTOPILOT_TRAINING_UDF; privileges granted on it have to be granted again.",
                        "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT is unchanged.");
        assertThat(sandbox.database().catalogue()).contains(grantOn(TRAINING)).doesNotContain(grantOn(TRAINING_UDF));
    }

    @Test
    void makesAnewWhatSomebodyDropped() throws SQLException {
        final List<String> before = sandbox.database().catalogue();
        sys.run("DROP SCRIPT \"SME\".\"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\"");
        final SentStatements sent = new SentStatements(sandbox);
        DeployLine.to(sandbox).runWell();
        assertThat(sent.takeChanges())
                .containsExactly(
                        "OPEN SCHEMA \"SME\"",
                        "CREATE OR REPLACE LUA SCRIPT \"SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT\"");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void uploadsTheJarAgainIfItDoesNotAskTheNodes() {
        final DeployLine line = DeployLine.uploadingTo(sandbox);
        line.runWell();
        line.runWell();
        final String upload = "PUT /default/" + JarLocation.fileName() + " 200";
        assertThat(sandbox.bucketFs().requests()).containsExactly(upload, upload);
    }
}
