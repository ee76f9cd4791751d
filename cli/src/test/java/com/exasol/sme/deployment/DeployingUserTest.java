package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.watch.Secrets;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deployment by a user who may do no more than it needs. */
class DeployingUserTest {
    private static final String WITHOUT_JAVA = "R=builtin_r PYTHON3=builtin_python3";
    private static final String PASSWORD = Secrets.keep("deployers-Passw0rd");

    private final Sandbox sandbox = Sandbox.start();
    private final DatabaseUser sys = DatabaseUser.sys(sandbox);
    private final DeployLine line = DeployLine.to(sandbox).as("deployer", PASSWORD);
    private final SentStatements sent = new SentStatements(sandbox);

    @BeforeEach
    void createUser() throws SQLException {
        sys.run(
                "CREATE USER DEPLOYER IDENTIFIED BY \"" + PASSWORD + "\"",
                "GRANT CREATE SESSION, CREATE SCHEMA, CREATE TABLE, CREATE SCRIPT TO DEPLOYER");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void takeJavaAway() throws SQLException {
        sys.run("ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + WITHOUT_JAVA + "'");
    }

    @Test
    void ownsTheSchemaAndDeploysAgain() {
        line.runWell();
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
        assertThat(sandbox.database().catalogue()).contains("Schema[name=SME, owner=DEPLOYER]");
        sent.take();
        line.runWell();
        assertThat(sent.takeChanges()).isEmpty();
    }

    @Test
    void learnsWhichPrivilegeIsMissing() throws SQLException {
        sys.run("REVOKE CREATE SCRIPT FROM DEPLOYER");
        final CommandResult result = line.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "E-SME-CLI-4: The database refused to create the script SME_AUTOPILOT_TRAINING_UDF: ",
                        "insufficient privileges: CREATE SCRIPT in schema SME");
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
    }

    @Test
    void isToldHowToGoOnWithoutAlterSystem() throws SQLException {
        takeJavaAway();
        final CommandResult result = line.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(
                        "E-SME-CLI-12: The database refused to set the script languages with ALTER SYSTEM: ",
                        "insufficient privileges: ALTER SYSTEM",
                        "--no-alter-system")
                .doesNotContain(PASSWORD);
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
    }

    @Test
    void deploysForTheOwnSessionAndPrintsBothStatementsForTheAdministrator() throws SQLException {
        takeJavaAway();
        final CommandResult result = line.adding("--no-alter-system").runWell();
        assertThat(result.out())
                .isEqualTo("ALTER SESSION SET SCRIPT_LANGUAGES = '" + WITHOUT_JAVA + " JAVA=builtin_java';\n"
                        + "ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + WITHOUT_JAVA + " JAVA=builtin_java';\n");
        assertThat(result.err()).contains("for this session only").doesNotContain("SET SCRIPT_LANGUAGES");
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
        assertThat(sandbox.database().catalogue())
                .contains("SystemParameter[name=SCRIPT_LANGUAGES, value=" + WITHOUT_JAVA + "]");
    }

    @Test
    void leavesNothingToPrintOnceTheAdministratorRanTheStatement() throws SQLException {
        takeJavaAway();
        final CommandResult result = line.adding("--no-alter-system").runWell();
        sys.run(SqlFile.statements(result.out()));
        assertThat(line.adding("--no-alter-system").runWell().out()).isEmpty();
        sent.take();
        line.runWell();
        assertThat(sent.takeChanges()).isEmpty();
    }
}
