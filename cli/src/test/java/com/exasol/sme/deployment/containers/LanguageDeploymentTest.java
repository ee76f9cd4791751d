package com.exasol.sme.deployment.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.deployment.SentStatements;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.bucketfs.SmallContainer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How {@code sme deploy} makes sure of the script language. */
class LanguageDeploymentTest {
    private static final String OTHER = "localzmq+protobuf:///bfsdefault/default/slc?lang=java"
            + "#buckets/bfsdefault/default/slc/exaudf/exaudfclient";

    private final Sandbox sandbox = Sandbox.start();
    private final DatabaseUser sys = DatabaseUser.sys(sandbox);
    private final DeployLine line = DeployLine.to(sandbox);
    private final SentStatements sent = new SentStatements(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @BeforeEach
    void putContainer() throws IOException {
        sandbox.bucketFs().put("default", "slc.tar.gz", SmallContainer.content());
    }

    private void languages(final String value) throws SQLException {
        sys.run("ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + value + "'");
        sent.take();
    }

    private List<String> alterations() {
        return sent.take().stream().filter(text -> text.startsWith("ALTER ")).toList();
    }

    private static String[] both(final String value) {
        return new String[] {
            "ALTER SESSION SET SCRIPT_LANGUAGES = '" + value + "'",
            "ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + value + "'"
        };
    }

    @Test
    void usesTheOneThatIsThere() {
        final CommandResult result = line.runWell();
        assertThat(alterations()).isEmpty();
        assertThat(result.err()).contains("The script language JAVA (builtin_java) is already active.\n");
    }

    @Test
    void usesADefinitionThatIsThereWhateverItIs() throws SQLException {
        languages("R=builtin_r java=" + OTHER);
        final CommandResult result = line.runWell();
        assertThat(alterations()).isEmpty();
        assertThat(result.err()).contains("The script language JAVA (" + OTHER + ") is already active.\n");
    }

    @Test
    void addsTheOneThatIsMissingAndKeepsTheRest() throws SQLException {
        languages("PYTHON3_SME=localzmq+protobuf:///x R=builtin_r PYTHON3=builtin_python3");
        final CommandResult result = line.runWell();
        assertThat(alterations())
                .containsExactly(both(
                        "PYTHON3_SME=localzmq+protobuf:///x R=builtin_r PYTHON3=builtin_python3 JAVA=builtin_java"));
        assertThat(result.err()).contains("Activated the script language JAVA (builtin_java).\n");
        line.runWell();
        assertThat(alterations()).isEmpty();
    }

    @Test
    void createsTheScriptsInTheAliasThatIsAskedFor() {
        line.with("--language-alias", "java17").runWell();
        assertThat(sent.take())
                .contains(both("R=builtin_r JAVA=builtin_java PYTHON3=builtin_python3 JAVA17=builtin_java"))
                .contains("CREATE OR REPLACE JAVA17 SET SCRIPT \"SME_AUTOPILOT_TRAINING_UDF\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-allow-override", "--allow-override"})
    void leavesAnEqualDefinitionAlone(final String flag) {
        line.adding("--language-definition", "builtin_java", flag).runWell();
        assertThat(alterations()).isEmpty();
    }

    @Test
    void refusesADifferentDefinitionBeforeAnythingIsChanged() {
        final List<String> before = sandbox.database().catalogue();
        final CommandResult result = DeployLine.uploadingTo(sandbox)
                .with("--language-definition", OTHER)
                .run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .startsWith("E-SME-CLI-11: The script language JAVA is defined as 'builtin_java' in the SYSTEM value of"
                        + " SCRIPT_LANGUAGES, not as '" + OTHER + "'.")
                .contains("--allow-override");
        assertThat(sent.takeChanges()).isEmpty();
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void replacesADifferentDefinitionInItsPlaceWhenThatIsAllowed() {
        line.with("--language-definition", OTHER).adding("--allow-override").runWell();
        assertThat(alterations()).containsExactly(both("R=builtin_r JAVA=" + OTHER + " PYTHON3=builtin_python3"));
    }

    @Test
    void reportsASessionThatCannotBeAltered() throws SQLException {
        languages("R=builtin_r");
        sandbox.database().failNext(sql -> sql.startsWith("ALTER SESSION"), "not today");
        final CommandResult result = line.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .contains(
                        "E-SME-CLI-13: The database refused to set the script languages with ALTER SESSION: not today");
        assertThat(DeployedObjects.in(sandbox)).isEmpty();
    }
}
