package com.exasol.sme.scripts;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.TableColumn;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("turkish-locale")
class MetadataTableTest {
    private static final String ADD_TEXT_RULE =
            "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" ADD COLUMN \"TEXT_RULE\" VARCHAR(30)";

    private final MetadataTable table = MetadataTable.autopilotJobs();

    /** What the catalogue shows of the table that the Python extension makes. */
    private static List<TableColumn> pythonColumns() {
        return new ArrayList<>(List.of(
                new TableColumn("DATETIME", "TIMESTAMP(3)"),
                new TableColumn("JOB_NAME", "VARCHAR(32) UTF8"),
                new TableColumn("AWS_CREDENTIALS_CONNECTION_NAME", "VARCHAR(200) UTF8"),
                new TableColumn("IAM_SAGEMAKER_ROLE", "VARCHAR(200) UTF8"),
                new TableColumn("S3_BUCKET_URI", "VARCHAR(200) UTF8"),
                new TableColumn("S3_OUTPUT_PATH", "VARCHAR(100) UTF8"),
                new TableColumn("TARGET_ATTRIBUTE_NAME", "VARCHAR(100) UTF8"),
                new TableColumn("PROBLEM_TYPE", "VARCHAR(100) UTF8"),
                new TableColumn("OBJECTIVE", "VARCHAR(100) UTF8"),
                new TableColumn("MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS", "DECIMAL(18,0)"),
                new TableColumn("MAX_CANDIDATES", "DECIMAL(18,0)"),
                new TableColumn("MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS", "DECIMAL(18,0)"),
                new TableColumn("SESSION_ID", "DECIMAL(20,0)"),
                new TableColumn("SCRIPT_USER", "VARCHAR(100) UTF8"),
                new TableColumn("COLUMN_NAMES", "VARCHAR(2000000) UTF8"),
                new TableColumn("COLUMN_TYPES", "VARCHAR(2000000) UTF8")));
    }

    /** The same of the table that this version makes. */
    private static List<TableColumn> currentColumns() {
        final List<TableColumn> columns = pythonColumns();
        columns.add(new TableColumn("TEXT_RULE", "VARCHAR(30) UTF8"));
        columns.replaceAll(column ->
                column.type().startsWith("VARCHAR") ? new TableColumn(column.name(), "VARCHAR(2000000) UTF8") : column);
        return columns;
    }

    private List<String> adapt(final List<TableColumn> columns) {
        return table.adapt(columns).stream().map(SqlStatement::text).toList();
    }

    @Test
    void widensTheNarrowColumnsOfThePythonExtension() {
        assertThat(adapt(pythonColumns()))
                .containsExactly(
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" MODIFY (\"IAM_SAGEMAKER_ROLE\" VARCHAR(2048))",
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" MODIFY (\"S3_OUTPUT_PATH\" VARCHAR(1024))",
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" MODIFY (\"TARGET_ATTRIBUTE_NAME\" VARCHAR(128))",
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" MODIFY (\"SCRIPT_USER\" VARCHAR(128))",
                        ADD_TEXT_RULE);
    }

    @Test
    void addsTheRuleOfTextsToTheTableOfAnOlderVersion() {
        final List<TableColumn> columns = new ArrayList<>(currentColumns());
        assertThat(adapt(columns)).isEmpty();
        assertThat(table.fits(columns)).isTrue();
        columns.removeIf(column -> column.name().equals("TEXT_RULE"));
        assertThat(adapt(columns)).containsExactly(ADD_TEXT_RULE);
        assertThat(table.fits(columns)).isFalse();
    }

    @Test
    void addsTheColumnsThatOnlyEndpointsNeed() {
        final List<TableColumn> columns = pythonColumns();
        columns.removeIf(column -> column.name().startsWith("COLUMN_"));
        assertThat(adapt(columns))
                .endsWith(
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" ADD COLUMN \"COLUMN_NAMES\" VARCHAR(2000000)",
                        "ALTER TABLE \"SME_METADATA_AUTOPILOT_JOBS\" ADD COLUMN \"COLUMN_TYPES\" VARCHAR(2000000)",
                        ADD_TEXT_RULE);
    }

    @Test
    void addsColumnsToATableThatNobodyHasLookedAt() {
        assertThat(table.addWhatIsMissing())
                .extracting(SqlStatement::text)
                .endsWith(ADD_TEXT_RULE.replace("ADD COLUMN ", "ADD COLUMN IF NOT EXISTS "))
                .hasSize(3);
    }

    @Test
    void neverMakesAColumnNarrower() {
        final List<TableColumn> columns = pythonColumns();
        columns.replaceAll(column ->
                column.type().startsWith("VARCHAR") ? new TableColumn(column.name(), "VARCHAR(2000000) UTF8") : column);
        assertThat(adapt(columns)).containsExactly(ADD_TEXT_RULE);
    }

    @Test
    void refusesATableThatOnlyHasTheName() {
        assertRefused(() -> table.adapt(List.of(new TableColumn("DATETIME", "TIMESTAMP(3)"))))
                .hasMessageStartingWith("E-SME-CLI-19: The schema holds a table SME_METADATA_AUTOPILOT_JOBS of another"
                        + " kind: its column JOB_NAME is missing, not VARCHAR(32).");
        assertRefused(() -> table.adapt(List.of(new TableColumn("DATETIME", "DATE"))))
                .hasMessageContaining("its column DATETIME is DATE, not TIMESTAMP.");
    }
}
