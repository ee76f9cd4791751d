package com.exasol.sme.sandbox.aws.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exasol.sme.sandbox.aws.containers.BrokenContainer;
import com.exasol.sme.sandbox.aws.containers.Invocation;
import com.exasol.sme.sandbox.aws.containers.Reply;
import com.exasol.sme.sandbox.aws.learning.AnswerStyle;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.training.Channel;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.aws.training.TrainingInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The container of the stand-in; its answers are those of the real serving code with XGBoost 1.7.6 to the same model. */
class XgboostContainerTest {
    private static final String ROWS = "1,5,\n0,1,2\n1,6,3\n0,2,\n";
    private static final String CLASSES = "0,1,7\n1,2,8\n2,3,9\n0,1,7\n1,2,8\n2,3,9\n";
    private static final Map<String, String> BINARY =
            Map.of("num_round", "2", "objective", "binary:logistic", "min_child_weight", "0", "lambda", "0");
    private static final Map<String, String> MULTI = Map.of(
            "num_round", "2", "objective", "multi:softprob", "num_class", "3", "min_child_weight", "0", "lambda", "0");

    @BeforeAll
    static void needsTheLibrary() {
        assumeTrue(XgboostLibrary.flaw().isEmpty(), () -> XgboostLibrary.flaw().get());
    }

    private static Channel channel(final String name, final String type, final String csv) {
        return new Channel(name, type, List.of(new TreeMap<>(Map.of("1.csv", csv.getBytes(UTF_8)))));
    }

    private static TrainedModel train(final Map<String, String> hyperparameters, final Channel... channels)
            throws JobFailure {
        final Map<String, Channel> named = new TreeMap<>();
        for (final Channel channel : channels) {
            named.put(channel.name(), channel);
        }
        return new XgboostTraining().train(new TrainingInput(hyperparameters, named, Map.of()));
    }

    private static XgboostServing serve(final Map<String, String> hyperparameters, final String csv, final String keys)
            throws JobFailure, BrokenContainer {
        final ObjectNode environment = Json.object();
        if (!keys.isEmpty()) {
            environment.put("SAGEMAKER_INFERENCE_OUTPUT", keys);
        }
        return XgboostServing.start(
                train(hyperparameters, channel("train", "text/csv", csv)).artefact(), environment);
    }

    private static Reply ask(final XgboostServing serving, final String accept, final String body) throws AwsError {
        return serving.answer(new Invocation("text/csv", accept, body.getBytes(UTF_8), AnswerStyle.TEXT));
    }

    private static String text(final XgboostServing serving, final String accept, final String body) throws AwsError {
        return new String(ask(serving, accept, body).body(), UTF_8);
    }

    @Test
    void writesProbabilitiesOfTwoClasses() throws Exception {
        final XgboostServing serving = serve(BINARY, ROWS, "");
        assertThat(text(serving, "text/csv", "5,\n1,2")).isEqualTo("0.7435769438743591\n0.25642308592796326\n");
        assertThat(text(serving, "application/json", "5,\n1,2"))
                .isEqualTo(
                        "{\"predictions\": [{\"score\": 0.7435769438743591}, " + "{\"score\": 0.25642308592796326}]}");
        assertThat(ask(serving, "*/*", "5,").contentType()).isEqualTo("text/csv; charset=utf-8");
    }

    @Test
    void writesAListForSeveralClasses() throws Exception {
        final XgboostServing serving = serve(MULTI, CLASSES, "");
        assertThat(text(serving, "text/csv", "1,7\n3,9")).isEqualTo("""
                0.6189765334129333,0.19051170349121094,0.19051170349121094
                0.19051170349121094,0.19051170349121094,0.6189765334129333
                """);
        assertThat(text(serving, "application/json", "1,7"))
                .isEqualTo("{\"predictions\": [{\"score\": [0.6189765334129333, "
                        + "0.19051170349121094, 0.19051170349121094]}]}");
    }

    @Test
    void selectsOutputs() throws Exception {
        final String keys = "predicted_label, labels,probabilities,probability,predicted_score";
        final XgboostServing two = serve(BINARY, ROWS, keys);
        assertThat(text(two, "text/csv", "5,\n1,2"))
                .isEqualTo("1,\"[0, 1]\",\"[0.25642305612564087, "
                        + "0.7435769438743591]\",0.7435769438743591,nan\n0,\"[0, "
                        + "1]\",\"[0.7435769140720367, "
                        + "0.25642308592796326]\",0.25642308592796326,nan");
        assertThat(text(two, "application/json", "5,"))
                .isEqualTo("{\"predictions\": [{\"predicted_label\": 1, \"labels\": [0, 1], "
                        + "\"probability\": 0.7435769438743591, "
                        + "\"probabilities\": [0.25642305612564087, 0.7435769438743591], "
                        + "\"predicted_score\": NaN}]}");
        assertThat(text(two, "application/jsonlines", "5,\n1,2"))
                .isEqualTo("{\"predicted_label\": 1, \"labels\": [0, 1], "
                        + "\"probability\": 0.7435769438743591, "
                        + "\"probabilities\": [0.25642305612564087, 0.7435769438743591], "
                        + "\"predicted_score\": NaN}\n{\"predicted_label\": 0, \"labels\": [0, 1], "
                        + "\"probability\": 0.25642308592796326, "
                        + "\"probabilities\": [0.7435769140720367, 0.25642308592796326], "
                        + "\"predicted_score\": NaN}\n");
        assertThat(text(serve(MULTI, CLASSES, keys), "text/csv", "1,7\n3,9"))
                .isEqualTo("0,\"[0, 1, 2]\",\"[0.6189765334129333, 0.19051170349121094, "
                        + "0.19051170349121094]\",0.6189765334129333,nan\n2,\"[0, 1, "
                        + "2]\",\"[0.19051170349121094, 0.19051170349121094, "
                        + "0.6189765334129333]\",0.6189765334129333,nan");
        assertThat(text(serve(Map.of("num_round", "1"), ROWS, keys), "text/csv", "5,"))
                .isEqualTo("nan,nan,nan,nan,0.6000000238418579");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"5\",1'|text/csv|415|could not convert string to float: '\"5\"'",
                "'true,1'|text/csv|415|could not convert string to float: 'true'",
                "'5,1\n6'|text/csv|415|inhomogeneous shape",
                "'1e39,1'|text/csv|415|inf",
                "'5,1,2'|text/csv|400|Unable to evaluate payload provided",
                "'5,1'|application/xml|406|Accept type application/xml is not supported",
                "'5,1'|application/jsonlines|500|"
            })
    void refusesWhatTheContainerRefuses(final String body, final String accept, final int status, final String words)
            throws Exception {
        final XgboostServing serving = serve(BINARY, ROWS, "");
        assertThatThrownBy(() -> ask(serving, accept, body)).isInstanceOfSatisfying(AwsError.class, error -> {
            assertThat(error.originalStatus()).contains(status);
            assertThat(error).hasMessageContaining(words == null ? "" : words);
        });
    }

    @Test
    void losesALastRowThatIsEmpty() throws Exception {
        final XgboostServing serving = serve(BINARY, "1,5\n0,1\n", "");
        assertThat(text(serving, "text/csv", "5\n1\n")).hasLineCount(2);
        assertThat(text(serving, "text/csv", "5\n\n")).hasLineCount(1);
        assertThat(text(serving, "text/csv", "5\n\n1")).hasLineCount(3);
    }

    @Test
    void measuresEachChannel() throws Exception {
        final Map<String, String> hyperparameters = new TreeMap<>(BINARY);
        hyperparameters.put("eval_metric", "error,auc");
        assertThat(train(hyperparameters, channel("train", "text/csv", ROWS), channel("validation", "csv", ROWS))
                        .metrics())
                .isEqualTo(
                        Map.of("train:error", 0.0, "train:auc", 1.0, "validation:error", 0.0, "validation:auc", 1.0));
        assertThat(train(BINARY, channel("train", "text/csv", ROWS)).metrics()).containsOnlyKeys("train:logloss");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "objective=binary:logistic|Missing required hyperparameter: num_round",
                "num_round=0|Hyperparameter num_round: 0 is not in Interval",
                "num_round=x|Hyperparameter num_round: could not parse value",
                "num_round=1 depth=3|Extraneous hyperparameter found: depth",
                "num_round=1 eta=2|Hyperparameter eta: 2 is not in Interval",
                "num_round=1 objective=multi:softprob|Require input for parameter 'num_class'",
                "num_round=1 objective=binary|Hyperparameter objective: binary is not in",
                "num_round=1 eval_metric=best|Hyperparameter eval_metric: value [best] not in range",
                "num_round=1 objective=multi:softprob num_class=2|label must be in [0, num_class)",
                "num_round=1 objective=binary:logistic|label must be in [0,1] for logistic regression"
            })
    void failsWithTheWordsOfTheContainer(final String given, final String words) {
        final Map<String, String> hyperparameters = new TreeMap<>();
        for (final String parameter : given.split(" ", -1)) {
            hyperparameters.put(parameter.split("=", -1)[0], parameter.split("=", -1)[1]);
        }
        assertThatThrownBy(() -> train(hyperparameters, channel("train", "text/csv", "0,1\n1,2\n2,3\n")))
                .isInstanceOf(JobFailure.class)
                .hasMessageStartingWith("ClientError: ")
                .hasMessageContaining(words);
    }

    @Test
    void refusesOtherChannelsAndTypes() {
        assertThatThrownBy(() -> train(BINARY, channel("train", "", ROWS))).hasMessageContaining("text/libsvm");
        assertThatThrownBy(() -> train(BINARY, channel("training", "text/csv", ROWS)))
                .hasMessage("ClientError: Extraneous channel found: training");
        assertThatThrownBy(() -> train(BINARY)).hasMessage("ClientError: Missing required channel: train");
    }

    @Test
    void startsWithNothingButAModel() {
        assertThatThrownBy(() -> XgboostServing.start("no archive".getBytes(UTF_8), Json.object()))
                .isInstanceOf(BrokenContainer.class);
    }
}
