package com.exasol.sme.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.journey.SqlResult;
import com.exasol.sme.sandbox.Sandbox;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names that a careless program would take apart, on the whole way from the table to the prediction. */
@ExtendWith(SharedInstallation.class)
class StrangeNamesTest {
    private static final String EVIL = "\"a; %jar \"\"x\"\" ä\"";

    private final Installation installation;

    StrangeNamesTest(final Installation installation) {
        this.installation = installation;
    }

    @Test
    void comeThroughUnchanged() throws SQLException {
        installation.run("CREATE CONNECTION " + EVIL
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        installation.run("CREATE SCHEMA \"my schema's :x\"");
        installation.run("CREATE TABLE \"my schema's :x\"." + EVIL + " AS SELECT AGE AS " + EVIL
                + ", CITY AS \"select\", AGE * 2 AS \":age\", CITY AS \"lower, case\", AGE AS \"b'lank \", CHURN AS"
                + " \"%jvmoption -Dx=y;\" FROM DATA.CUSTOMERS");
        final TrainingCall call = installation
                .training("strange")
                .with("aws_credentials_connection_name", EVIL)
                .with("input_schema_name", "\"my schema's :x\"")
                .with("input_table_or_view_name", EVIL)
                .with("target_attribute_name", "\"%jvmoption -Dx=y;\"");
        installation.train(call);
        assertThat(installation
                        .content(installation.exported("strange").get(0))
                        .lines()
                        .findFirst())
                .contains("\"a; %jar \"\"x\"\" ä\",\"select\",:age,\"lower, case\",\"b'lank \",\"%jvmoption -Dx=y;\"");

        installation.run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('strange', '\"st_range\"',"
                + " '\"my schema''s :x\"', 'ml.m5.large', 1, '" + EVIL + "', '" + Installation.REGION + "')");
        final SqlResult result = installation.run("SELECT \"my schema's :x\".\"st_range_WITH_KEY\"(T." + EVIL + ", T."
                + EVIL
                + ", T.\"select\", T.\":age\", T.\"lower, case\", T.\"b'lank \") FROM \"my schema's :x\"." + EVIL
                + " T WHERE T." + EVIL + " IN (5, 75)");
        assertThat(result.names())
                .containsExactly(
                        "KEY",
                        "a; %jar \"x\" ä",
                        "select",
                        ":age",
                        "lower, case",
                        "b'lank ",
                        "PROBABILITY",
                        "PREDICTIONS");
        assertThat(result.rows()).hasSize(150).allSatisfy(row -> assertThat(
                        List.of(row.get(0), row.get(1), String.valueOf(row.get(3)), row.get(5), row.get(7)))
                .isIn(List.of("5", 5L, "10", 5L, "yes"), List.of("75", 75L, "150", 75L, "no")));

        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('st-range', '" + EVIL + "', '"
                                + Installation.REGION + "')")
                        .rows())
                .contains(
                        List.of("script", "\"my schema's :x\".\"st_range\"", "dropped"),
                        List.of("script", "\"my schema's :x\".\"st_range_WITH_KEY\"", "dropped"));
    }
}
