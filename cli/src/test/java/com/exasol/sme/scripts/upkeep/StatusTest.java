package com.exasol.sme.scripts.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.SqlFile;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** {@code sme status} of installations that are as they should be, and of others. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusTest {
    private static final String FOLDER = "/buckets/bfsdefault/default/";
    private static final String POLLING = "SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS";
    private static final String FIRST_UDF = "SME_AUTOPILOT_ENDPOINT_DELETION_UDF";
    private static final String POLLING_UDF = "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF";

    private final Installation installation = Installation.startWithResidentUdfs();
    private final Sandbox sandbox = installation.sandbox();
    private final DeployLine status = DeployLine.status(sandbox);

    @BeforeAll
    void serve() throws SQLException {
        installation.train(installation.training("watched"));
        installation.run(new EndpointCall("watched", "watched")
                .with("source", "DATA.CUSTOMERS")
                .sql());
    }

    @AfterEach
    void repair() throws SQLException {
        installation.run("DROP SCRIPT IF EXISTS DATA.OLD");
        installation.run("DROP SCRIPT IF EXISTS SME.SME_RETIRED");
        installation.run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=builtin_r JAVA=builtin_java PYTHON3=builtin_python3'");
        DeployLine.uploadingTo(sandbox)
                .adding("--jvm-option", "-XX:TieredStopAtLevel=1", "--remove-jvm-option", "-Xmx")
                .runWell();
    }

    @AfterAll
    void close() throws SQLException {
        installation.close();
    }

    private void edit(final String script, final String from, final String to) throws SQLException {
        final String text = text(script);
        assertThat(text).contains(from);
        installation.run(text.replaceFirst("SCRIPT \"", "SCRIPT SME.\"")
                .replaceFirst("CREATE", "CREATE OR REPLACE")
                .replace(from, to));
    }

    private String text(final String script) throws SQLException {
        return String.valueOf(
                installation.value("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = '" + script + "'"));
    }

    /** A report that names one thing that differs. */
    private void assertDiffers(final String line) {
        final CommandResult result = status.run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines().filter(each -> each.startsWith("differs")))
                .containsExactly("differs  " + line);
        assertThat(result.out()).matches("(?s).*\n1 of \\d+ differ\\.\n");
        assertThat(result.exitCode()).isEqualTo(3);
    }

    @Test
    void isGoodAfterADeployment() {
        final List<String> before = sandbox.database().catalogue();
        final CommandResult result = status.run();
        assertThat(result.err()).isEmpty();
        assertThat(result.out().lines())
                .startsWith(
                        "sme 0.1.0, schema \"SME\"",
                        "ok       table SME_METADATA_AUTOPILOT_JOBS: has all columns",
                        "ok       table SME_METADATA_SAGEMAKER_JOBS: has all columns")
                .contains(
                        "ok       script language JAVA: builtin_java for the system and in this session",
                        "ok       prediction script \"DATA\".\"WATCHED\": endpoint watched in eu-central-1,"
                                + " version 0.1.0, JAR " + FOLDER + JarLocation.fileName())
                .contains(
                        "ok       view \"DATA\".\"WATCHED_PREDICTIONS\": it reads from \"DATA\".\"WATCHED_WITH_SOURCE\"")
                .anyMatch(line -> line.matches("ok       script " + POLLING + ": version 0\\.1\\.0, hash [0-9a-f]{64}"))
                .endsWith("Nothing differs.");
        assertThat(result.out())
                .contains("ok       JAR " + FOLDER + JarLocation.fileName() + " on node 0 (Java "
                        + System.getProperty("java.version") + "): ")
                .contains(" on node " + (sandbox.database().nodeCount() - 1) + " (Java ");
        assertThat(result.exitCode()).isZero();
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    private static final String OPEN_OPTION =
            "its last option has lost the ; at its end, so it fails with 'Error parsing"
                    + " script options': the SQL client that created it took it away";

    /** As pyexasol 3.0.1 leaves a UDF whose statements its own splitter took apart. */
    @Test
    void noticesAUdfWhoseLastOptionHasLostItsEnd() throws SQLException {
        edit(POLLING_UDF, "%jvmoption -XX:TieredStopAtLevel=1;", "%jvmoption -XX:TieredStopAtLevel=1");
        assertDiffers("script " + POLLING_UDF + ": version 0.1.0, " + OPEN_OPTION);
        assertThat(installation.refusal(
                        "EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('watched', 'AWS_CONN', '"
                                + Installation.REGION + "')"))
                .contains("E-SME-LUA-116: The UDF \"SME\".\"" + POLLING_UDF + "\" cannot start: its last option, "
                        + "'%jvmoption -XX:TieredStopAtLevel=1', has lost the ; at its end.");
    }

    @Test
    void noticesAPredictionScriptWhoseLastOptionHasLostItsEnd() throws SQLException {
        installation.run(
                text("WATCHED").replace("SCRIPT \"WATCHED\"", "SCRIPT DATA.OLD").replaceFirst(";\\s*\\z", "\n"));
        assertDiffers(
                "prediction script \"DATA\".\"OLD\": endpoint watched in eu-central-1, version 0.1.0, " + OPEN_OPTION);
    }

    @Test
    void missesAViewOfPredictions() throws SQLException {
        final String view = String.valueOf(
                installation.value("SELECT VIEW_TEXT FROM SYS.EXA_ALL_VIEWS WHERE VIEW_NAME = 'WATCHED_PREDICTIONS'"));
        installation.run("DROP VIEW DATA.WATCHED_PREDICTIONS");
        assertDiffers("view \"DATA\".\"WATCHED_PREDICTIONS\": it does not read from \"DATA\".\"WATCHED_WITH_SOURCE\","
                + " or is not visible to this user");
        installation.run(view);
    }

    @Test
    void reportsToPrograms() throws SQLException {
        installation.run("DROP SCRIPT SME." + POLLING);
        final CommandResult json = DeployLine.status(sandbox).adding("--json").run();
        assertThat(json.exitCode()).isEqualTo(3);
        assertThat(json.out())
                .startsWith("{\"sme\":\"0.1.0\",\"schema\":\"SME\",\"ok\":false,\"findings\":[{\"ok\":true,\"what\":"
                        + "\"table SME_METADATA_AUTOPILOT_JOBS\",\"how\":\"has all columns\"},")
                .contains("{\"ok\":false,\"what\":\"script " + POLLING + "\",\"how\":\"missing\"}")
                .contains("\"what\":\"prediction script \\\"DATA\\\".\\\"WATCHED\\\"\",\"how\":\"endpoint watched in")
                .endsWith("}]}\n")
                .hasLineCount(1);
        final CommandResult quiet = DeployLine.status(sandbox).adding("--quiet").run();
        assertThat(quiet.exitCode()).isEqualTo(3);
        assertThat(quiet.out()).isEqualTo("differs  script " + POLLING + ": missing\n");
        assertThat(DeployLine.uploadingTo(sandbox)
                        .adding("--jvm-option", "-XX:TieredStopAtLevel=1")
                        .adding("--quiet")
                        .runWell()
                        .err())
                .isEmpty();
    }

    @Test
    void missesAScript() throws SQLException {
        installation.run("DROP SCRIPT SME." + POLLING);
        assertDiffers("script " + POLLING + ": missing");
    }

    @Test
    void noticesAnEditedLuaScript() throws SQLException {
        edit(POLLING, "local ", "local  ");
        assertDiffers("script " + POLLING + ": version 0.1.0, edited: its text is not the one that its hash is of");
    }

    @Test
    void noticesAnEditedJavaScriptThatDeployRepairs() throws SQLException {
        edit(POLLING_UDF, "%jvmoption -Dsme.hash", "%jvmoption -Xmx64m;\n%jvmoption -Dsme.hash");
        assertDiffers("script " + POLLING_UDF + ": version 0.1.0, edited: its text is not the one that its hash is of");
        repair();
        assertThat(status.run().exitCode()).isZero();
    }

    @Test
    void goesByAScriptThatIsNotEdited() throws SQLException {
        edit(FIRST_UDF, "%jvmoption -Dsme.hash", "%jvmoption -Xmx64m;\n%jvmoption -Dsme.hash");
        assertDiffers("script " + FIRST_UDF + ": version 0.1.0, edited: its text is not the one that its hash is of");
    }

    @Test
    void noticesAScriptOfSomebodyElse() throws SQLException {
        installation.run("CREATE OR REPLACE SCRIPT SME." + POLLING + " () AS\nreturn {}\n");
        assertDiffers("script " + POLLING + ": foreign: sme did not write it");
    }

    @Test
    void tellsOlderScripts() {
        tellsAnotherVersion("0.0.9", "older");
    }

    @Test
    void tellsNewerScripts() {
        tellsAnotherVersion("0.10.0", "newer");
    }

    private void tellsAnotherVersion(final String version, final String age) {
        final String printed =
                DeployLine.uploadingTo(sandbox).adding("--to-print").runWell().out();
        OlderVersion.statements(printed, version).stream()
                .filter(sql -> sql.contains("SCRIPT \"" + POLLING + "\""))
                .map(sql -> sql.replace("\"" + POLLING, "SME.\"" + POLLING))
                .forEach(sql -> {
                    try {
                        installation.run(sql);
                    } catch (final SQLException exception) {
                        throw new IllegalStateException(exception);
                    }
                });
        assertDiffers("script " + POLLING + ": version " + version + ", " + age);
    }

    @Test
    void noticesAScriptOfOtherOptions() throws SQLException {
        DeployLine.to(sandbox).adding("--jvm-option", "-Xmx512m").runWell();
        final String other = text(POLLING_UDF);
        repair();
        installation.run(other.replaceFirst("SCRIPT \"", "SCRIPT SME.\"").replaceFirst("CREATE", "CREATE OR REPLACE"));
        assertDiffers(
                "script " + POLLING_UDF + ": version 0.1.0, but of another build, or of other options than the first");
    }

    @Test
    void noticesAScriptThatThisVersionHasNot() throws SQLException {
        installation.run(text(POLLING).replaceFirst("SCRIPT \"" + POLLING, "SCRIPT SME.\"SME_RETIRED"));
        assertDiffers("script SME_RETIRED: version 0.1.0, no script of this version of sme");
    }

    @Test
    void missesTheLanguage() throws SQLException {
        installation.run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=builtin_r JAVA=other PYTHON3=builtin_python3'");
        final CommandResult result = status.run();
        assertThat(result.out()).contains("script language JAVA: other for the system");
    }

    @Test
    void noticesATableThatDoesNotFit() throws SQLException {
        installation.run("ALTER TABLE SME.SME_METADATA_AUTOPILOT_JOBS MODIFY (SCRIPT_USER VARCHAR(100))");
        assertDiffers("table SME_METADATA_AUTOPILOT_JOBS: lacks columns of this version, or has them otherwise");
    }

    @Test
    void noticesAnotherJar() throws IOException {
        sandbox.bucketFs().put("default", JarLocation.fileName(), new byte[] {1, 2, 3});
        final CommandResult result = status.run();
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out().lines().filter(line -> line.startsWith("differs")))
                .hasSize(sandbox.database().nodeCount())
                .allMatch(line -> line.contains(
                        "): 3 bytes, SHA-256 039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81,"
                                + " but it has to be "));
    }

    @Test
    void countsAnOldPredictionScriptOnlyIfItsJarIsMissing() throws SQLException, IOException {
        installation.run(
                text("WATCHED").replace("SCRIPT \"WATCHED\"", "SCRIPT DATA.OLD").replace("0.1.0", OlderVersion.NUMBER));
        final String line = "prediction script \"DATA\".\"OLD\": endpoint watched in eu-central-1, version 0.0.9"
                + " (older; it works as long as its JAR is there), ";
        assertDiffers(line + "whose JAR " + FOLDER + OlderVersion.JAR + " is missing on node 0");
        sandbox.bucketFs().put("default", OlderVersion.JAR, new byte[] {1});
        final CommandResult result = status.run();
        assertThat(result.out()).contains("ok       " + line + "JAR " + FOLDER + OlderVersion.JAR);
        assertThat(result.exitCode()).isZero();
    }

    @Test
    void tellsThatNothingIsThere() {
        final CommandResult result = status.with("--schema", "\"no schema\"").run();
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.out())
                .contains(
                        "differs  schema \"no schema\": missing, or not visible to this user",
                        "differs  table SME_METADATA_AUTOPILOT_JOBS: missing",
                        "differs  table SME_METADATA_SAGEMAKER_JOBS: missing",
                        "differs  script " + POLLING + ": missing");
    }

    @Test
    void failsWhenTheDatabaseDoesNotTell() {
        sandbox.database().failNext(sql -> sql.contains("EXA_ALL_SCRIPTS"), "no reading today");
        final CommandResult result = status.run();
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).startsWith("E-SME-CLI-61: The database did not tell what is installed: no reading");
    }

    @Test
    void printsItsQueries() throws SQLException {
        final int seen = sandbox.database().statements().size();
        final CommandResult printed = status.adding("--to-print").runWell();
        assertThat(printed.err()).isEmpty();
        assertThat(sandbox.database().statements()).hasSize(seen);
        final List<String> before = sandbox.database().catalogue();
        final List<String> queries = SqlFile.statements(printed.out());
        assertThat(queries).hasSizeGreaterThan(4);
        for (final String query : queries) {
            installation.run(query);
        }
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }
}
