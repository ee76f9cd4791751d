package com.exasol.sme.deploy;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarUpload;
import com.exasol.sme.database.FakeDatabase;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.language.LanguageRequest;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.shared.ProductObjects;
import com.exasol.sme.shared.Version;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcSinkTest {
    private static final LanguageAlias JAVA = new LanguageAlias("JAVA");
    private static final String BEFORE = "R=builtin_r PYTHON3=builtin_python3";
    private static final String STAYS = " Schema, table and scripts are as they were before;"
            + " a JAR that was uploaded and the language setting stay.";
    private static final String AFTER = BEFORE + " JAVA=builtin_java";

    private final FakeDatabase database = new FakeDatabase();
    private final StringWriter output = new StringWriter();
    private final List<String> progress = new ArrayList<>();

    private void deploy() {
        deploy(PlanFixtures.AS_IT_IS);
    }

    private void deploy(final LanguageRequest language) {
        deploy(language, jar -> progress.add("Uploaded " + jar.pathInUdf()));
    }

    private void deploy(final LanguageRequest language, final JarUpload upload) {
        PlanFixtures.plan(language, EnumSet.allOf(Part.class))
                .sendTo(new JdbcSink(
                        database.connection(), upload, new StatementPrinter(new PrintWriter(output)), progress::add));
    }

    @Test
    void makesAllObjectsInOneTransaction() {
        deploy();
        final List<String> log = new ArrayList<>(List.of(
                "ALTER SESSION SET SCRIPT_LANGUAGES = '" + AFTER + "'",
                "ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + AFTER + "'",
                "autocommit off",
                "CREATE SCHEMA IF NOT EXISTS \"SME\"",
                "OPEN SCHEMA \"SME\""));
        ProductObjects.TABLES.forEach(table -> log.add("CREATE TABLE IF NOT EXISTS \"" + table + "\" ("));
        ProductObjects.SCRIPTS.forEach(script -> log.add(script.firstLine()));
        log.add("commit");
        assertThat(database.takeLog()).isEqualTo(log);
        assertThat(database.scripts()).hasSameSizeAs(ProductObjects.SCRIPTS);
    }

    @Test
    void saysWhatWasDone() {
        deploy();
        assertThat(progress)
                .startsWith(
                        "Uploaded /buckets/bfsdefault/default/jars/sme-udf-" + Version.current() + ".jar",
                        "Activated the script language JAVA (builtin_java).",
                        "Created the schema \"SME\".",
                        "Created SME_METADATA_AUTOPILOT_JOBS.")
                .contains("Created SME_AUTOPILOT_TRAINING_UDF.")
                .hasSize(ProductObjects.count() + 3);
        assertThat(output.toString()).isEmpty();
    }

    @Test
    void sendsNothingTheSecondTime() {
        deploy();
        database.takeLog();
        progress.clear();
        deploy();
        assertThat(database.takeLog()).containsExactly("autocommit off", "commit");
        assertThat(progress)
                .contains(
                        "The script language JAVA (builtin_java) is already active.",
                        "SME_METADATA_AUTOPILOT_JOBS is unchanged.",
                        "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT is unchanged.")
                .hasSize(ProductObjects.count() + 2);
    }

    @Test
    void replacesOnlyTheScriptThatDiffers() {
        deploy();
        database.takeLog();
        progress.clear();
        database.script("SME_AUTOPILOT_TRAINING_UDF", "CREATE PYTHON3_SME SET SCRIPT \"SME_AUTOPILOT_TRAINING_UDF\" …");
        deploy();
        assertThat(database.takeLog())
                .containsExactly(
                        "autocommit off",
                        "OPEN SCHEMA \"SME\"",
                        ProductObjects.script("SME_AUTOPILOT_TRAINING_UDF").firstLine(),
                        "commit");
        assertThat(progress)
                .contains("Replaced SME_AUTOPILOT_TRAINING_UDF; privileges granted on it have to be granted again.");
    }

    @Test
    void widensATableThatIsThere() {
        deploy();
        database.takeLog();
        progress.clear();
        database.column("SCRIPT_USER", "VARCHAR(100) UTF8");
        deploy();
        assertThat(database.takeLog())
                .containsExactly(
                        "autocommit off",
                        "OPEN SCHEMA \"SME\"",
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" MODIFY (\"SCRIPT_USER\" VARCHAR(128))",
                        "commit");
        assertThat(database.columns()).containsEntry("SCRIPT_USER", "VARCHAR(128)");
        assertThat(progress).contains("SME_METADATA_AUTOPILOT_JOBS was there and now fits.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE SCHEMA",
                "OPEN SCHEMA",
                "CREATE TABLE",
                "CREATE OR REPLACE JAVA SET SCRIPT \"SME_AUTOPILOT_ENDPOINT_DELETION_UDF\"",
                "CREATE OR REPLACE LUA SCRIPT \"SME_DELETE",
                "SELECT SCRIPT_NAME"
            })
    void leavesAllObjectsAsTheyWereWhenOneIsRefused(final String statement) {
        database.refuse(statement);
        assertRefused(this::deploy)
                .hasMessageStartingWith("E-SME-CLI-4: The database refused to ")
                .hasMessageContaining("insufficient privileges (Session: 1839255503714910208). Remove")
                .hasMessageEndingWith(STAYS);
        assertThat(database.takeLog()).endsWith("rollback").doesNotContain("commit");
        assertThat(database.schemas()).isEmpty();
        assertThat(database.columns()).isEmpty();
        assertThat(database.scripts()).isEmpty();
        assertThat(database.systemLanguages()).isEqualTo(AFTER);
    }

    @Test
    void doesNotKnowWhatBecameOfACommitThatFailed() {
        database.refuse("COMMIT");
        assertRefused(this::deploy)
                .hasMessage(
                        "E-SME-CLI-25: The database did not confirm the commit: insufficient privileges"
                                + " (Session: 1839255503714910208). It is unknown whether schema, table and scripts are as they"
                                + " were before or as wanted. Run the command again: it does what is missing, and nothing twice.");
        assertThat(database.takeLog()).endsWith("rollback");
    }

    @Test
    void namesTheObjectThatWasRefused() {
        database.refuse("CREATE OR REPLACE LUA SCRIPT \"SME_DELETE");
        assertRefused(this::deploy)
                .hasMessageContaining("refused to create the script SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT: ");
    }

    @Test
    void tellsTheFirstFailureWhenTheRollbackFailsToo() {
        database.refuse("");
        final ObjectTransaction transaction = new ObjectTransaction(new JdbcSession(database.connection()));
        assertRefused(() -> transaction.run(new SchemaName("SME"), MetadataTable.all(), List.of()))
                .hasMessageStartingWith("E-SME-CLI-4: The database refused to tell what is there: ")
                .satisfies(exception -> assertThat(exception.getSuppressed()).hasSize(1));
    }

    @Test
    void rollsBackWhenTheTableIsSomebodyElses() {
        database.column("DATETIME", "DATE");
        assertRefused(this::deploy).hasMessageStartingWith("E-SME-CLI-19: ").hasMessageEndingWith(STAYS);
        assertThat(database.takeLog()).endsWith("autocommit off", "rollback");
    }

    @Test
    void refusesALanguageConflictBeforeAnythingIsUploaded() {
        database.languages("JAVA=old", "JAVA=old");
        assertRefused(() -> deploy(new LanguageRequest(JAVA, Optional.of("new"), false, true)))
                .hasMessageStartingWith("E-SME-CLI-11: ");
        assertThat(database.takeLog()).isEmpty();
        assertThat(progress).isEmpty();
    }

    @Test
    void printsBothStatementsAndAltersTheSessionOnlyWhenTheSystemIsTaboo() {
        deploy(new LanguageRequest(JAVA, Optional.empty(), false, false));
        assertThat(database.takeLog().get(0)).isEqualTo("ALTER SESSION SET SCRIPT_LANGUAGES = '" + AFTER + "'");
        assertThat(database.systemLanguages()).isEqualTo(BEFORE);
        assertThat(output)
                .hasToString("ALTER SESSION SET SCRIPT_LANGUAGES = '" + AFTER + "';\n"
                        + "ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + AFTER + "';\n");
    }

    @Test
    void advisesNotToAlterTheSystemWhenThatIsRefused() {
        database.refuse("ALTER SYSTEM");
        assertRefused(this::deploy)
                .hasMessageStartingWith(
                        "E-SME-CLI-12: The database refused to set the script languages with ALTER SYSTEM:"
                                + " insufficient privileges")
                .hasMessageContaining("--no-alter-system")
                .hasMessageEndingWith(STAYS);
        assertThat(database.systemLanguages()).isEqualTo(BEFORE);
    }

    @Test
    void uploadsNothingWhenTheSessionCannotBeAltered() {
        database.refuse("ALTER SESSION");
        assertRefused(this::deploy).hasMessageStartingWith("E-SME-CLI-13: ");
        assertThat(progress).isEmpty();
    }

    @Test
    void reportsLanguagesThatCannotBeRead() {
        database.refuse("SELECT SYSTEM_VALUE");
        assertRefused(this::deploy).hasMessageStartingWith("E-SME-CLI-18: ");
        assertThat(progress).isEmpty();
    }

    @Test
    void keepsWhatSomebodyElseSetsDuringTheUpload() {
        deploy(PlanFixtures.AS_IT_IS, jar -> database.languages(BEFORE + " X=x", BEFORE));
        assertThat(database.systemLanguages()).isEqualTo(BEFORE + " X=x JAVA=builtin_java");
    }

    @Test
    void refusesAConflictThatComesUpDuringTheUpload() {
        final LanguageRequest language = new LanguageRequest(JAVA, Optional.of("new"), false, true);
        assertRefused(() -> deploy(language, jar -> database.languages("JAVA=old", BEFORE)))
                .hasMessageStartingWith("E-SME-CLI-11: ")
                .hasMessageEndingWith(STAYS);
        assertThat(database.systemLanguages()).isEqualTo("JAVA=old");
    }

    @Test
    void reportsLanguagesThatAreNotThere() {
        database.withoutLanguages();
        assertRefused(this::deploy)
                .hasMessageStartingWith("E-SME-CLI-18: The database did not tell its SCRIPT_LANGUAGES:"
                        + " there is no such parameter.");
    }

    @Test
    void printsForTheAdministratorWhatOnlyTheSessionHas() {
        database.languages(BEFORE, AFTER);
        deploy(new LanguageRequest(JAVA, Optional.empty(), false, false));
        assertThat(output.toString()).contains("ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + AFTER + "';\n");
        assertThat(progress)
                .contains("The script language JAVA (builtin_java) is active for this session only."
                        + " Statements for an administrator are on standard output.");
    }

    @Test
    void addsTheLanguageToValuesThatAreEmpty() {
        database.languages("", "");
        deploy();
        assertThat(database.systemLanguages()).isEqualTo("JAVA=builtin_java");
    }
}
