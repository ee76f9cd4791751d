package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

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

/** Linear Learner from the table to the prediction: of targets that the features tell without a doubt. */
@ExtendWith(QuickInstallation.class)
class LinearLearnerTest {
    private final Installation installation;

    LinearLearnerTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createTheTable(final Installation installation) throws SQLException {
        installation.run("CREATE TABLE DATA.LINES (F DOUBLE, G DECIMAL(36,10), IS_NEW BOOLEAN, TRUTH VARCHAR(20),"
                + " KIND DECIMAL(4,2), FLAG BOOLEAN, Y DOUBLE)");
        installation.run("INSERT INTO DATA.LINES SELECT MOD(I, 3) / 4, MOD(I, 5),"
                + " CASE MOD(I, 2) WHEN 0 THEN TRUE ELSE FALSE END,"
                + " CASE WHEN MOD(I, 3) = 0 THEN 'none, at all' ELSE 'some' END,"
                + " CASE MOD(I, 3) WHEN 0 THEN -1.5 WHEN 1 THEN 0 ELSE 2.25 END,"
                + " CASE MOD(I, 2) WHEN 0 THEN TRUE ELSE FALSE END, MOD(I, 5) * 2"
                + " FROM VALUES BETWEEN 1 AND 300 T(I)");
        for (final String target : List.of("TRUTH", "KIND", "FLAG", "Y")) {
            installation.run(
                    "CREATE VIEW DATA.LINES_" + target + " AS SELECT F, G, IS_NEW, " + target + " FROM DATA.LINES");
        }
        installation.run("CREATE VIEW DATA.LINES_SCORE AS SELECT F AS SCORE, FLAG FROM DATA.LINES");
    }

    private ContainerCall training(final String name, final String target, final String hyperparameters) {
        return new ContainerCall(installation, name)
                .with("algorithm", "\"linear-learner\"")
                .with("algorithm_version", "\"1\"")
                .with("hyperparameters", hyperparameters)
                .with("input_table_or_view_name", "\"LINES_" + target + "\"")
                .with("target_attribute_name", "\"" + target + "\"");
    }

    private void train(final String target, final String type) throws SQLException {
        final String name = name(target);
        installation.run(training(name, target, "{\"predictor_type\": \"" + type + "\", \"epochs\": 5}")
                .sql());
        while (installation
                .act(Installation.REGION, "DescribeTrainingJob", "TrainingJobName", name)
                .contains("\"InProgress\"")) {
            // Each look at a job moves it one step.
        }
    }

    private static String name(final String target) {
        return "linear-" + target.toLowerCase(Locale.ROOT);
    }

    private List<List<Object>> predict(final String target) throws SQLException {
        return installation
                .run("SELECT DATA.LINEAR_" + target + "_WITH_KEY(" + target + ", F, G, IS_NEW) FROM DATA.LINES")
                .rows();
    }

    private void delete(final String name) throws SQLException {
        installation.run(Installation.deletion(name));
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .doesNotContain(name);
        assertThat(installation.aws().inventory(Installation.REGION).models()).doesNotContain(name);
    }

    private static String shortest(final Object value) {
        final String text = value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        return text.replaceFirst("\\.?0+$", "").toLowerCase(Locale.ROOT);
    }

    /** The score is that of the second class, whatever is predicted. */
    @ParameterizedTest
    @CsvSource({"TRUTH, some", "FLAG, true"})
    void tellsTwoClassesWithTheScoreOfTheSecond(final String target, final String second) throws SQLException {
        train(target, "binary_classifier");
        installation.run(new EndpointCall(name(target), name(target)).sql());
        assertThat(predict(target)).hasSize(300).allSatisfy(row -> {
            assertThat(shortest(row.get(5))).isEqualTo(shortest(row.get(0)));
            if (shortest(row.get(5)).equals(second)) {
                assertThat((Double) row.get(4)).isBetween(0.5, 1.0);
            } else {
                assertThat((Double) row.get(4)).isBetween(0.0, 0.5);
            }
        });
        delete(name(target));
    }

    @Test
    void tellsManyClasses() throws SQLException {
        train("KIND", "multiclass_classifier");
        assertThat(installation.act(Installation.REGION, "DescribeTrainingJob", "TrainingJobName", name("KIND")))
                .contains("\"num_classes\":\"3\"");
        installation.run(new EndpointCall(name("KIND"), name("KIND")).sql());
        assertThat(predict("KIND")).hasSize(300).allSatisfy(row -> {
            assertThat(row).hasSize(5);
            assertThat(shortest(row.get(4))).isEqualTo(shortest(row.get(0)));
        });
        delete(name("KIND"));
        assertThatThrownBy(() -> installation.run(new EndpointCall(name("KIND"), name("KIND"))
                        .with("probabilities", true)
                        .sql()))
                .hasMessageContaining("E-SME-LUA-77");
    }

    @Test
    void predictsNumbersAndRunsWithoutServers() throws SQLException {
        train("Y", "regressor");
        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_JOB('" + name("Y") + "', '"
                                + Installation.CONNECTION + "', '" + Installation.REGION + "')")
                        .rows()
                        .toString())
                .contains("Completed");
        installation.run(
                new EndpointCall(name("Y"), name("Y")).serverless(2048, 5).sql());
        assertThat(predict("Y")).hasSize(300).allSatisfy(row -> assertThat((Double) row.get(4))
                .isCloseTo(Double.parseDouble(row.get(0).toString()), offset(0.01)));
        delete(name("Y"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Y | {\"epochs\": 5} | E-SME-LUA-143: The hyperparameter predictor_type of linear-learner is missing",
                "Y | {\"predictor_type\": \"auto\"} | binary_classifier, multiclass_classifier, regressor.",
                "KIND | {\"predictor_type\": \"multiclass_classifier\", \"num_classes\": 3} | E-SME-LUA-144",
            })
    void refusesBeforeAnythingIsExported(final String target, final String hyperparameters, final String message) {
        assertThatThrownBy(() -> installation.run(
                        training("refused", target, hyperparameters).sql()))
                .hasMessageContaining(message);
    }

    @Test
    void refusesAFeatureThatHasTheNameOfTheScore() {
        assertThatThrownBy(() ->
                        installation.run(training("refused", "SCORE", "{\"predictor_type\": \"binary_classifier\"}")
                                .with("target_attribute_name", "\"FLAG\"")
                                .sql()))
                .hasMessageContaining("E-SME-LUA-21: A column to learn from must not be named 'SCORE'");
    }
}
