package com.exasol.sme.scripts.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The journey of a model that predicts a number: every type, a NULL in every feature, names of full length. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(QuickInstallation.class)
class RegressionJourneyTest {
    private static final String JOB = "regression-journey";
    private static final int SEEN = 2_400;
    /** The first row to predict for; some of them have been seen, and can be compared with what was exported. */
    private static final int FIRST = 2_101;

    private static final String SCHEMA = GeneratedTable.quoted("schema");
    private static final String TABLE = SCHEMA + "." + GeneratedTable.quoted("table");
    private static final String VIEW = GeneratedTable.quoted("view");
    private static final String SCORED = SCHEMA + "." + GeneratedTable.quoted("scored");
    private static final String CONNECTION = GeneratedTable.quoted("connection");
    private static final String NUMBER = GeneratedTable.quoted("number");
    private static final String KEY = GeneratedTable.quoted("key");
    private static final String TARGET = GeneratedTable.quoted("target");

    private final Installation installation;
    private final GeneratedTable table = new GeneratedTable();
    private final String features = String.join(", ", table.names());

    RegressionJourneyTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    void load(@TempDir final Path directory) throws SQLException, IOException {
        final Path file = directory.resolve("generated.csv");
        table.writeTo(file);
        installation.run("CREATE CONNECTION " + CONNECTION
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        installation.run("CREATE SCHEMA " + SCHEMA);
        installation.run("CREATE TABLE " + TABLE + " (" + NUMBER + " DECIMAL(9,0), " + KEY + " VARCHAR(100), "
                + table.definitions() + ", " + TARGET + " DECIMAL(18,9))");
        installation.run("IMPORT INTO " + TABLE + " FROM LOCAL CSV FILE '" + file + "'");
        createView(VIEW, features);
    }

    private void createView(final String view, final String columns) throws SQLException {
        installation.run("CREATE VIEW " + SCHEMA + "." + view + " AS SELECT " + columns + ", " + TARGET + " FROM "
                + TABLE + " WHERE " + NUMBER + " <= " + SEEN);
    }

    private TrainingCall training(final String job, final String view) {
        return installation
                .training(job)
                .with("aws_credentials_connection_name", CONNECTION)
                .with("input_schema_name", SCHEMA)
                .with("input_table_or_view_name", view)
                .with("target_attribute_name", TARGET);
    }

    private SqlResult deploy(final String job) throws SQLException {
        return installation.run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('" + job + "', '" + job
                + "', '" + SCHEMA + "', 'ml.m5.large', 1, '" + CONNECTION + "', '" + Installation.REGION + "')");
    }

    private List<List<Object>> delete(final String endpoint) throws SQLException {
        return installation
                .run(Installation.deletion(endpoint)
                        .replace("'" + Installation.CONNECTION + "'", "'" + CONNECTION + "'"))
                .rows();
    }

    private List<List<Object>> poll() throws SQLException {
        return installation
                .run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + JOB + "', '" + CONNECTION + "', '"
                        + Installation.REGION + "')")
                .rows();
    }

    private static String unquoted(final String name) {
        return name.substring(1, name.length() - 1);
    }

    @Test
    @Order(1)
    void hasNullsInEveryFeature() throws SQLException {
        assertThat(table.names()).hasSize(40).allSatisfy(name -> assertThat(unquoted(name))
                .hasSize(128));
        assertThat(installation
                        .run(table.names().stream()
                                .map(name -> "COUNT(" + name + ")")
                                .collect(Collectors.joining(", ", "SELECT ", " FROM " + TABLE)))
                        .rows()
                        .get(0))
                .allSatisfy(count -> assertThat((Long) count).isBetween(2_500L, GeneratedTable.ROWS - 1L));
    }

    @Test
    @Order(2)
    void trainsOnEveryColumn() throws SQLException {
        final List<Object> training = installation
                .run(training(JOB, VIEW)
                        .with("problem_type", "Regression")
                        .with("objective", "MSE")
                        .sql())
                .rows()
                .get(0);
        assertThat(training.get(2)).isEqualTo((long) SEEN);
        final List<String> header = exported().get(0);
        assertThat(header).hasSize(41).containsExactlyElementsOf(columns());
        assertThat(poll().get(0).get(0)).isEqualTo("InProgress");
        installation.finish(Installation.REGION, JOB);
        assertThat(poll()).containsExactly(List.of("Completed", "Completed"));
    }

    private List<String> columns() {
        final List<String> columns = new ArrayList<>(table.names());
        columns.add(TARGET);
        columns.replaceAll(RegressionJourneyTest::unquoted);
        return columns;
    }

    @Test
    @Order(3)
    void servesANumber() throws SQLException {
        assertThat(deploy(JOB).rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(List.of(
                        JOB,
                        SCHEMA + ".\"REGRESSION_JOURNEY\"",
                        SCHEMA + ".\"REGRESSION_JOURNEY_WITH_KEY\"",
                        "InService"));
        installation.run("CREATE TABLE " + SCORED + " AS SELECT " + SCHEMA + ".REGRESSION_JOURNEY_WITH_KEY(" + KEY
                + ", " + features + ") FROM " + TABLE + " WHERE " + NUMBER + " >= " + FIRST);
        final List<String> names = new ArrayList<>(columns());
        names.add(0, "KEY");
        names.set(names.size() - 1, "PREDICTIONS");
        assertThat(installation.run("SELECT * FROM " + SCORED + " WHERE 1 = 0").names())
                .isEqualTo(names);
    }

    @Test
    @Order(4)
    void givesEveryRowBackOnceWithItsKeyAndUnchanged() throws SQLException {
        final List<List<Object>> given = installation
                .run("SELECT " + KEY + ", " + features + " FROM " + TABLE + " WHERE " + NUMBER + " >= " + FIRST
                        + " ORDER BY " + NUMBER)
                .rows();
        assertThat(given)
                .extracting(row -> row.get(0))
                .isEqualTo(IntStream.rangeClosed(FIRST, GeneratedTable.ROWS)
                        .mapToObj(GeneratedTable::key)
                        .toList());
        assertThat(installation
                        .run("SELECT \"KEY\", " + features + " FROM " + SCORED)
                        .rows())
                .isEqualTo(given);
    }

    @Test
    @Order(5)
    void predictsUnseenRows() throws SQLException {
        final List<List<Object>> rows = installation
                .run("SELECT S.PREDICTIONS, T." + TARGET + " FROM " + SCORED + " S JOIN " + TABLE + " T ON T." + KEY
                        + " = S.\"KEY\" WHERE T." + NUMBER + " > " + SEEN)
                .rows();
        assertThat(rows).hasSize(GeneratedTable.ROWS - SEEN);
        assertThat(coefficientOfDetermination(rows)).isGreaterThan(0.8);
        final List<Object> predictions =
                new ArrayList<>(rows.stream().map(row -> row.get(0)).toList());
        Collections.rotate(predictions, 1);
        assertThat(coefficientOfDetermination(IntStream.range(0, rows.size())
                        .mapToObj(row ->
                                List.of(predictions.get(row), rows.get(row).get(1)))
                        .toList()))
                .as("of predictions shifted by one row")
                .isNegative();
    }

    /** R²: 1 for predictions that are all right, 0 for those that are no better than the mean. */
    private static double coefficientOfDetermination(final List<List<Object>> rows) {
        final double mean =
                rows.stream().mapToDouble(row -> number(row.get(1))).average().orElseThrow();
        final double spread = rows.stream()
                .mapToDouble(row -> Math.pow(number(row.get(1)) - mean, 2))
                .sum();
        final double missed = rows.stream()
                .mapToDouble(row -> Math.pow(number(row.get(1)) - number(row.get(0)), 2))
                .sum();
        return 1 - missed / spread;
    }

    private static double number(final Object value) {
        return ((Number) value).doubleValue();
    }

    @Test
    @Order(6)
    void sendsRowsAsTheyWereTrainedOn() {
        final List<List<String>> sent = installation.aws().requests().of("InvokeEndpoint").stream()
                .filter(request -> request.endpoint().equals(JOB))
                .flatMap(request -> lines(request.bodyText()).stream())
                .toList();
        assertThat(sent).hasSize(GeneratedTable.ROWS - FIRST + 1);
        final Set<List<String>> all = new HashSet<>(sent);
        final List<List<String>> trained = exported();
        assertThat(trained.subList(FIRST, SEEN + 1).stream()
                        .map(row -> row.subList(0, row.size() - 1))
                        .filter(row -> !all.contains(row))
                        .findFirst())
                .as("row that looks different when the endpoint gets it")
                .isEmpty();
    }

    private List<List<String>> exported() {
        return installation.exported(JOB).stream()
                .flatMap(key -> lines(installation.content(key)).stream())
                .toList();
    }

    private static List<List<String>> lines(final String csv) {
        try {
            return CSVFormat.RFC4180.parse(new StringReader(csv)).stream()
                    .map(CSVRecord::toList)
                    .toList();
        } catch (final IOException exception) {
            throw new IllegalStateException(exception);
        }
    }

    @Test
    @Order(7)
    void predictsTheSameWithoutKeys() throws SQLException {
        final Map<Object, Object> scored =
                installation.run("SELECT \"KEY\", PREDICTIONS FROM " + SCORED).rows().stream()
                        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)));
        final SqlResult result = installation.run("SELECT " + SCHEMA + ".REGRESSION_JOURNEY(" + features + ") FROM "
                + TABLE + " WHERE " + NUMBER + " > " + (GeneratedTable.ROWS - 50));
        assertThat(result.rows())
                .extracting(row -> row.get(row.size() - 1))
                .isEqualTo(IntStream.rangeClosed(GeneratedTable.ROWS - 49, GeneratedTable.ROWS)
                        .mapToObj(GeneratedTable::key)
                        .map(scored::get)
                        .toList());
    }

    @Test
    @Order(8)
    void leavesNothingAfterDeletion() throws SQLException {
        assertThat(delete(JOB))
                .containsExactly(
                        List.of("endpoint", JOB, "deleted"),
                        List.of("endpoint configuration", JOB, "deleted"),
                        List.of("model", JOB, "deleted"),
                        List.of("script", SCHEMA + ".\"REGRESSION_JOURNEY\"", "dropped"),
                        List.of("script", SCHEMA + ".\"REGRESSION_JOURNEY_WITH_KEY\"", "dropped"));
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .doesNotContain(JOB);
    }

    @Test
    @Order(9)
    void needsNotBeToldThatItIsARegression() throws SQLException {
        final String view = GeneratedTable.quoted("narrow view");
        createView(view, String.join(", ", table.names().subList(0, 3)));
        installation.train(training("found-out", view));
        deploy("found-out");
        final SqlResult result = installation.run("SELECT " + SCHEMA + ".FOUND_OUT("
                + String.join(", ", table.names().subList(0, 3)) + ") FROM " + TABLE + " WHERE " + NUMBER + " = "
                + FIRST);
        assertThat(result.names().subList(3, result.names().size())).containsExactly("PREDICTIONS");
        assertThat(result.rows().get(0).get(3)).isInstanceOf(Double.class);
        delete("found-out");
    }
}
