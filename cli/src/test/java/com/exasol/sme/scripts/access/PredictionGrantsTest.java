package com.exasol.sme.scripts.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.PrintedGrants;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A member of a role that has what {@code sme grant --for prediction} prints, and what happens without one of it. */
@ExtendWith(QuickInstallation.class)
class PredictionGrantsTest {
    private static final String ROLE = "\"predictors\"";
    private static SqlConsole predictor;

    private final Installation installation;

    PredictionGrantsTest(final Installation installation) {
        this.installation = installation;
    }

    static List<String> grants() {
        return PrintedGrants.of(
                "--to",
                "\"predictors\"",
                "--for",
                "prediction",
                "--connection",
                "aws_conn",
                "--prediction-script",
                "served.\"To_Grant\"",
                "--data",
                "data.churn");
    }

    @BeforeAll
    static void serve(final Installation installation) throws SQLException {
        installation.run("CREATE SCHEMA SERVED");
        installation.train(installation.training("to-grant"));
        installation.run(Installation.deployment("to-grant", "\"To_Grant\"").replace("'DATA'", "'SERVED'"));
        installation.run("CREATE ROLE " + ROLE);
        predictor = installation.user("PREDICTOR");
        installation.run("GRANT " + ROLE + " TO PREDICTOR");
        for (final String grant : grants()) {
            installation.run("GRANT " + grant + " TO " + ROLE);
        }
    }

    @AfterAll
    static void leave(final Installation installation) throws SQLException {
        predictor.close();
        installation.run(Installation.deletion("To-Grant"));
    }

    private static Optional<String> journey() {
        try {
            predictor.run("SELECT SERVED.\"To_Grant\"(AGE, CITY) FROM DATA.CHURN WHERE AGE = 5");
            predictor.run("SELECT SERVED.\"To_Grant_WITH_KEY\"('k', AGE, CITY) FROM DATA.CHURN WHERE AGE = 5");
            return Optional.empty();
        } catch (final SQLException exception) {
            return Optional.of(exception.getMessage());
        }
    }

    @Test
    void areEnough() {
        assertThat(journey()).isEmpty();
    }

    @Test
    void areForNoOtherScript() {
        assertThat(grants()).filteredOn(grant -> grant.startsWith("ACCESS")).allSatisfy(grant -> assertThat(grant)
                .contains(" FOR SCRIPT \"SERVED\".\"To_Grant"));
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
