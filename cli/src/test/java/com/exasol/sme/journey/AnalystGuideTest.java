package com.exasol.sme.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements of the analyst guide, word for word, by somebody who has what {@code sme grant} gives and no more. */
@ExtendWith(QuickInstallation.class)
class AnalystGuideTest {
    private static final Pattern BLOCK = Pattern.compile("```sql\n(.*?);?\n```", Pattern.DOTALL);
    private static final int GRANTS = 7;
    private static final int MOST_POLLS = 200;

    private final Installation installation;

    AnalystGuideTest(final Installation installation) {
        this.installation = installation;
    }

    /** The only statement of the guide with these words, with the names of the sandbox for those of AWS. */
    private String statement(final String... words) throws IOException {
        final String guide = Files.readString(Path.of("..", "docs", "analyst-guide.md"), UTF_8);
        final List<String> found = BLOCK.matcher(guide)
                .results()
                .map(block -> block.group(1))
                .filter(block -> List.of(words).stream().allMatch(block::contains))
                .toList();
        assertThat(found).as(String.join(" ", words)).hasSize(1);
        return found.get(0)
                .replace(
                        "arn:aws:iam::123456789012:role/sagemaker-role",
                        installation.aws().roleArn())
                .replace("s3://my-bucket", "s3://" + Sandbox.BUCKET);
    }

    /** As the administrator guide has it. */
    private SqlConsole analyst() throws SQLException {
        installation.run("CREATE ROLE ANALYSTS");
        installation.run("CREATE SCHEMA CREDIT");
        installation.run("ALTER SCHEMA CREDIT CHANGE OWNER ANALYSTS");
        installation.run("CREATE TABLE CREDIT.APPLICATIONS AS SELECT I AS APPLICATION_ID, MOD(I, 9) AS DURATION,"
                + " CASE MOD(I, 2) WHEN 0 THEN 'car' ELSE 'tv' END AS PURPOSE, 10 * I AS CREDIT_AMOUNT,"
                + " CASE WHEN MOD(I, 9) < 4 THEN 'good' ELSE 'bad' END AS RISK FROM VALUES BETWEEN 1 AND 600 V(I)");
        installation.run("CREATE VIEW CREDIT.TRAINING AS SELECT DURATION, PURPOSE, CREDIT_AMOUNT, RISK"
                + " FROM CREDIT.APPLICATIONS");
        for (final String grant : PrintedGrants.of(
                "--to",
                "ANALYSTS",
                "--for",
                "training",
                "--schema",
                "SME",
                "--connection",
                "AWS_CONN",
                "--data",
                "CREDIT.TRAINING")) {
            installation.run("GRANT " + grant + " TO ANALYSTS");
        }
        return installation.user("ANNA", "ANALYSTS");
    }

    /** The administrator runs what the deployment asks for. */
    private void grant(final SqlResult deployment) throws SQLException {
        final Object statements = deployment.rows().get(0).get(GRANTS);
        for (final String statement :
                String.valueOf(statements == null ? "" : statements).split(";\n?", -1)) {
            if (!statement.isBlank()) {
                installation.run(statement);
            }
        }
    }

    private void awaitEndpoint(final SqlConsole analyst) throws SQLException, IOException {
        final String poll = statement("SME_POLL_SAGEMAKER_ENDPOINT_STATUS");
        for (int polls = 0; polls < MOST_POLLS; polls++) {
            if (analyst.run(poll).rows().get(0).get(0).equals("InService")) {
                return;
            }
        }
        throw new AssertionError("the endpoint is still not in service");
    }

    @Test
    void worksWordForWord() throws SQLException, IOException {
        try (SqlConsole analyst = analyst()) {
            analyst.run(statement("SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT"));
            installation.finish(Installation.REGION, "credit-risk");
            assertThat(analyst.run(statement("SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS"))
                            .rows())
                    .containsExactly(List.of("Completed", "Completed"));
            grant(analyst.run(statement("SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT")));
            assertThat(analyst.run(statement("SELECT CREDIT.CREDIT_RISK(")).rows())
                    .hasSize(600);
            installation.run("GRANT CREATE TABLE TO ANNA");
            analyst.run(statement("CREATE TABLE CREDIT.SCORED", "FROM CREDIT.APPLICATIONS a", "IPROC()"));
            assertThat(analyst.run("SELECT * FROM CREDIT.SCORED").rows()).hasSize(600);
            assertThat(analyst.run(statement("SCRIPT_COMMENT")).rows())
                    .contains(List.of("CREDIT", "CREDIT_RISK", "SageMaker job: credit-risk"));
            final String deletion = statement("SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT");
            assertThat(analyst.run(deletion).rows()).contains(List.of("endpoint", "credit-risk", "deleted"));

            grant(analyst.run(statement("SME_DEPLOY_SAGEMAKER_ENDPOINT")));
            awaitEndpoint(analyst);
            assertThat(analyst.run(statement("CREDIT.CREDIT_RISK_PREDICTIONS")).rows())
                    .hasSize(600);
            assertThat(analyst.run(deletion).rows()).contains(List.of("endpoint", "credit-risk", "deleted"));
            analyst.run(statement("DELETE FROM SME.SME_METADATA_AUTOPILOT_JOBS"));
            assertThat(installation.recorded("credit-risk")).isEmpty();
        }
    }
}
