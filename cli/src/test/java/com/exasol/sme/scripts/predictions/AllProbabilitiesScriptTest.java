package com.exasol.sme.scripts.predictions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Probabilities of all labels, from the deployment that asks for them to the query that gets them. */
@ExtendWith(QuickInstallation.class)
class AllProbabilitiesScriptTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<Map<String, Double>> NUMBERS = new TypeReference<>() {};
    /** Each for a remainder of ID by 8, and so for an age. */
    private static final List<String> LABELS =
            List.of("it''s", "say \"hi\", \"bye\"", "[a, b]", "\\", "ä😀", "nan", "1.0", "{\"x\": [''y'']}");

    private final Installation installation;

    AllProbabilitiesScriptTest(final Installation installation) {
        this.installation = installation;
    }

    @AfterEach
    void answerAsUsual() {
        installation.aws().trainPipelines(false);
        installation.aws().answerIn(AnswerStyle.TEXT);
    }

    /** @param target an expression over the customers */
    private void train(final String name, final String columns, final String target) throws SQLException {
        installation.run("CREATE VIEW DATA.\"" + name + " view\" AS SELECT " + columns + ", " + target
                + " AS TARGET FROM DATA.CUSTOMERS");
        installation.train(installation
                .training(name)
                .with("input_table_or_view_name", "\"" + name + " view\"")
                .with("target_attribute_name", "TARGET"));
    }

    private static String deployment(final String name, final boolean hasProbabilities) {
        return new EndpointCall(name, name)
                .with("probabilities", hasProbabilities)
                .sql();
    }

    private static Map<String, Double> numbers(final Object text) {
        try {
            return JSON.readValue((String) text, NUMBERS);
        } catch (final JsonProcessingException exception) {
            throw new AssertionError(text.toString(), exception);
        }
    }

    /** The last three columns fit together. */
    private static void requireConsistent(final List<Object> row, final List<String> labels) {
        final int last = row.size() - 1;
        final Map<String, Double> all = numbers(row.get(last - 1));
        assertThat(all.keySet()).containsExactlyInAnyOrderElementsOf(labels);
        assertThat(all.values().stream().mapToDouble(Double::doubleValue).sum()).isCloseTo(1, within(1e-9));
        assertThat(all.get(String.valueOf(row.get(last))))
                .isEqualTo(row.get(last - 2))
                .isEqualTo(all.values().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElseThrow());
    }

    @Test
    void belongToTheirLabelsThroughAPipelineThatWritesNumbersInItsOwnWay() throws SQLException {
        installation.aws().answerIn(AnswerStyle.PYTHON);
        installation.aws().trainPipelines(true);
        train(
                "all-binary",
                "AGE, CITY",
                "CAST(CASE WHEN (AGE < 30) = (MOD(ID * ID, 7) <> 4) THEN 7 ELSE 10 END AS DECIMAL(5,0))");
        installation.run(deployment("all-binary", true));
        final SqlResult result = installation.run("SELECT DATA.ALL_BINARY(AGE, CITY) FROM DATA.CUSTOMERS");
        assertThat(result.names()).containsExactly("AGE", "CITY", "PROBABILITY", "PROBABILITIES", "PREDICTIONS");
        assertThat(result.rows())
                .hasSize(Installation.ROWS)
                .allSatisfy(row -> requireConsistent(row, List.of("7", "10")))
                .extracting(row -> row.get(4))
                .contains(7L, 10L);
        assertThat(result.rows())
                .anySatisfy(row -> assertThat((Double) row.get(2)).isBetween(0.5, 0.99));
    }

    /** Whatever the containers are asked for, and whatever they mean by it. */
    @ParameterizedTest
    @CsvSource({"2,false", "2,true", "3,false", "3,true"})
    void leaveTheProbabilityThatOfThePredictedLabel(final int classes, final boolean isPipeline) throws SQLException {
        installation.aws().trainPipelines(isPipeline);
        final String name = (isPipeline ? "pipeline" : "ensemble") + classes;
        train(
                name,
                "AGE, CITY",
                // Most customers of an age are of one class.
                "CAST('c' || MOD(FLOOR(AGE * " + classes + " / 80) + FLOOR((7 - MOD(ID * ID, 7)) / 7), " + classes
                        + ") AS VARCHAR(9))");
        installation.run(deployment(name, true));
        installation.run(new EndpointCall(name, name + "alone").sql());
        final List<List<Object>> all = installation
                .run("SELECT DATA." + name + "(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 200")
                .rows();
        final List<String> labels =
                IntStream.range(0, classes).mapToObj(label -> "c" + label).toList();
        assertThat(all).allSatisfy(row -> requireConsistent(row, labels));
        assertThat(all).extracting(row -> row.get(4)).contains(labels.toArray());
        assertThat(installation
                        .run("SELECT DATA." + name + "alone(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID < 200")
                        .rows())
                .isEqualTo(all.stream()
                        .map(row -> List.of(row.get(0), row.get(1), row.get(2), row.get(4)))
                        .toList());
    }

    @Test
    void nameLabelsOfAnyLetters() throws SQLException {
        final StringBuilder target = new StringBuilder("CASE MOD(ID, 8)");
        for (int remainder = 0; remainder < LABELS.size(); remainder++) {
            target.append(" WHEN ")
                    .append(remainder)
                    .append(" THEN '")
                    .append(LABELS.get(remainder))
                    .append("'");
        }
        train("all-letters", "AGE, CITY", "CAST(" + target + " END AS VARCHAR(40))");
        installation.run(deployment("all-letters", true));
        final List<String> labels =
                LABELS.stream().map(label -> label.replace("''", "'")).toList();
        final SqlResult result = installation.run(
                "SELECT DATA.ALL_LETTERS_WITH_KEY(CAST(ID AS VARCHAR(9)), AGE, CITY) FROM DATA.CUSTOMERS WHERE ID <= 80");
        assertThat(result.names()).containsExactly("KEY", "AGE", "CITY", "PROBABILITY", "PROBABILITIES", "PREDICTIONS");
        assertThat(result.rows()).hasSize(80).allSatisfy(row -> {
            requireConsistent(row, labels);
            assertThat(row.get(5)).isEqualTo(labels.get(Integer.parseInt((String) row.get(0)) % 8));
        });
    }

    @Test
    void areNoColumnWhereNobodyWantsThem() throws SQLException {
        train("all-unwanted", "AGE, CITY AS PROBABILITIES", "CHURN");
        assertThat(installation.refusal(deployment("all-unwanted", true)))
                .contains("E-SME-LUA-76: The job 'all-unwanted' was trained on a column named PROBABILITIES");
        installation.run(deployment("all-unwanted", false));
        assertThat(installation
                        .run("SELECT DATA.ALL_UNWANTED(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID = 1")
                        .names())
                .containsExactly("AGE", "PROBABILITIES", "PROBABILITY", "PREDICTIONS");
    }
}
