package com.exasol.sme.scripts.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** From an older version with an endpoint in use to this one, step by step. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpgradeTest {
    private static final String OLD_JAR = "%jar /buckets/bfsdefault/default/" + OlderVersion.JAR + ";";
    private static final String NEW_JAR = "%jar /buckets/bfsdefault/default/" + JarLocation.fileName() + ";";
    private static final String EDITED = "CREATE JAVA SET SCRIPT DATA.EDITED (A DOUBLE) EMITS (B DOUBLE) AS\n"
            + "%scriptclass com.exasol.sme.udf.PredictionUdf;\n" + OLD_JAR
            + "\n%jvmoption -Dsme.version=0.0.9;\n%jvmoption -Dsme.endpoint=e;\n%env TZ=UTC;\n";

    private final Sandbox sandbox = Sandbox.start();
    private Installation installation;
    private List<List<Object>> predicted;
    private String signature;

    @BeforeAll
    void serveWithAnOlderVersion() throws SQLException {
        installation = Installation.of(sandbox, OlderVersion.deploy(sandbox));
        installation.train(installation.training("grown"));
        installation.run(new EndpointCall("grown", "grown")
                .with("source", "DATA.CUSTOMERS")
                .sql());
        predicted = predictions();
        signature = withoutVersion(text("GROWN"));
        installation.user("ANALYST", "EXECUTE ON SCRIPT DATA.GROWN").close();
        installation.run("GRANT EXECUTE ON SCRIPT DATA.GROWN TO PUBLIC");
        installation.run("GRANT ACCESS ON CONNECTION AWS_CONN FOR SCRIPT DATA.GROWN_WITH_KEY TO ANALYST");
        installation.run("GRANT ACCESS ON CONNECTION AWS_CONN FOR SCHEMA DATA TO ANALYST");
    }

    @AfterAll
    void close() throws SQLException {
        installation.close();
    }

    private List<List<Object>> predictions() throws SQLException {
        return installation
                .run("SELECT DATA.GROWN(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 20")
                .rows();
    }

    private String text(final String script) throws SQLException {
        return String.valueOf(installation.value("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS"
                + " WHERE SCRIPT_SCHEMA = 'DATA' AND SCRIPT_NAME = '" + script + "'"));
    }

    private static String withoutVersion(final String text) {
        return text.replaceAll("(-Dsme\\.version=|sme-udf-)[0-9]+\\.[0-9]+\\.[0-9]+", "$1<version>");
    }

    private static String withoutMarkAndName(final String text, final String name) {
        return text.replaceAll("-Dsme\\.deployment=[0-9]+-[0-9]+;", "-Dsme.deployment=<mark>;")
                .replaceAll("(?i)" + name, "<name>");
    }

    @Test
    @Order(1)
    void startsFromScriptsOfTheOlderVersion() throws SQLException {
        assertThat(text("GROWN")).contains(OLD_JAR, "-Dsme.version=0.0.9;");
        assertThat(predicted).hasSize(19);
    }

    @Test
    @Order(2)
    void leavesOldJarAndPredictionScriptsWorking() throws SQLException {
        final String before = text("GROWN");
        DeployLine.uploadingTo(sandbox).runWell();
        assertThat(text("GROWN")).isEqualTo(before);
        assertThat(predictions()).isEqualTo(predicted);
        assertThat(sandbox.bucketFs().requests()).noneMatch(request -> request.startsWith("DELETE"));
    }

    @Test
    @Order(3)
    void printsWhatDependsOnTheDatabase() {
        final CommandResult printed = DeployLine.to(sandbox)
                .adding("--update-prediction-scripts", "--to-print")
                .runWell();
        assertThat(printed.out())
                .contains(
                        "\nSELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT, SCRIPT_COMMENT FROM SYS.EXA_ALL_SCRIPTS",
                        "\n-- CREATE OR REPLACE JAVA SET SCRIPT <SCRIPT_SCHEMA>.<SCRIPT_NAME>",
                        "\n-- " + NEW_JAR + "\n");
    }

    @Test
    @Order(4)
    void takesAllBackWhenOneScriptIsRefused() throws SQLException {
        final List<String> before = sandbox.database().catalogue();
        sandbox.database()
                .failNext(
                        sql -> sql.startsWith("CREATE OR REPLACE JAVA SET SCRIPT \"DATA\".\"GROWN_WITH_KEY\""),
                        "no more space");
        final CommandResult result =
                DeployLine.to(sandbox).adding("--update-prediction-scripts").run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("E-SME-CLI-4: The database refused to move the prediction script"
                        + " \"DATA\".\"GROWN_WITH_KEY\": no more space")
                .contains("Prediction scripts are as they were before; what was deployed besides stays.")
                .doesNotContain("Moved");
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void movesPredictionScriptsOver() throws SQLException {
        installation.run(EDITED);
        sandbox.database()
                .failNext(
                        sql -> sql.startsWith("COMMENT ON SCRIPT \"DATA\".\"GROWN_WITH_KEY\""),
                        "insufficient privileges for commenting on a script");
        final CommandResult result = DeployLine.to(sandbox)
                .adding("--no-deploy-slc", "--no-deploy-scripts", "--update-prediction-scripts")
                .runWell();
        assertThat(result.err())
                .contains(
                        "Moved \"DATA\".\"GROWN\" from version 0.0.9. It lost 2 privileges; statements that grant them"
                                + " again are on standard output.",
                        "Moved \"DATA\".\"GROWN_WITH_KEY\" from version 0.0.9. It lost 1 privilege; statements that"
                                + " grant them again are on standard output. Its comment, which names the job, could"
                                + " not be written again; the statement is on standard output, for the owner of the"
                                + " schema or DBA.\n",
                        "Left \"DATA\".\"EDITED\" alone: it has lines that no deployment writes.")
                .doesNotContain("DICTIONARY");
        assertThat(result.out()).isEqualTo("""
                        GRANT EXECUTE ON SCRIPT "DATA"."GROWN" TO "ANALYST";
                        GRANT EXECUTE ON SCRIPT "DATA"."GROWN" TO PUBLIC;
                        GRANT ACCESS ON CONNECTION "AWS_CONN" FOR SCRIPT "DATA"."GROWN_WITH_KEY" TO "ANALYST";
                        COMMENT ON SCRIPT "DATA"."GROWN_WITH_KEY" IS 'SageMaker job: grown';
                        """);
        installation.run("COMMENT ON SCRIPT \"DATA\".\"GROWN_WITH_KEY\" IS 'SageMaker job: grown'");
        assertThat(text("GROWN")).contains(NEW_JAR, "-Dsme.version=0.1.0;");
        assertThat(withoutVersion(text("GROWN"))).isEqualTo(signature);
        assertThat(text("EDITED")).contains(OLD_JAR);
        assertThat(installation
                        .run("SELECT SCRIPT_NAME, SCRIPT_COMMENT FROM SYS.EXA_ALL_SCRIPTS"
                                + " WHERE SCRIPT_NAME LIKE 'GROWN%' ORDER BY SCRIPT_NAME")
                        .rows())
                .containsExactly(
                        List.of("GROWN", "SageMaker job: grown"),
                        List.of("GROWN_WITH_KEY", "SageMaker job: grown"),
                        List.of("GROWN_WITH_SOURCE", "SageMaker job: grown"));
        assertThat(installation.run("SELECT * FROM DATA.GROWN_PREDICTIONS").rows())
                .hasSize(Installation.ROWS);
    }

    @Test
    @Order(6)
    void grantsAgainWhatItPrinted() throws SQLException {
        final List<String> grants = List.of(
                "GRANT EXECUTE ON SCRIPT \"DATA\".\"GROWN\" TO \"ANALYST\"",
                "GRANT EXECUTE ON SCRIPT \"DATA\".\"GROWN\" TO PUBLIC",
                "GRANT ACCESS ON CONNECTION \"AWS_CONN\" FOR SCRIPT \"DATA\".\"GROWN_WITH_KEY\" TO \"ANALYST\"");
        for (final String grant : grants) {
            installation.run(grant);
        }
        assertThat(sandbox.database().catalogue())
                .contains(
                        "Grant[grantee=ANALYST, privilege=EXECUTE, target=\"DATA\".\"GROWN\", within=]",
                        "Grant[grantee=ANALYST, privilege=ACCESS ON CONNECTION, target=AWS_CONN,"
                                + " within=\"DATA\".\"GROWN_WITH_KEY\"]");
    }

    @Test
    @Order(7)
    void predictsAsBefore() throws SQLException {
        assertThat(predictions()).isEqualTo(predicted);
    }

    @Test
    @Order(8)
    void movesNothingTwice() throws SQLException {
        final List<String> before = sandbox.database().catalogue();
        final CommandResult result =
                DeployLine.to(sandbox).adding("--update-prediction-scripts").runWell();
        assertThat(result.err()).contains("\"DATA\".\"GROWN\" is unchanged.").doesNotContain("Moved");
        assertThat(result.out()).isEmpty();
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    /** So the lines that the move writes are those that a deployment of an endpoint writes. */
    @Test
    @Order(9)
    void writesWhatADeploymentOfAnEndpointWrites() throws SQLException {
        installation.run(Installation.deployment("grown", "fresh"));
        assertThat(withoutMarkAndName(text("GROWN"), "grown")).isEqualTo(withoutMarkAndName(text("FRESH"), "fresh"));
        assertThat(withoutMarkAndName(text("GROWN_WITH_KEY"), "grown"))
                .isEqualTo(withoutMarkAndName(text("FRESH_WITH_KEY"), "fresh"));
    }

    @Test
    @Order(10)
    void putsTheNewJvmOptionsInPlaceOfTheOld() throws SQLException {
        DeployLine.to(sandbox)
                .adding("--no-deploy-slc", "--no-deploy-scripts", "--update-prediction-scripts")
                .adding("--jvm-option", "-Xmx512m")
                .runWell();
        assertThat(text("GROWN")).endsWith("%jvmoption -Xmx512m;\n").contains("-Dsme.endpoint=grown;");
        assertThat(predictions()).isEqualTo(predicted);
    }

    @Test
    @Order(11)
    void leavesANewerScriptAlone() throws SQLException {
        installation.run(text("GROWN")
                .replace("CREATE JAVA SET SCRIPT \"GROWN\"", "CREATE OR REPLACE JAVA SET SCRIPT DATA.GROWN")
                .replace("-Dsme.version=0.1.0;", "-Dsme.version=0.10.0;"));
        final CommandResult result =
                DeployLine.to(sandbox).adding("--update-prediction-scripts").runWell();
        assertThat(result.err()).contains("Left \"DATA\".\"GROWN\" alone: its version 0.10.0 is newer than this sme.");
        assertThat(text("GROWN")).contains("-Dsme.version=0.10.0;");
    }
}
