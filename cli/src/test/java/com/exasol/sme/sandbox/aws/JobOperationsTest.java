package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobOperationsTest {
    private static final String TABULAR = "/AutoMLProblemTypeConfig/TabularJobConfig";
    private final ReadyAccount account = new ReadyAccount();

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void goesThroughTheStepsOfEnsembling() {
        account.call("CreateAutoMLJobV2", account.jobRequest("job").toString());
        assertThat(statuses(6))
                .containsExactly(
                        "InProgress Starting",
                        "InProgress AnalyzingData",
                        "InProgress TrainingModels",
                        "InProgress GeneratingExplainabilityReport",
                        "InProgress GeneratingModelInsightsReport",
                        "Completed Completed");
        assertThat(statuses(1)).containsExactly("Completed Completed");
    }

    @Test
    void goesThroughTheStepsOfTuning() {
        final ObjectNode request = account.jobRequest("job");
        ((ObjectNode) request.at(TABULAR)).put("Mode", "HYPERPARAMETER_TUNING");
        account.call("CreateAutoMLJobV2", request.toString());
        assertThat(statuses(7))
                .containsExactly(
                        "InProgress Starting",
                        "InProgress AnalyzingData",
                        "InProgress FeatureEngineering",
                        "InProgress ModelTuning",
                        "InProgress GeneratingExplainabilityReport",
                        "InProgress GeneratingModelInsightsReport",
                        "Completed Completed");
    }

    @Test
    void namesTheArnInLowerCase() {
        assertThat(account.call(
                                "CreateAutoMLJobV2",
                                account.jobRequest("My-Job").toString())
                        .at("/AutoMLJobArn"))
                .isEqualTo("arn:aws:sagemaker:eu-central-1:111122223333:automl-job/my-job");
    }

    @Test
    void givesOneContainerForAnEnsemble() {
        final Answer job = account.train("job");
        assertThat(job.json().at("/BestCandidate/InferenceContainers")).hasSize(1);
        assertThat(job.at("/BestCandidate/InferenceContainers/0/Environment/SAGEMAKER_INFERENCE_SUPPORTED"))
                .isEqualTo("predicted_label,labels,probabilities,probability");
        assertThat(job.at("/BestCandidate/InferenceContainers/0/ModelDataUrl"))
                .isEqualTo("s3://bucket-1/out/job/sagemaker-automl-candidates/job-1/ensemble/output/model.tar.gz");
        assertThat(account.aws().s3().keys(ReadyAccount.BUCKET))
                .containsExactly(
                        "out/job/sagemaker-automl-candidates/job-1/ensemble/output/model.tar.gz", "train/1.csv");
    }

    @Test
    void givesThreeContainersForAPipeline() {
        account.aws().trainPipelines(true);
        final Answer job = account.train("job");
        assertThat(job.json().at("/BestCandidate/InferenceContainers")).hasSize(3);
        assertThat(job.at("/BestCandidate/InferenceContainers/0/Environment/AUTOML_TRANSFORM_MODE"))
                .isEqualTo("feature-transform");
        assertThat(job.at("/BestCandidate/InferenceContainers/1/Environment/SAGEMAKER_INFERENCE_SUPPORTED"))
                .isEqualTo("predicted_label,probability,probabilities");
        assertThat(job.at("/BestCandidate/InferenceContainers/2/Environment/SAGEMAKER_INFERENCE_INPUT"))
                .isEqualTo("predicted_label");
    }

    @Test
    void givesNoResponseKeysForARegression() {
        account.upload("train/1.csv", "A,B,LABEL\n" + ReadyAccount.rows(600, "1.5", "2.5"));
        final ObjectNode request = account.jobRequest("job");
        ((ObjectNode) request.at(TABULAR)).put("ProblemType", "Regression");
        request.putObject("AutoMLJobObjective").put("MetricName", "RMSE");
        final Answer job = account.train(request);
        assertThat(
                        job.at(
                                "/ResolvedAttributes/AutoMLProblemTypeResolvedAttributes/TabularResolvedAttributes/ProblemType"))
                .isEqualTo("Regression");
        assertThat(job.at("/ResolvedAttributes/AutoMLJobObjective/MetricName")).isEqualTo("RMSE");
        assertThat(job.json()
                        .at("/BestCandidate/InferenceContainers/0/Environment")
                        .toString())
                .doesNotContain("SAGEMAKER_INFERENCE");
    }

    @Test
    void trainsOnNothingButItsPrefix() {
        account.upload("train2/1.csv", "nonsense");
        account.upload("train/2.csv", ReadyAccount.rows(10, "yes", "no"));
        account.train("job");
        assertThat(account.aws().trainedOn(ReadyAccount.REGION, "job")).containsExactly("train/1.csv", "train/2.csv");
    }

    @Test
    void failsWithFewerThan500Rows() {
        account.upload("train/1.csv", "A,B,LABEL\n" + ReadyAccount.rows(499, "yes", "no"));
        final Answer job = account.train("job");
        assertThat(job.at("/AutoMLJobStatus")).isEqualTo("Failed");
        assertThat(job.at("/AutoMLJobSecondaryStatus")).isEqualTo("Failed");
        assertThat(job.at("/FailureReason")).isEqualTo("SANDBOX: The training data has 499 rows, the minimum is 500.");
        assertThat(job.json().has("BestCandidate")).isFalse();
    }

    @Test
    void failsOnRequest() {
        account.aws().faults().failNextJob("AlgorithmError: out of luck");
        assertThat(account.train("job").at("/FailureReason")).isEqualTo("AlgorithmError: out of luck");
        assertThat(account.train("job-2").at("/AutoMLJobStatus")).isEqualTo("Completed");
    }

    @Test
    void completesWithoutACandidateOnRequest() {
        account.aws().faults().completeNextJobWithoutCandidate();
        final Answer job = account.train("job");
        assertThat(job.at("/AutoMLJobStatus")).isEqualTo("Completed");
        assertThat(job.json().has("BestCandidate")).isFalse();
    }

    @Test
    void stopsInTwoSteps() {
        account.call("CreateAutoMLJobV2", account.jobRequest("job").toString());
        account.call("StopAutoMLJob", "{\"AutoMLJobName\":\"job\"}");
        assertThat(statuses(2)).containsExactly("Stopped Stopped", "Stopped Stopped");
    }

    @Test
    void doesNotStopWhatHasEnded() {
        account.train("job");
        account.call("StopAutoMLJob", "{\"AutoMLJobName\":\"job\"}");
        assertThat(statuses(1)).containsExactly("Completed Completed");
    }

    @Test
    void listsTheCandidate() {
        account.train("job");
        assertThat(account.call("ListCandidatesForAutoMLJob", "{\"AutoMLJobName\":\"job\"}")
                        .at("/Candidates/0/CandidateName"))
                .isEqualTo("job-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "JOB"})
    void refusesANameThatIsTaken(final String name) {
        account.call("CreateAutoMLJobV2", account.jobRequest("job").toString());
        final Answer answer = create(account.jobRequest(name));
        assertThat(answer.errorType()).isEqualTo("ResourceInUse");
        assertThat(answer.at("/message")).startsWith("SANDBOX: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeAutoMLJobV2", "StopAutoMLJob", "ListCandidatesForAutoMLJob"})
    void doesNotFindWhatIsNotThere(final String operation) {
        final Answer answer = account.client().call(operation, "{\"AutoMLJobName\":\"job\"}");
        assertThat(answer.errorType()).isEqualTo("ResourceNotFound");
        assertThat(answer.at("/message")).isEqualTo("Amazon SageMaker can't find an AutoML job called job.");
    }

    @ParameterizedTest
    @CsvSource({
        "BinaryClassification, ''",
        "'', F1",
        "BinaryClassification, RMSE",
        "MulticlassClassification, F1",
        "Regression, Accuracy"
    })
    void refusesAnObjectiveThatDoesNotFit(final String type, final String metric) {
        final ObjectNode request = account.jobRequest("job");
        if (!type.isEmpty()) {
            ((ObjectNode) request.at(TABULAR)).put("ProblemType", type);
        }
        if (!metric.isEmpty()) {
            request.putObject("AutoMLJobObjective").put("MetricName", metric);
        }
        assertThat(create(request).at("/message")).startsWith("SANDBOX: ").contains("bjective");
    }

    @ParameterizedTest
    @CsvSource({
        "ChannelType, validation, one training channel",
        "ContentType, x-application/vnd.amazon+parquet, text/csv;header=present",
        "CompressionType, Gzip, without compression"
    })
    void refusesDataItCannotRead(final String field, final String value, final String words) {
        final ObjectNode request = account.jobRequest("job");
        ((ObjectNode) request.at("/AutoMLJobInputDataConfig/0")).put(field, value);
        assertThat(create(request).at("/message")).startsWith("SANDBOX: ").contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "/AutoMLJobInputDataConfig/0/DataSource/S3DataSource, S3DataType, ManifestFile, Only an S3Prefix",
        "/AutoMLJobInputDataConfig/0/DataSource/S3DataSource, S3Uri, s3://other/x, no bucket other",
        "/AutoMLJobInputDataConfig/0/DataSource/S3DataSource, S3Uri, https://bucket-1/x, s3://bucket/key",
        "/OutputDataConfig, S3OutputPath, s3://other/x, no bucket other in region eu-central-1"
    })
    void refusesPlacesItCannotReach(final String at, final String field, final String value, final String words) {
        final ObjectNode request = account.jobRequest("job");
        ((ObjectNode) request.at(at)).put(field, value);
        assertThat(create(request).at("/message")).startsWith("SANDBOX: ").contains(words);
    }

    @Test
    void refusesTheRoleOfAnotherAccount() {
        final ObjectNode request = account.jobRequest("job").put("RoleArn", "arn:aws:iam::999999999999:role/role");
        assertThat(create(request).at("/message")).isEqualTo("RoleArn: Cross-account pass role is not allowed.");
    }

    private Answer create(final ObjectNode request) {
        final Answer answer = account.client().call("CreateAutoMLJobV2", request.toString());
        assertThat(answer.status()).isEqualTo(400);
        return answer;
    }

    private List<String> statuses(final int describes) {
        final List<String> statuses = new ArrayList<>();
        for (int describe = 0; describe < describes; describe++) {
            final Answer answer = account.call("DescribeAutoMLJobV2", "{\"AutoMLJobName\":\"job\"}");
            statuses.add(answer.at("/AutoMLJobStatus") + " " + answer.at("/AutoMLJobSecondaryStatus"));
        }
        return statuses;
    }
}
