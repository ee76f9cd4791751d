package com.exasol.sme.scripts.predictions;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An analyst with what {@code sme grant --for training} gives deploys an endpoint with a view, and others read it. */
@ExtendWith(QuickInstallation.class)
class PredictionViewScriptTest {
    private static final String JOB = "view-of";
    private static final String VIEW = "RISKS.\"VIEWED_PREDICTIONS\"";
    private static final List<String> COLUMNS = List.of("LUCK", "ID", "CITY", "AGE", "PROBABILITY", "PREDICTIONS");
    private static SqlConsole analyst;
    private static SqlConsole reader;
    private static List<Object> deployed;
    private static String viewBeforeTheGrants;
    private static String scriptBeforeTheGrants;

    private final Installation installation;

    PredictionViewScriptTest(final Installation installation) {
        this.installation = installation;
    }

    /** Two columns of one type, of which one tells everything: in the source they stand the other way round. */
    @BeforeAll
    static void deploy(final Installation installation) throws SQLException {
        installation.run("CREATE VIEW DATA.TWINS AS SELECT AGE, CAST(MOD(ID * 7, 100) AS DECIMAL(9,0)) AS LUCK, CHURN"
                + " FROM DATA.CUSTOMERS");
        installation.run(
                "CREATE TABLE DATA.TO_SCORE AS SELECT CAST(MOD(ID * 7, 100) AS DECIMAL(9,0)) AS LUCK, ID, CITY,"
                        + " AGE FROM DATA.CUSTOMERS WHERE ID <= 80");
        analyst = installation.user("VIEWER");
        reader = installation.user("READER");
        installation.run("CREATE SCHEMA RISKS");
        installation.run("ALTER SCHEMA RISKS CHANGE OWNER VIEWER");
        for (final String grant : PrintedGrants.of(
                "--to",
                "viewer",
                "--for",
                "training",
                "--schema",
                "sme",
                "--connection",
                "aws_conn",
                "--data",
                "data")) {
            installation.run("GRANT " + grant + " TO VIEWER");
        }
        analyst.run(installation
                .training(JOB)
                .with("input_table_or_view_name", "TWINS")
                .sql());
        installation.finish(Installation.REGION, JOB);
        deployed = analyst.run(call("viewed", "DATA.TO_SCORE").sql()).rows().get(0);
        viewBeforeTheGrants = Installation.refusal(analyst, "SELECT * FROM " + VIEW);
        scriptBeforeTheGrants = Installation.refusal(analyst, (String) deployed.get(5));
        runGrants(installation, deployed);
    }

    private static EndpointCall call(final String endpoint, final String source) {
        return new EndpointCall(JOB, endpoint).with("schema_name", "RISKS").with("source", source);
    }

    @AfterAll
    static void leave(final Installation installation) throws SQLException {
        analyst.run(Installation.deletion("viewed"));
        analyst.close();
        reader.close();
    }

    /** What an administrator does with the result of a deployment. */
    private static void runGrants(final Installation installation, final List<Object> result) throws SQLException {
        for (final String grant : ((String) result.get(7)).split("\n", -1)) {
            installation.run(grant.replaceAll(";$", ""));
        }
    }

    @Test
    void lacksTheGrantsThatTheResultNamesAndNoOthers() throws SQLException {
        assertThat(viewBeforeTheGrants)
                .contains("E-SME-UDF-2: ")
                .contains("FOR SCRIPT \"RISKS\".\"VIEWED_WITH_SOURCE\" TO \"VIEWER\"");
        assertThat(scriptBeforeTheGrants).contains("E-SME-UDF-2: ");
        final List<List<Object>> predicted =
                analyst.run((String) deployed.get(5)).rows();
        assertThat(predicted).hasSize(80).allSatisfy(PredictionViewScriptTest::isRight);
        assertThat(analyst.run((String) deployed.get(6)).rows())
                .hasSize(80)
                .allSatisfy(row -> isRight(row.subList(1, 5)));
        assertThat(deployed.get(4)).isEqualTo("\"RISKS\".\"VIEWED_PREDICTIONS\"");
        assertThat(deployed.get(8)).asString().contains("run what stands in GRANT_STATEMENTS");
    }

    private static void isRight(final List<Object> row) {
        assertThat(row.get(3)).isEqualTo((Long) row.get(0) < 30 ? "yes" : "no");
    }

    @Test
    void showsEachRowOfTheSourceBesideItsPredictionToWhoMayReadTheView() throws SQLException {
        assertThat(Installation.refusal(reader, "SELECT * FROM " + VIEW)).contains("USAGE on schema RISKS");
        analyst.run("GRANT USAGE ON SCHEMA RISKS TO READER");
        analyst.run("GRANT SELECT ON " + VIEW + " TO READER");
        final SqlResult shown = reader.run("SELECT * FROM " + VIEW + " ORDER BY ID");
        assertThat(shown.names()).isEqualTo(COLUMNS);
        final List<List<Object>> rows = installation
                .run("SELECT LUCK, ID, CITY, AGE FROM DATA.TO_SCORE ORDER BY ID")
                .rows();
        assertThat(shown.rows()).extracting(row -> row.subList(0, 4)).isEqualTo(rows);
        assertThat(shown.rows())
                .allSatisfy(row -> assertThat(row.get(5)).isEqualTo((Long) row.get(3) < 30 ? "yes" : "no"));
    }

    @Test
    void sendsTheModelItsColumnsInItsOrderWhateverTheirOrderInTheSource() throws SQLException {
        analyst.run("SELECT * FROM " + VIEW);
        assertThat(installation.aws().requests().of("InvokeEndpoint"))
                .filteredOn(request -> request.endpoint().equals("viewed"))
                .isNotEmpty()
                .allSatisfy(
                        request -> assertThat(request.bodyText().lines()).allMatch(line -> line.matches("\\d?5,\\d+")));
    }

    @Test
    void givesNoRowForATableWithoutRows() throws SQLException {
        installation.run("CREATE TABLE DATA.TO_SCORE_NONE AS SELECT * FROM DATA.TO_SCORE WHERE ID < 0");
        final List<Object> row = installation
                .run(call("viewed-none", "DATA.TO_SCORE_NONE")
                        .with("view_name", "NONE")
                        .sql())
                .rows()
                .get(0);
        assertThat(row.get(4)).isEqualTo("\"RISKS\".\"NONE\"");
        runGrants(installation, row);
        assertThat(installation.run("SELECT * FROM RISKS.NONE").rows()).isEmpty();
        assertThat(installation.run(Installation.deletion("viewed-none")).rows())
                .contains(List.of("view", "\"RISKS\".\"NONE\"", "dropped"));
        assertThat(installation.refusal("SELECT * FROM RISKS.NONE")).contains("not found");
    }

    @Test
    void leavesAViewAloneThatSomebodyPutInItsPlace() throws SQLException {
        analyst.run(
                call("viewed-else", "DATA.TO_SCORE").with("view_name", "MINE").sql());
        analyst.run("CREATE OR REPLACE VIEW RISKS.MINE AS SELECT ID FROM DATA.TO_SCORE");
        assertThat(analyst.run(Installation.deletion("viewed-else")).rows())
                .extracting(row -> row.get(0))
                .doesNotContain("view");
        assertThat(analyst.run("SELECT * FROM RISKS.MINE").rows()).hasSize(80);
        analyst.run("DROP VIEW RISKS.MINE");
    }

    @Test
    void refusesASourceWithoutTheColumnsOfTheModel() throws SQLException {
        analyst.run("CREATE VIEW RISKS.OTHERS AS SELECT CAST(AGE AS DOUBLE) AS AGE, ID FROM DATA.TO_SCORE");
        assertThat(Installation.refusal(
                        analyst, call("viewed-not", "RISKS.OTHERS").sql()))
                .contains("E-SME-LUA-111: ", "'AGE' is DOUBLE instead of DECIMAL(9,0)", "'LUCK' is missing");
        assertThat(analyst.run("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME LIKE 'VIEWED_NOT%'")
                        .rows())
                .isEmpty();
        analyst.run("DROP VIEW RISKS.OTHERS");
    }

    @Test
    void saysWhichModelIsBehindAScript() throws SQLException {
        assertThat(analyst.run("SELECT SCRIPT_NAME, SCRIPT_COMMENT FROM SYS.EXA_ALL_SCRIPTS"
                                + " WHERE SCRIPT_SCHEMA = 'RISKS' AND SCRIPT_NAME LIKE 'VIEWED%' ORDER BY SCRIPT_NAME")
                        .rows())
                .filteredOn(row -> Arrays.asList("VIEWED", "VIEWED_WITH_KEY", "VIEWED_WITH_SOURCE")
                        .contains(row.get(0)))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.get(1)).isEqualTo("SageMaker job: " + JOB));
    }
}
