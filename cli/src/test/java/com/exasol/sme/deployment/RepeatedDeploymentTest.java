package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.watch.Secrets;
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
        final CommandResult second = DeployLine.to(sandbox).runWell();
        assertThat(sent.takeChanges()).isEmpty();
        assertThat(second.err()).doesNotContain("Created", "Replaced", "Activated");
        assertThat(sandbox.database().catalogue()).isEqualTo(before).contains(grantOn(TRAINING), grantOn(TRAINING_UDF));
    }

    @Test
    void replacesOnlyScriptsThatCarryTheJvmOptions() {
        final SentStatements sent = new SentStatements(sandbox);
        final CommandResult second =
                DeployLine.to(sandbox).adding("--jvm-option", "-Xmx512m").runWell();
        final List<String> expected = new ArrayList<>(List.of("OPEN SCHEMA \"SME\""));
        expected.addAll(DeployedObjects.CREATE_JAVA_SCRIPTS);
        expected.add("CREATE OR REPLACE LUA SCRIPT \"SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT\"");
        expected.add("CREATE OR REPLACE LUA SCRIPT \"SME_DEPLOY_SAGEMAKER_ENDPOINT\"");
        expected.add("CREATE OR REPLACE LUA SCRIPT \"SME_REGISTER_SAGEMAKER_ENDPOINT\"");
        assertThat(sent.takeChanges()).isEqualTo(expected);
        assertThat(second.err())
                .contains(
                        "Replaced SME_AUTOPILOT_TRAINING_UDF; privileges granted on it have to be granted again.",
                        "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT is unchanged.");
        assertThat(sandbox.database().catalogue()).contains(grantOn(TRAINING)).doesNotContain(grantOn(TRAINING_UDF));
    }

    /** As over a version without a library, whose users have EXECUTE on the scripts alone. */
    @Test
    void printsTheGrantOfTheLibraryForWhoeverCouldCallTheScripts() throws SQLException {
        sys.run(
                "DROP SCRIPT SME.SME_LIBRARY",
                "CREATE ROLE \"my \"\"role\"\"\"",
                "GRANT EXECUTE ON SCRIPT " + TRAINING + " TO \"my \"\"role\"\"\"",
                "GRANT EXECUTE ON SCRIPT SME.SME_POLL_SAGEMAKER_ENDPOINT_STATUS TO PUBLIC",
                "GRANT EXECUTE ON SCRIPT SME.SME_POLL_SAGEMAKER_ENDPOINT_STATUS TO ANALYST",
                "CREATE ROLE OTHERS",
                "GRANT EXECUTE ON SCRIPT " + TRAINING_UDF + " TO OTHERS");
        final CommandResult result = DeployLine.to(sandbox).runWell();
        assertThat(result.err())
                .contains(
                        "Created SME_LIBRARY.",
                        "Whoever calls the scripts needs EXECUTE on SME_LIBRARY, too:"
                                + " statements that grant it are on standard output.");
        assertThat(result.out()).isEqualTo("""
                        GRANT EXECUTE ON SCRIPT "SME"."SME_LIBRARY" TO "ANALYST";
                        GRANT EXECUTE ON SCRIPT "SME"."SME_LIBRARY" TO PUBLIC;
                        GRANT EXECUTE ON SCRIPT "SME"."SME_LIBRARY" TO "my ""role\""";
                        """);
        sys.run(SqlFile.statements(result.out()));
        assertThat(sandbox.database().catalogue()).contains(grantOn("\"SME\".\"SME_LIBRARY\""));
        assertThat(DeployLine.to(sandbox).runWell().out()).isEmpty();
    }

    @Test
    void printsTheGrantOfALibraryThatIsReplaced() throws SQLException {
        sys.run(
                "CREATE OR REPLACE SCRIPT SME.SME_LIBRARY AS\n-- another one",
                "REVOKE EXECUTE ON SCRIPT " + TRAINING + " FROM ANALYST",
                "GRANT EXECUTE ON SCRIPT SME.SME_LIBRARY TO ANALYST");
        final CommandResult result = DeployLine.to(sandbox).runWell();
        assertThat(result.err()).contains("Replaced SME_LIBRARY; ");
        assertThat(result.out()).isEqualTo("GRANT EXECUTE ON SCRIPT \"SME\".\"SME_LIBRARY\" TO \"ANALYST\";\n");
    }

    @Test
    void saysThatItMayNotSeeAllGrants() throws SQLException {
        final String password = Secrets.keep("s3cret-of-a-deployer");
        sys.run(
                "DROP SCRIPT SME.SME_LIBRARY",
                "CREATE USER DEPLOYER IDENTIFIED BY \"" + password + "\"",
                "GRANT CREATE SESSION TO DEPLOYER",
                "GRANT CREATE SCRIPT TO DEPLOYER",
                "GRANT CREATE TABLE TO DEPLOYER",
                "ALTER SCHEMA SME CHANGE OWNER DEPLOYER");
        final CommandResult result = DeployLine.to(sandbox)
                .as("DEPLOYER", password)
                .adding("--no-deploy-slc")
                .runWell();
        assertThat(result.err())
                .contains(
                        "on standard output, and without SELECT ANY DICTIONARY there may be more than this user sees.");
        assertThat(result.out()).contains("TO \"ANALYST\";\n");
    }

    @Test
    void takesTheLibraryBackWithTheScripts() throws SQLException {
        sys.run("DROP SCRIPT SME.SME_LIBRARY", "DROP SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT");
        final List<String> before = sandbox.database().catalogue();
        sandbox.database().failNext(sql -> sql.contains("SCRIPT \"SME_DELETE_SAGEMAKER"), "no more space");
        final CommandResult result = DeployLine.to(sandbox).run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("no more space").doesNotContain("Created", "GRANT");
        assertThat(result.out()).isEmpty();
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
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
