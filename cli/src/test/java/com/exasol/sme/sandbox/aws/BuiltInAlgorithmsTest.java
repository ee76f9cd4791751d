package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.algorithms.XgboostLibrary;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a training job to an endpoint that answers. */
class BuiltInAlgorithmsTest {
    private static final String XGBOOST = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1";
    private static final String LINEAR_LEARNER = "664544806723.dkr.ecr.eu-central-1.amazonaws.com/linear-learner:1";
    private static final String MINDSDB = "846763053924.dkr.ecr.eu-central-1.amazonaws.com/mindsdb_impl:latest";
    private final ReadyAccount account = new ReadyAccount();

    @BeforeEach
    void upload() {
        account.upload("numbers/1.csv", numbers(2));
        account.upload("classes/1.csv", numbers(3));
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private static String numbers(final int classes) {
        return IntStream.range(0, 60)
                .mapToObj(row -> row % classes + "," + (row % classes) * 10 + "," + row + "\n")
                .collect(Collectors.joining());
    }

    private ObjectNode request(final String image, final Map<String, String> hyperparameters) {
        final ObjectNode request = account.trainingRequest("job", image);
        hyperparameters.forEach(request.putObject("HyperParameters")::put);
        return request;
    }

    private void deploy(final String image, final Answer job, final Map<String, String> environment) {
        final ObjectNode container =
                Json.object().put("Image", image).put("ModelDataUrl", job.at("/ModelArtifacts/S3ModelArtifacts"));
        environment.forEach(container.putObject("Environment")::put);
        account.create("ep", Json.object().set("PrimaryContainer", container));
        String status = "Creating";
        while (status.equals("Creating")) {
            status = account.call("DescribeEndpoint", "{\"EndpointName\":\"ep\"}")
                    .at("/EndpointStatus");
        }
        assertThat(status).isEqualTo("InService");
    }

    private Answer ask(final String accept, final String contentType, final String body) {
        return account.client().send("/endpoints/ep/invocations", body, contentType, Map.of("Accept", accept));
    }

    @Test
    void servesWhatXgboostHasTrained() {
        assumeTrue(XgboostLibrary.flaw().isEmpty(), () -> XgboostLibrary.flaw().get());
        final Answer job = account.run(request(XGBOOST, Map.of("num_round", "5", "objective", "binary:logistic")));
        assertThat(job.at("/FinalMetricDataList/0/MetricName")).isEqualTo("train:logloss");
        deploy(XGBOOST, job, Map.of("SAGEMAKER_INFERENCE_OUTPUT", "predicted_label"));
        final Answer answer = ask("text/csv", "text/csv", "10,1\n0,2\n");
        assertThat(answer.body()).isEqualTo("1\n0");
        assertThat(answer.headers().get("content-type")).containsExactly("text/csv; charset=utf-8");
        assertThat(ask("text/csv", "text/csv", "a,1\n").status()).isEqualTo(424);
    }

    @Test
    void servesWhatLinearLearnerHasTrained() {
        deploy(
                LINEAR_LEARNER,
                account.run(request(LINEAR_LEARNER, Map.of("predictor_type", "binary_classifier"))),
                Map.of());
        assertThat(ask("application/jsonlines", "text/csv", "10,1\n0,2\n").body())
                .matches(
                        "\\{\"score\":[0-9.E-]+,\"predicted_label\":1}\n\\{\"score\":[0-9.E-]+,\"predicted_label\":0}\n");
        assertThat(ask("application/json", "text/csv", "10,1").body()).startsWith("{\"predictions\":[{\"score\":");
        assertThat(ask("text/csv", "text/csv", "10,1").status()).isEqualTo(424);
    }

    @Test
    void tellsTheScoresOfAllClassesAndOfNone() {
        final ObjectNode classes =
                request(LINEAR_LEARNER, Map.of("predictor_type", "multiclass_classifier", "num_classes", "3"));
        classes.remove("InputDataConfig");
        ReadyAccount.addChannel(classes, "train", "classes/");
        deploy(LINEAR_LEARNER, account.run(classes), Map.of());
        assertThat(ask("application/jsonlines", "text/csv", "20,1").json().get("score"))
                .hasSize(3);
        assertThat(ask("application/jsonlines", "text/csv", "20,1").at("/predicted_label"))
                .isEqualTo("2");
    }

    @Test
    void failsWhereLinearLearnerCannotLearn() {
        assertThat(account.run(request(LINEAR_LEARNER, Map.of())).at("/FailureReason"))
                .startsWith("ClientError: ")
                .contains("predictor_type");
        account.upload("numbers/2.csv", "0,,1\n");
        final ObjectNode gaps =
                request(LINEAR_LEARNER, Map.of("predictor_type", "regressor")).put("TrainingJobName", "gaps");
        assertThat(account.run(gaps).at("/FailureReason")).contains("'' in 2.csv is not a number");
    }

    @Test
    void servesWhatTheContainerOfMindsDbHasTrained() {
        account.upload("table/1.csv", "A,Class\n" + "1,yes\n2,no\n".repeat(20));
        final ObjectNode request = request(MINDSDB, Map.of("to_predict", "Class"));
        request.remove("InputDataConfig");
        ReadyAccount.addChannel(request, "training", "table/");
        deploy(MINDSDB, account.run(request), Map.of());
        assertThat(ask("application/json", "application/json", "[{\"A\": 1}]").at("/prediction"))
                .endsWith("\"Class\" is yes");
    }

    @Test
    void failsWhereTheContainerOfMindsDbFindsNothing() {
        final ObjectNode request = request(MINDSDB, Map.of("to_predict", "Class"));
        assertThat(account.run(request).at("/FailureReason")).contains("No such file or directory");
        final ObjectNode nameless = request(MINDSDB, Map.of()).put("TrainingJobName", "nameless");
        nameless.remove("InputDataConfig");
        ReadyAccount.addChannel(nameless, "training", "numbers/");
        assertThat(account.run(nameless).at("/FailureReason"))
                .isEqualTo("AlgorithmError: Exception during training: 'to_predict'");
    }
}
