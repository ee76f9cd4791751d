package com.exasol.sme.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sagemaker.model.AutoMLContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;

/** What a deployment lets a model answer, and what its prediction script makes of the answers. */
class ResponseKeysTest {
    private static final String BINARY = "BinaryClassification";
    private static final String OUTPUT = "SAGEMAKER_INFERENCE_OUTPUT";
    private static final String NAMES = "'job_name':'churn','endpoint_name':'my-ep','connection_name':'AWS',"
            + "'aws_region':'eu-central-1','deployment':'4711-8'";
    private static final AutoMLContainerDefinition ENSEMBLE =
            TestJobs.container("one", "predicted_label", "labels", "probabilities", "probability");

    private final TestSageMaker aws = new TestSageMaker();

    private Answer answer(final String action, final boolean areAllWanted) {
        return Answer.of(
                TestScripts.deployment(aws, 30),
                "{'action':'" + action + "'," + NAMES + ",'probabilities':" + areAllWanted
                        + ",'instance_type':'ml.m5.large','instance_count':1,'wait':true}");
    }

    private List<String> describe(
            final String problemType, final boolean areAllWanted, final AutoMLContainerDefinition... containers) {
        aws.jobs.put("churn", TestJobs.completed("churn", problemType, containers));
        final String keys =
                answer("describe", areAllWanted).results().replaceFirst(".*'response_keys':\\[(.*)]}", "$1");
        return keys.isEmpty() ? List.of() : List.of(keys.replace("'", "").split(",", -1));
    }

    /** {@return the environments of the model that is created, container by container} */
    private List<Map<String, String>> create(final boolean areAllWanted) {
        aws.progress.add(EndpointStatus.IN_SERVICE);
        assertThat(answer("create", areAllWanted).status()).isEqualTo("OK");
        final CreateModelRequest model = aws.models.get("my-ep");
        return (model.hasContainers() ? model.containers() : List.of(model.primaryContainer()))
                .stream().map(ContainerDefinition::environment).collect(Collectors.toList());
    }

    private static AutoMLContainerDefinition[] containers(final int count) {
        return count == 1 ? new AutoMLContainerDefinition[] {ENSEMBLE} : TestJobs.pipeline();
    }

    @ParameterizedTest
    @CsvSource({
        "BinaryClassification,1,false,'predicted_label,probability'",
        "MulticlassClassification,1,false,'predicted_label,probability'",
        "MulticlassClassification,3,false,'predicted_label,probability'",
        "BinaryClassification,3,false,'predicted_label,labels,probabilities'",
        "BinaryClassification,1,true,'predicted_label,labels,probabilities'",
        "MulticlassClassification,1,true,'predicted_label,labels,probabilities'",
        "MulticlassClassification,3,true,'predicted_label,labels,probabilities'",
        "BinaryClassification,3,true,'predicted_label,labels,probabilities'"
    })
    void areThoseThatTheScriptUses(
            final String problemType, final int count, final boolean areAllWanted, final String keys) {
        assertThat(describe(problemType, areAllWanted, containers(count))).containsExactly(keys.split(",", -1));
        final List<Map<String, String>> environments = create(areAllWanted);
        assertThat(environments.get(count - 1)).containsEntry(OUTPUT, keys);
    }

    /** A pipeline takes its labels from the last container, and each number from the one before it. */
    @Test
    void passThroughAPipeline() {
        describe("MulticlassClassification", false, TestJobs.pipeline());
        assertThat(create(false))
                .containsExactly(
                        Map.of("AUTOML_TRANSFORM_MODE", "feature-transform"),
                        Map.of(
                                "SAGEMAKER_INFERENCE_SUPPORTED",
                                "predicted_label,probability,probabilities",
                                OUTPUT,
                                "predicted_label,probability"),
                        Map.of(
                                "SAGEMAKER_INFERENCE_SUPPORTED",
                                "predicted_label,probability,labels,probabilities",
                                "SAGEMAKER_INFERENCE_INPUT",
                                "predicted_label,probability",
                                OUTPUT,
                                "predicted_label,probability"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Nobody says which class a lone probability of a binary pipeline is of.
                "BinaryClassification     | true  | false | predicted_label,probability          | predicted_label",
                "MulticlassClassification | true  | false | predicted_label,probability          | predicted_label,probability",
                "BinaryClassification     | false | false | probability,predicted_label          | predicted_label,probability",
                "BinaryClassification     | false | false | predicted_label,labels,probabilities | predicted_label,labels,probabilities",
                "BinaryClassification     | false | false | predicted_label,labels               | predicted_label",
                "BinaryClassification     | false | true  | predicted_label,labels,probability   | predicted_label",
                "BinaryClassification     | false | false | predicted_label                      | predicted_label",
                "BinaryClassification     | false | false | probability                          |",
                "BinaryClassification     | false | true  | labels,probabilities                 |"
            })
    void areOnlyThoseThatTheLastContainerSupports(
            final String problemType,
            final boolean isPipeline,
            final boolean areAllWanted,
            final String supported,
            final String keys) {
        final List<AutoMLContainerDefinition> containers = new ArrayList<>();
        if (isPipeline) {
            containers.add(TestJobs.container("transform"));
        }
        containers.add(TestJobs.container("xgboost", supported.split(",", -1)));
        assertThat(describe(problemType, areAllWanted, containers.toArray(AutoMLContainerDefinition[]::new)))
                .isEqualTo(keys == null ? List.of() : List.of(keys.split(",", -1)));
    }

    @Test
    void areNoneWhereTheContainerKnowsNone() {
        assertThat(describe(BINARY, false, TestJobs.container("one"))).isEmpty();
    }

    /** {@return the value of a key of a row for which the model predicts one of its labels with 0.75} */
    private static String field(
            final String key, final List<String> labels, final String predicted, final boolean isOfTheSecondClass) {
        final List<String> numbers = labels.stream()
                .map(label -> label.equals(predicted) ? "0.75" : String.valueOf(0.25 / (labels.size() - 1)))
                .collect(Collectors.toList());
        switch (key) {
            case "predicted_label":
                return predicted;
            case "labels":
                return labels.stream().collect(Collectors.joining("', '", "\"['", "']\""));
            case "probabilities":
                return "\"" + numbers + "\"";
            default:
                return numbers.get(isOfTheSecondClass ? 1 : labels.indexOf(predicted));
        }
    }

    /** The model answers what its containers were told to, and of a binary pipeline the second class's probability. */
    @ParameterizedTest
    @CsvSource({
        "BinaryClassification,1,false",
        "BinaryClassification,3,false",
        "MulticlassClassification,1,false",
        "MulticlassClassification,3,false",
        "BinaryClassification,1,true",
        "BinaryClassification,3,true",
        "MulticlassClassification,1,true",
        "MulticlassClassification,3,true"
    })
    void giveTheProbabilityOfThePredictedLabel(final String problemType, final int count, final boolean areAllWanted) {
        final boolean isBinary = BINARY.equals(problemType);
        final List<String> labels = isBinary ? List.of("a", "b") : List.of("a", "b", "c");
        final List<String> told = describe(problemType, areAllWanted, containers(count));
        final List<String> answered =
                List.of(create(areAllWanted).get(count - 1).get(OUTPUT).split(",", -1));
        final TestPrediction prediction =
                TestPrediction.classification(problemType, "VARCHAR(10) UTF8", told.toArray(String[]::new));
        final TestRuntime model = TestRuntime.perRow(line -> answered.stream()
                .map(key -> field(key, labels, line.replace("\"", ""), isBinary && count > 1))
                .collect(Collectors.joining(",")));
        final List<List<Object>> rows = (areAllWanted ? prediction.withProbabilities() : prediction)
                .run(model, labels.stream().map(label -> new Object[] {label}).collect(Collectors.toList()));
        assertThat(rows).extracting(row -> row.get(row.size() - 1)).containsExactlyElementsOf(labels);
        assertThat(rows).extracting(row -> row.get(1)).containsOnly(0.75);
        if (areAllWanted) {
            assertThat((String) rows.get(1).get(2)).startsWith("{\"a\":0.").contains("\"b\":0.75");
        }
    }
}
