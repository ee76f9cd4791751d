package com.exasol.sme.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.SmeException;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HyperparameterRulesTest {
    private static void check(final Map<String, String> given) {
        try {
            HyperparameterRules.of("xgboost").orElseThrow().check(given);
        } catch (final SmeException failure) {
            SeenErrorCodes.record(failure.getMessage());
            throw failure;
        }
    }

    private static Map<String, String> with(final String name, final String value) {
        final Map<String, String> given = new HashMap<>(Map.of("num_round", "10", "tree_method", "hist"));
        given.put(name, value);
        return given;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "num_round | 1",
                "num_round | +7",
                "eta | 0",
                "eta | 1e-3",
                "learning_rate | 0.3",
                "subsample | 1",
                "lambda | 17.5",
                "max_depth | 0",
                "tree_method | approx",
                "objective | reg:squarederror",
                "seed | -12",
                "updater | grow_histmaker,prune",
                "eval_metric | auc,error@0.7",
                "_tuning_objective_metric | validation:auc",
                "monotone_constraints | (1,0,-1)",
                "monotone_constraints | 1, 0",
                "interaction_constraints | [[1, 2], [3]]",
                "deterministic_histogram | true"
            })
    void takesWhatTheContainerTakes(final String name, final String value) {
        assertThatCode(() -> check(with(name, value))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "num_round | 0 | 'num_round' is '0', but has to be a whole number from 1",
                "num_round | 10.0 | 'num_round' is '10.0', but has to be a whole number from 1",
                "eta | 1.5 | 'eta' is '1.5', but has to be a number from 0 to 1",
                "eta | nan | 'eta' is 'nan', but has to be a number from 0 to 1",
                "reg_alpha | -1 | 'reg_alpha' is '-1', but has to be a number from 0",
                "subsample | 0 | 'subsample' is '0', but has to be a number above 0 to 1",
                "tree_method | fast | 'tree_method' is 'fast', but has to be one of auto, exact, approx, hist, gpu_hist",
                "eval_metric | auc,f7 | 'eval_metric' is 'auc,f7', but has to be some of accuracy, auc,",
                "eval_metric | auc@0.5 | 'eval_metric' is 'auc@0.5', but",
                "eval_metric | error@x | 'eval_metric' is 'error@x', but",
                "monotone_constraints | (2) | 'monotone_constraints' is '(2)', but has to be -1, 0 or 1 for each feature",
                "interaction_constraints | [[0]] | 'interaction_constraints' is '[[0]]', but has to be lists of numbers",
                "num_rounds | 5 | 'num_rounds' is not known"
            })
    void refusesWhatTheContainerRefuses(final String name, final String value, final String flaw) {
        assertThatThrownBy(() -> check(with(name, value)))
                .hasMessageStartingWith(
                        "E-SME-UDF-108: The container of the algorithm would refuse the hyperparameters,"
                                + " after an instance has been started: " + flaw)
                .hasMessageContaining("the rules are those of sagemaker-xgboost-container");
    }

    /** What is missing is never guessed. */
    @Test
    void namesAllThatIsWrong() {
        assertThatThrownBy(() -> check(Map.of("eta", "2")))
                .hasMessageContaining(
                        "'num_round' is missing, which has to be a whole number from 1; 'eta' is '2', but");
    }

    @Test
    void looksAtHyperparametersThatOthersNeed() {
        assertThatThrownBy(() -> check(Map.of("num_round", "1", "monotone_constraints", "(1)")))
                .hasMessageContaining("'monotone_constraints' needs 'tree_method' to be exact or hist");
    }

    @Test
    void refusesTwoNamesOfOneHyperparameter() {
        assertThatThrownBy(() -> check(Map.of("num_round", "1", "eta", "0.1", "learning_rate", "0.2")))
                .hasMessageContaining("'learning_rate' is another name of 'eta', which is there as well");
    }

    @Test
    void hasNoRulesForContainersWhoseChecksAreNotPublic() {
        assertThat(HyperparameterRules.of("linear-learner")).isEmpty();
    }
}
