package com.exasol.sme.scripts.registered;

import static com.exasol.sme.scripts.installation.RegistrationCall.column;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.account.RequestLog;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.RegistrationCall;
import com.exasol.sme.scripts.installation.SharedInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Values that are hard to write in JSON, on their way to containers of others and back. */
@ExtendWith(SharedInstallation.class)
class OthersPredictionsTest {
    /** Only who has exactly this text leaves. */
    private static final String QUOTED = "said \"no\\,\n\tand 'left'";

    private static final String LARGE = "123456789012345678.123456789012345678";

    private final Installation installation;

    OthersPredictionsTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void serve(final Installation installation) throws SQLException {
        final String rows = IntStream.range(0, 600)
                .mapToObj(row -> (20 + row % 40) + "," + (row % 7 == 0 ? "" : row + ".5") + ","
                        + (row % 2 == 0
                                ? '"' + QUOTED.replace("\"", "\"\"") + "\",yes"
                                : row % 5 == 0 ? ",no" : "K\u00f6ln,no")
                        + "\n")
                .collect(joining());
        for (final OwnContainer container : List.of(OwnContainer.MINDSDB, OwnContainer.MLFLOW)) {
            installation
                    .aws()
                    .serve(
                            Installation.REGION,
                            endpoint(container),
                            container,
                            Sandbox.BUCKET,
                            "AGE,AMOUNT,CITY,Class\n" + rows,
                            "Class");
        }
        installation.run("CREATE TABLE DATA.HARD (AGE DECIMAL(9,0), AMOUNT DECIMAL(36,18), CITY VARCHAR(50))");
        installation.run("INSERT INTO DATA.HARD VALUES (20, " + LARGE + ", '" + QUOTED.replace("'", "''") + "'), "
                + "(40, 0.000000000000000001, 'K\u00f6ln'), (NULL, 1.5, 'K\u00f6ln'), (41, NULL, NULL)");
    }

    @AfterAll
    static void remove(final Installation installation) throws SQLException {
        installation.run("DROP TABLE DATA.HARD");
        for (final OwnContainer container : List.of(OwnContainer.MINDSDB, OwnContainer.MLFLOW)) {
            OthersModel.remove(installation, endpoint(container));
        }
    }

    private static String endpoint(final OwnContainer container) {
        return "hard-" + container.repository().replaceAll("[^a-z].*", "");
    }

    private RegistrationCall registration(final OwnContainer container, final String function) {
        return new RegistrationCall(endpoint(container))
                .with("function_name", function)
                .with(
                        "columns",
                        List.of(
                                column("AGE", "DECIMAL(9,0)"),
                                column("AMOUNT", "DECIMAL(36,18)"),
                                column("CITY", "VARCHAR(50)")))
                .with("error_column", true);
    }

    private List<List<Object>> predictions(final String function, final String outputs) throws SQLException {
        return installation
                .run("SELECT AGE, CITY, " + outputs + ", ERROR_MESSAGE FROM (SELECT DATA." + function
                        + "(AGE, AMOUNT, CITY) FROM DATA.HARD)")
                .rows();
    }

    private static List<Object> row(final List<List<Object>> rows, final Predicate<List<Object>> which) {
        return rows.stream().filter(which).findFirst().orElseThrow();
    }

    private String requests() {
        return installation.aws().requests().of("InvokeEndpoint").stream()
                .map(RequestLog.Entry::bodyText)
                .collect(joining("\n"));
    }

    @Test
    void predictsWithMlflowAndKeepsTheRowThatItRefuses() throws SQLException {
        installation.run(registration(OwnContainer.MLFLOW, "HARD_FLOW").sql());
        final List<List<Object>> rows = predictions("HARD_FLOW", "LABEL");
        assertThat(rows).hasSize(4);
        assertThat(row(rows, row -> QUOTED.equals(row.get(1))).subList(2, 4)).containsExactly("yes", null);
        assertThat(row(rows, row -> Long.valueOf(40).equals(row.get(0))).subList(2, 4))
                .containsExactly("no", null);
        assertThat(row(rows, row -> row.get(1) == null).get(3)).isNull();
        final List<Object> refused = row(rows, row -> row.get(0) == null);
        assertThat(refused.get(2)).isNull();
        assertThat(refused.get(3).toString())
                .startsWith(
                        "E-SME-UDF-31: The model behind endpoint 'hard-mlflow' in region 'eu-central-1' failed on row ")
                .contains("with HTTP status 400: {\"error_code\": \"BAD_REQUEST\"")
                .contains("Failed to convert column AGE to type 'int64'");
        assertThat(requests()).contains("[20," + LARGE + ",\"said \\\"no\\\\,\\u000a\\u0009and 'left'\"]");
    }

    @Test
    void predictsWithMindsDbRowByRow() throws SQLException {
        installation.run(registration(OwnContainer.MINDSDB, "HARD_MIND")
                .with("request", Map.of("content_type", "application/json", "form", "records", "null", "omit"))
                .with(
                        "response",
                        Map.of(
                                "content_type",
                                "application/json",
                                "outputs",
                                List.of(
                                        Map.of("name", "SENTENCE", "type", "VARCHAR(200)", "path", "$.prediction"),
                                        Map.of("name", "SURE", "type", "DOUBLE", "path", "$.class_confidence"))))
                .with("rows_per_request", 1)
                .sql());
        final List<List<Object>> rows = predictions("HARD_MIND", "SENTENCE, SURE");
        assertThat(rows).hasSize(4).allMatch(row -> row.get(4) == null).allMatch(row -> (Double) row.get(3) > 0.5);
        assertThat(row(rows, row -> QUOTED.equals(row.get(1))).get(2).toString())
                .matches("\\* We are 0\\.\\d+% confident the value of \"Class\" is yes");
        assertThat(row(rows, row -> row.get(0) == null).get(2).toString()).endsWith(" is no");
        assertThat(requests())
                .contains(
                        "[{\"AGE\":20,\"AMOUNT\":" + LARGE + ",\"CITY\":\"said \\\"no\\\\,\\u000a\\u0009and 'left'\"}]")
                .contains("[{\"AGE\":41}]");
    }
}
