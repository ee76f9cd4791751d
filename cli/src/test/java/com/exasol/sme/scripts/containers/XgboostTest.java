package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exasol.sme.sandbox.aws.algorithms.XgboostLibrary;
import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** XGBoost from the table to the prediction: of targets that the features tell without a doubt. */
@ExtendWith(QuickInstallation.class)
class XgboostTest {
    private final Installation installation;

    XgboostTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createTheTable(final Installation installation) throws SQLException {
        assumeTrue(XgboostLibrary.flaw().isEmpty(), () -> XgboostLibrary.flaw().get());
        installation.run("CREATE TABLE DATA.TREES (F DOUBLE, G DECIMAL(36,10), IS_NEW BOOLEAN, TRUTH VARCHAR(20),"
                + " KIND DECIMAL(4,2), FLAG BOOLEAN, Y DOUBLE)");
        installation.run("INSERT INTO DATA.TREES SELECT CASE WHEN MOD(I, 3) = 0 THEN NULL ELSE 1e-7 * MOD(I, 3) END,"
                + " MOD(I, 5), CASE MOD(I, 2) WHEN 0 THEN TRUE ELSE FALSE END,"
                + " CASE WHEN MOD(I, 3) = 0 THEN 'none, at all' ELSE 'some' END,"
                + " CASE MOD(I, 3) WHEN 0 THEN -1.5 WHEN 1 THEN 0 ELSE 2.25 END,"
                + " CASE MOD(I, 2) WHEN 0 THEN TRUE ELSE FALSE END, MOD(I, 5) * 2"
                + " FROM VALUES BETWEEN 1 AND 300 T(I)");
        for (final String target : List.of("TRUTH", "KIND", "FLAG", "Y")) {
            installation.run(
                    "CREATE VIEW DATA.TREES_" + target + " AS SELECT F, G, IS_NEW, " + target + " FROM DATA.TREES");
        }
    }

    private void serve(final String target, final String objective, final boolean hasProbabilities)
            throws SQLException {
        final String name = name(target, objective);
        installation.run(new ContainerCall(installation, name)
                .with("algorithm", "\"xgboost\"")
                .with("algorithm_version", "\"1.5-1\"")
                .with(
                        "hyperparameters",
                        "{\"num_round\": 40, \"eta\": 1, \"lambda\": 0, \"objective\": \"" + objective + "\"}")
                .with("input_table_or_view_name", "\"TREES_" + target + "\"")
                .with("target_attribute_name", "\"" + target + "\"")
                .sql());
        while (installation
                .act(Installation.REGION, "DescribeTrainingJob", "TrainingJobName", name)
                .contains("\"InProgress\"")) {
            // Each look at a job moves it one step.
        }
        installation.run(new EndpointCall(name, name)
                .with("probabilities", hasProbabilities)
                .sql());
    }

    private static String name(final String target, final String objective) {
        return "xgb-" + objective.replaceAll("[^a-z]", "-") + "-" + target.toLowerCase(Locale.ROOT);
    }

    private List<List<Object>> predict(final String target, final String objective) throws SQLException {
        final String function =
                "DATA." + name(target, objective).toUpperCase(Locale.ROOT).replace('-', '_');
        return installation
                .run("SELECT " + function + "_WITH_KEY(" + target + ", F, G, IS_NEW) FROM DATA.TREES")
                .rows();
    }

    private void delete(final String target, final String objective) throws SQLException {
        final String name = name(target, objective);
        installation.run(Installation.deletion(name));
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .doesNotContain(name);
        assertThat(installation.aws().inventory(Installation.REGION).models()).doesNotContain(name);
    }

    @ParameterizedTest
    @CsvSource({"TRUTH, binary:logistic", "FLAG, binary:logistic", "KIND, multi:softprob", "KIND, multi:softmax"})
    void givesBackTheValuesOfTheTarget(final String target, final String objective) throws SQLException {
        serve(target, objective, false);
        final List<List<Object>> rows = predict(target, objective);
        assertThat(rows).hasSize(300).allSatisfy(row -> {
            final Object predicted = row.get(5);
            final String text = predicted instanceof BigDecimal number ? number.toPlainString() : predicted.toString();
            assertThat(text.replaceFirst("\\.?0+$", ""))
                    .isEqualToIgnoringCase(row.get(0).toString().replaceFirst("\\.?0+$", ""));
            if (objective.equals("multi:softmax")) {
                assertThat(row.get(4)).isNull();
            } else {
                assertThat((Double) row.get(4)).isBetween(0.5, 1.0);
            }
        });
        delete(target, objective);
    }

    @Test
    void givesProbabilitiesOfAllValues() throws SQLException {
        serve("FLAG", "multi:softprob", true);
        assertThat(predict("FLAG", "multi:softprob").get(0).get(5).toString())
                .matches("\\{\"false\":[0-9.eE-]+,\"true\":[0-9.eE-]+}");
        delete("FLAG", "multi:softprob");
    }

    @Test
    void predictsNumbers() throws SQLException {
        serve("Y", "reg:squarederror", false);
        assertThat(predict("Y", "reg:squarederror")).hasSize(300).allSatisfy(row -> assertThat((Double) row.get(4))
                .isCloseTo(Double.parseDouble(row.get(0).toString()), offset(0.01)));
        delete("Y", "reg:squarederror");
    }

    @Test
    void runsWithoutServers() throws SQLException {
        serve("Y", "count:poisson", false);
        delete("Y", "count:poisson");
        installation.run(new EndpointCall(name("Y", "count:poisson"), "xgb-serverless")
                .serverless(2048, 5)
                .sql());
        assertThat(installation
                        .run("SELECT DATA.XGB_SERVERLESS(F, G, IS_NEW) FROM DATA.TREES")
                        .rows())
                .hasSize(300);
        installation.run(Installation.deletion("xgb-serverless"));
    }
}
