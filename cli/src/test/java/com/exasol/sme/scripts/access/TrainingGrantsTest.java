package com.exasol.sme.scripts.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.PushedContainer;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.RegistrationCall;
import com.exasol.sme.shared.ProductObjects;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A member of a role that has what {@code sme grant --for training} prints, and what happens without one of it. */
@ExtendWith(QuickInstallation.class)
class TrainingGrantsTest {
    private static final String ROLE = "\"TRAINERS\"";
    private static final String OF_A_CONTAINER = "-container";
    private static final String OTHERS = "others";
    private static final AtomicInteger JOURNEYS = new AtomicInteger();
    private static SqlConsole trainer;

    private final Installation installation;

    TrainingGrantsTest(final Installation installation) {
        this.installation = installation;
    }

    static List<String> grants() {
        return PrintedGrants.of(
                "--to",
                "trainers",
                "--for",
                "training",
                "--schema",
                "sme",
                "--connection",
                Installation.CONNECTION,
                "--data",
                "data.weighed");
    }

    @BeforeAll
    static void createTheRole(final Installation installation) throws SQLException {
        installation
                .aws()
                .serve(
                        Installation.REGION,
                        OTHERS,
                        OwnContainer.MLFLOW,
                        Sandbox.BUCKET,
                        "AGE,CITY,Class\n" + "5,Bonn,yes\n75,Ulm,no\n".repeat(300),
                        "Class");
        installation.run(
                "CREATE VIEW DATA.WEIGHED AS SELECT CAST(AGE AS DOUBLE) AS AGE, CITY, CHURN" + " FROM DATA.CUSTOMERS");
        new PushedContainer(installation.aws(), PushedContainer.OWN, Map.of());
        installation.run("CREATE ROLE TRAINERS");
        trainer = installation.user("TRAINER");
        installation.run("GRANT TRAINERS TO TRAINER");
        installation.run("CREATE SCHEMA TRAINED");
        installation.run("ALTER SCHEMA TRAINED CHANGE OWNER TRAINERS");
        for (final String grant : grants()) {
            installation.run("GRANT " + grant + " TO " + ROLE);
        }
    }

    @AfterAll
    static void leave(final Installation installation) throws SQLException {
        installation.run(RegistrationCall.deletion(OTHERS, "\"untagged\":true"));
        trainer.close();
    }

    /** Calls each script: trains in vain and well, polls, deploys and deletes endpoints; tells what went wrong first. */
    private Optional<String> journey() {
        final String name = "grants-" + JOURNEYS.incrementAndGet();
        try {
            trainInVain("CreateAutoMLJobV2", training(name));
            trainer.run(training(name));
            installation.finish(Installation.REGION, name);
            trainer.run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('" + name + "', 'AWS_CONN', '"
                    + Installation.REGION + "')");
            trainer.run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_JOB('" + name + "', 'AWS_CONN', '" + Installation.REGION
                    + "')");
            trainer.run(Installation.deployment(name, name).replace("'DATA'", "'TRAINED'"));
            trainer.run(Installation.deletion(name));
            trainer.run(new EndpointCall(name, name)
                    .with("schema_name", "TRAINED")
                    .with("source", "DATA.WEIGHED")
                    .sql());
            trainer.run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_ENDPOINT_STATUS('" + name + "', 'AWS_CONN', '"
                    + Installation.REGION + "')");
            trainer.run(Installation.deletion(name));
            trainInVain("CreateTrainingJob", trainingOfAContainer(name));
            trainer.run(trainingOfAContainer(name));
            register(name);
            return Optional.empty();
        } catch (final SQLException exception) {
            return Optional.of(exception.getMessage());
        } finally {
            tidyUp(name);
        }
    }

    /** On a table with a DOUBLE, which a script of its own writes. */
    private String training(final String name) {
        return installation
                .training(name)
                .with("input_table_or_view_name", "weighed")
                .sql();
    }

    /** The table of other jobs gets the record, and loses that of a job that AWS refuses. */
    private String trainingOfAContainer(final String name) {
        return new ContainerCall(installation, name + OF_A_CONTAINER)
                .with("input_table_or_view_name", "\"WEIGHED\"")
                .with("training_image", "\"" + PushedContainer.OWN + "\"")
                .sql();
    }

    /** Makes an endpoint of somebody else a function with a view, and takes it back. */
    private static void register(final String name) throws SQLException {
        trainer.run(new RegistrationCall(OTHERS)
                .with("function_name", name.replace('-', '_'))
                .with("schema_name", "TRAINED")
                .without("columns")
                .with("input_schema_name", "data")
                .with("input_table_or_view_name", "weighed")
                .with("source", "DATA.WEIGHED")
                .sql());
        trainer.run(RegistrationCall.deletion(OTHERS));
    }

    /** AWS refuses the job, so the script takes its row back. */
    private void trainInVain(final String operation, final String statement) throws SQLException {
        installation.aws().deny(operation);
        try {
            trainer.run(statement);
            throw new AssertionError("the job was created");
        } catch (final SQLException exception) {
            if (!exception.getMessage().startsWith("\"E-SME-UDF-22: ")
                    || exception.getMessage().contains(" Besides, ")) {
                throw exception;
            }
        } finally {
            installation.aws().allow(operation);
        }
    }

    private void tidyUp(final String name) {
        if (installation.aws().inventory(Installation.REGION).models().size() > 1) {
            installation.elsewhere(Installation.deletion(name));
        }
        installation.elsewhere(RegistrationCall.deletion(OTHERS));
        for (final String table : ProductObjects.TABLES) {
            installation.elsewhere("DELETE FROM SME." + table + " WHERE JOB_NAME IN ('" + name + "', '" + name
                    + OF_A_CONTAINER + "')");
        }
    }

    @Test
    void areEnough() throws SQLException {
        assertThat(journey()).isEmpty();
        assertThat(installation
                        .run("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'TRAINED'")
                        .rows())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("grants")
    void areAllNeeded(final String grant) throws SQLException {
        installation.run("REVOKE " + grant + " FROM " + ROLE);
        try {
            assertThat(journey())
                    .hasValueSatisfying(message -> assertThat(message).contains(PrintedGrants.naming(grant)));
        } finally {
            installation.run("GRANT " + grant + " TO " + ROLE);
        }
    }
}
