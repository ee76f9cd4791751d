package com.exasol.sme.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.shared.ProductObjects;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code sme deploy} does to an empty database. */
class ExecutedDeploymentTest {
    private static final String UPLOAD = "PUT /default/" + JarLocation.fileName() + " 200";

    private final Sandbox sandbox = Sandbox.start();
    private final SentStatements sent = new SentStatements(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void makesAllObjects() throws SQLException {
        assertThat(DeployLine.uploadingTo(sandbox).runInProcess().exitCode()).isZero();
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD);
        assertThat(DatabaseUser.sys(sandbox)
                        .rows("SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS WHERE COLUMN_TABLE = '"
                                + DeployedObjects.TABLE + "' ORDER BY COLUMN_ORDINAL_POSITION"))
                .containsExactly(
                        "DATETIME TIMESTAMP(3)",
                        "JOB_NAME VARCHAR(32) UTF8",
                        "AWS_CREDENTIALS_CONNECTION_NAME VARCHAR(200) UTF8",
                        "IAM_SAGEMAKER_ROLE VARCHAR(2048) UTF8",
                        "S3_BUCKET_URI VARCHAR(200) UTF8",
                        "S3_OUTPUT_PATH VARCHAR(1024) UTF8",
                        "TARGET_ATTRIBUTE_NAME VARCHAR(128) UTF8",
                        "PROBLEM_TYPE VARCHAR(100) UTF8",
                        "OBJECTIVE VARCHAR(100) UTF8",
                        "MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS DECIMAL(18,0)",
                        "MAX_CANDIDATES DECIMAL(18,0)",
                        "MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS DECIMAL(18,0)",
                        "SESSION_ID DECIMAL(20,0)",
                        "SCRIPT_USER VARCHAR(128) UTF8",
                        "COLUMN_NAMES VARCHAR(2000000) UTF8",
                        "COLUMN_TYPES VARCHAR(2000000) UTF8",
                        "TEXT_RULE VARCHAR(30) UTF8");
    }

    /** The question to the nodes is compiled and run by both kinds of clients. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void asksTheNodesUnderEachOptionParser(final int parser) {
        try (Sandbox other = Sandbox.start(parser)) {
            final CommandResult result = DeployLine.uploadingTo(other).waiting().runWell();
            assertThat(result.out()).isEmpty();
            assertThat(result.err())
                    .contains("The only node has Java " + System.getProperty("java.version")
                            + " and /buckets/bfsdefault/default/" + JarLocation.fileName() + ".\n");
            assertThat(DeployedObjects.in(other)).isEqualTo(DeployedObjects.allIn("SME"));
        }
    }

    @Test
    void asksFirstAndThenMakesWhatIsCalledBeforeWhatCallsIt() {
        DeployLine.to(sandbox).runWell();
        final List<String> statements = sent.take();
        assertThat(statements.stream().dropWhile(text -> text.startsWith("SELECT ")))
                .isEqualTo(Stream.of(
                                List.of("CREATE SCHEMA IF NOT EXISTS \"SME\"", "OPEN SCHEMA \"SME\""),
                                DeployedObjects.CREATE_TABLES,
                                DeployedObjects.CREATE_JAVA_SCRIPTS,
                                DeployedObjects.CREATE_LUA_SCRIPTS)
                        .flatMap(List::stream)
                        .toList());
    }

    @Test
    void makesATableOfEverythingThatIsNoJobOfAutopilot() throws SQLException {
        DeployLine.to(sandbox).runWell();
        assertThat(DatabaseUser.sys(sandbox)
                        .rows("SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS WHERE COLUMN_TABLE ="
                                + " 'SME_METADATA_SAGEMAKER_JOBS' ORDER BY COLUMN_ORDINAL_POSITION"))
                .containsExactly(
                        "JOB_NAME VARCHAR(63) UTF8",
                        "JOB_KIND VARCHAR(30) UTF8",
                        "CREATED TIMESTAMP(3)",
                        "SESSION_ID DECIMAL(20,0)",
                        "SCRIPT_USER VARCHAR(128) UTF8",
                        "AWS_CREDENTIALS_CONNECTION_NAME VARCHAR(200) UTF8",
                        "AWS_REGION VARCHAR(32) UTF8",
                        "IAM_SAGEMAKER_ROLE VARCHAR(2048) UTF8",
                        "S3_BUCKET_URI VARCHAR(200) UTF8",
                        "S3_OUTPUT_PATH VARCHAR(1024) UTF8",
                        "INPUT_SCHEMA_NAME VARCHAR(128) UTF8",
                        "INPUT_TABLE_OR_VIEW_NAME VARCHAR(128) UTF8",
                        "TARGET_ATTRIBUTE_NAME VARCHAR(128) UTF8",
                        "PROBLEM_TYPE VARCHAR(100) UTF8",
                        "COLUMN_NAMES VARCHAR(2000000) UTF8",
                        "COLUMN_TYPES VARCHAR(2000000) UTF8",
                        "TEXT_RULE VARCHAR(30) UTF8",
                        "SETTINGS VARCHAR(2000000) UTF8");
    }

    @Test
    void tellsAPersonWhatItDidAndLeavesStandardOutputToSql() {
        final CommandResult result = DeployLine.uploadingTo(sandbox).runInProcess();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEmpty();
        assertThat(result.err().replaceAll("\\d{7} bytes", "… bytes"))
                .startsWith(String.join(
                        "\n",
                        "Uploading " + JarLocation.fileName() + " (… bytes).",
                        "Uploaded /buckets/bfsdefault/default/" + JarLocation.fileName() + " (… bytes).",
                        "The script language JAVA (builtin_java) is already active.",
                        "Created the schema \"SME\".",
                        "Created " + ProductObjects.TABLES.get(0) + "."))
                .contains("Created SME_AUTOPILOT_TRAINING_UDF.")
                .hasLineCount(ProductObjects.count() + 4);
    }

    @Test
    void leavesTheScriptsOutWhenToldSo() {
        final List<String> before = sandbox.database().catalogue();
        DeployLine.uploadingTo(sandbox).adding("--no-deploy-scripts").runWell();
        assertThat(sandbox.bucketFs().requests()).containsExactly(UPLOAD);
        assertThat(sent.takeChanges()).isEmpty();
        assertThat(sandbox.database().catalogue()).isEqualTo(before);
    }

    @Test
    void leavesJarAndLanguageOutWhenToldSo() {
        DeployLine.uploadingTo(sandbox).adding("--no-deploy-slc").runWell();
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(sent.take()).noneMatch(text -> text.contains("SCRIPT_LANGUAGES"));
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @Test
    void leavesTheUploadOutWhenToldSo() {
        DeployLine.uploadingTo(sandbox).adding("--no-upload").runWell();
        assertThat(sandbox.bucketFs().requests()).isEmpty();
        assertThat(sent.take()).anyMatch(text -> text.contains("SCRIPT_LANGUAGES"));
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @Test
    void uploadsToWhereTheScriptsLookForTheJar() throws SQLException {
        DeployLine.uploadingTo(sandbox).with("--path-in-bucket", "/jars/sme/").runWell();
        assertThat(sandbox.bucketFs().requests())
                .containsExactly("PUT /default/jars/sme/" + JarLocation.fileName() + " 200");
        assertThat(DatabaseUser.sys(sandbox)
                        .rows("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_TYPE = 'UDF'"))
                .hasSize((int) ProductObjects.udfs().count())
                .allMatch(text ->
                        text.contains("\n%jar /buckets/bfsdefault/default/jars/sme/" + JarLocation.fileName() + ";\n"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '\'',
            value = {"sme_lower, SME_LOWER", "\"my schema\", my schema", "\"sme\", sme", "\"/\", /", "\"Ä;\", Ä;"})
    void readsTheNameOfTheSchemaAsSqlDoes(final String given, final String name) {
        DeployLine.to(sandbox).with("--schema", given).runWell();
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn(name));
        sent.take();
        DeployLine.to(sandbox).with("--schema", given).runWell();
        assertThat(sent.takeChanges()).isEmpty();
    }
}
