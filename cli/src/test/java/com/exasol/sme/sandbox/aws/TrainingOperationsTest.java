package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.training.TrainedModel;
import com.exasol.sme.sandbox.aws.training.TrainingInput;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingOperationsTest {
    private static final String IMAGE = "111122223333.dkr.ecr.eu-central-1.amazonaws.com/mine:1";
    private static final String JOB = "{\"TrainingJobName\":\"job\"}";
    private final ReadyAccount account = new ReadyAccount();
    private final AtomicReference<TrainingInput> seen = new AtomicReference<>();

    @BeforeEach
    void push() {
        account.upload("numbers/a.csv", "1,2\n");
        account.upload("numbers/b.csv", "0,3\n");
        account.aws().push(IMAGE, input -> {
            seen.set(input);
            return new TrainedModel("model".getBytes(UTF_8), Map.of("train:error", 0.25));
        });
    }

    @AfterEach
    void stop() {
        account.close();
    }

    private ObjectNode request() {
        return account.trainingRequest("job", IMAGE);
    }

    private Answer refused(final ObjectNode request) {
        final Answer answer = account.client().call("CreateTrainingJob", request.toString());
        assertThat(answer.status()).isEqualTo(400);
        return answer;
    }

    private List<String> statuses(final int describes) {
        final List<String> statuses = new ArrayList<>();
        for (int describe = 0; describe < describes; describe++) {
            final Answer answer = account.call("DescribeTrainingJob", JOB);
            statuses.add(answer.at("/TrainingJobStatus") + " " + answer.at("/SecondaryStatus"));
        }
        return statuses;
    }

    @Test
    void goesThroughItsSteps() {
        assertThat(account.call(
                                "CreateTrainingJob",
                                request().put("TrainingJobName", "Job").toString())
                        .at("/TrainingJobArn"))
                .isEqualTo("arn:aws:sagemaker:eu-central-1:111122223333:training-job/job");
        assertThat(statuses(6))
                .containsExactly(
                        "InProgress Starting",
                        "InProgress Downloading",
                        "InProgress Training",
                        "InProgress Uploading",
                        "Completed Completed",
                        "Completed Completed");
    }

    @Test
    void leavesTheModelInTheBucket() {
        final Answer job = account.run(request());
        assertThat(job.at("/ModelArtifacts/S3ModelArtifacts")).isEqualTo("s3://bucket-1/out/job/output/model.tar.gz");
        assertThat(account.aws().s3().content(ReadyAccount.BUCKET, "out/job/output/model.tar.gz"))
                .asString(UTF_8)
                .isEqualTo("model");
        assertThat(job.at("/FinalMetricDataList/0/MetricName")).isEqualTo("train:error");
        assertThat(job.at("/FinalMetricDataList/0/Value")).isEqualTo("0.25");
        assertThat(job.at("/TrainingTimeInSeconds")).isEqualTo("90");
        assertThat(job.at("/BillableTimeInSeconds")).isEqualTo("90");
        assertThat(account.aws().trainedOn(ReadyAccount.REGION, "job"))
                .containsExactly("numbers/a.csv", "numbers/b.csv");
    }

    @Test
    void tellsNoArtefactOfAJobThatRuns() {
        account.call("CreateTrainingJob", request().toString());
        final Answer job = account.call("DescribeTrainingJob", JOB);
        assertThat(job.json().has("ModelArtifacts")).isFalse();
        assertThat(job.json().has("FinalMetricDataList")).isFalse();
        assertThat(job.json().has("TrainingEndTime")).isFalse();
    }

    @Test
    void handsOverWhatTheRequestSays() {
        final ObjectNode request = request();
        request.putObject("HyperParameters").put("num_round", "10");
        request.putObject("Environment").put("A", "b");
        ReadyAccount.addChannel(request, "validation", "numbers/b");
        account.run(request);
        assertThat(seen.get().hyperparameters()).isEqualTo(Map.of("num_round", "10"));
        assertThat(seen.get().environment()).isEqualTo(Map.of("A", "b"));
        assertThat(seen.get().channels().get("train").instances().get(0).keySet())
                .containsExactly("a.csv", "b.csv");
        assertThat(seen.get().channels().get("validation").instances().get(0).keySet())
                .containsExactly("b.csv");
        assertThat(seen.get().channels().get("train").contentType()).isEqualTo("text/csv");
    }

    @ParameterizedTest
    @CsvSource({"FullyReplicated, a.csv b.csv, a.csv b.csv", "ShardedByS3Key, a.csv, b.csv"})
    void givesEachInstanceItsFiles(final String distribution, final String first, final String second) {
        final ObjectNode request = request();
        ((ObjectNode) request.get("ResourceConfig")).put("InstanceCount", 2);
        ((ObjectNode) request.at("/InputDataConfig/0/DataSource/S3DataSource"))
                .put("S3DataDistributionType", distribution);
        account.run(request);
        assertThat(seen.get().channels().get("train").instances())
                .extracting(files -> String.join(" ", files.keySet()))
                .containsExactly(first, second);
    }

    @Test
    void failsWithWhatTheContainerSays() {
        account.aws().push(IMAGE, input -> {
            throw new JobFailure("AlgorithmError: " + "x".repeat(2000));
        });
        final Answer job = account.run(request());
        assertThat(job.at("/TrainingJobStatus")).isEqualTo("Failed");
        assertThat(job.at("/SecondaryStatus")).isEqualTo("Failed");
        assertThat(job.at("/FailureReason")).startsWith("AlgorithmError: x").hasSize(1024);
        assertThat(job.json().has("ModelArtifacts")).isFalse();
    }

    @Test
    void failsOnRequest() {
        account.aws().faults().failNextJob("ClientError: out of luck");
        assertThat(account.run(request()).at("/FailureReason")).isEqualTo("ClientError: out of luck");
        assertThat(account.run(request().put("TrainingJobName", "job-2")).at("/TrainingJobStatus"))
                .isEqualTo("Completed");
    }

    @Test
    void goesAnotherWayOnRequest() {
        account.aws().faults().leadNextTrainingJob("Starting", "Interrupted", "Brand-New");
        account.call("CreateTrainingJob", request().toString());
        assertThat(statuses(4))
                .containsExactly(
                        "InProgress Starting", "InProgress Interrupted", "InProgress Brand-New", "Completed Completed");
    }

    @Test
    void keepsTheModelOfAJobThatTookTooLong() {
        account.aws().faults().endNextTrainingJob("Stopped", "MaxRuntimeExceeded");
        final Answer job = account.run(request());
        assertThat(job.at("/TrainingJobStatus")).isEqualTo("Stopped");
        assertThat(job.at("/SecondaryStatus")).isEqualTo("MaxRuntimeExceeded");
        assertThat(job.at("/ModelArtifacts/S3ModelArtifacts")).isNotEmpty();
    }

    @Test
    void billsLessForSpotInstances() {
        final ObjectNode request = request().put("EnableManagedSpotTraining", true);
        ((ObjectNode) request.get("StoppingCondition")).put("MaxWaitTimeInSeconds", 3600);
        final Answer job = account.run(request);
        assertThat(job.at("/BillableTimeInSeconds")).isEqualTo("30");
    }

    @Test
    void stopsInTwoSteps() {
        account.call("CreateTrainingJob", request().toString());
        account.call("StopTrainingJob", JOB);
        assertThat(account.client().call("StopTrainingJob", JOB).at("/message"))
                .isEqualTo("The request was rejected because the training job is in status Stopping.");
        assertThat(statuses(2)).containsExactly("Stopped Stopped", "Stopped Stopped");
    }

    @Test
    void doesNotStopWhatHasEnded() {
        account.run(request());
        assertThat(account.client().call("StopTrainingJob", JOB).at("/message"))
                .isEqualTo("The request was rejected because the training job is in status Completed.");
    }

    @Test
    void listsJobs() {
        account.run(request());
        account.call(
                "CreateTrainingJob", request().put("TrainingJobName", "job-2").toString());
        assertThat(account.call("ListTrainingJobs", "{\"StatusEquals\":\"Completed\"}")
                        .body())
                .contains("\"job\"")
                .doesNotContain("job-2");
        assertThat(account.call("ListTrainingJobs", "{}").json().get("TrainingJobSummaries"))
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"job", "JOB"})
    void refusesANameThatIsTaken(final String name) {
        account.call("CreateTrainingJob", request().toString());
        final Answer answer = refused(request().put("TrainingJobName", name));
        assertThat(answer.errorType()).isEqualTo("ResourceInUse");
        assertThat(answer.at("/message"))
                .isEqualTo("Training job names must be unique within an AWS account and region, and a training job "
                        + "with this name already exists "
                        + "(arn:aws:sagemaker:eu-central-1:111122223333:training-job/job)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"DescribeTrainingJob", "StopTrainingJob"})
    void doesNotFindWhatIsNotThere(final String operation) {
        final Answer answer = account.client().call(operation, JOB);
        assertThat(answer.errorType()).isEqualTo("ValidationException");
        assertThat(answer.at("/message")).isEqualTo("Requested resource not found.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/|TrainingJobName|a_b|must satisfy regular expression pattern",
                "/|RoleArn|arn:aws:iam::999999999999:role/role|Cross-account pass role",
                "/AlgorithmSpecification|TrainingInputMode|Stream|enum value set",
                "/AlgorithmSpecification|TrainingInputMode|Pipe|Only the TrainingInputMode File",
                "/AlgorithmSpecification|AlgorithmName|mine|Either TrainingImage or AlgorithmName",
                "/AlgorithmSpecification|TrainingImage|mine|Invalid training image",
                "/AlgorithmSpecification|TrainingImage|111122223333.dkr.ecr.eu-central-1.amazonaws.com/other:1|"
                        + "Cannot find repository: other in registry ID: 111122223333",
                "/AlgorithmSpecification|TrainingImage|382416733822.dkr.ecr.eu-central-1.amazonaws.com/"
                        + "linear-learner:1|Cannot find repository: linear-learner",
                "/ResourceConfig|InstanceType|ml.m5|enum value set",
                "/ResourceConfig|InstanceCount|0|InstanceCount of at least 1",
                "/ResourceConfig|VolumeSizeInGB|0|VolumeSizeInGB of at least 1",
                "/StoppingCondition|MaxRuntimeInSeconds|0|greater than or equal to 1",
                "/StoppingCondition|MaxWaitTimeInSeconds|9|only supported when EnableManagedSpotTraining",
                "/InputDataConfig/0|ChannelName|a b|regular expression",
                "/InputDataConfig/0|CompressionType|Gzip|files as they are",
                "/InputDataConfig/0/DataSource/S3DataSource|S3DataType|ManifestFile|Only an S3Prefix",
                "/InputDataConfig/0/DataSource/S3DataSource|S3Uri|s3://bucket-1/none/|No S3 objects found",
                "/InputDataConfig/0/DataSource/S3DataSource|S3Uri|s3://other/|No S3 objects found",
                "/OutputDataConfig|S3OutputPath|s3://other/x|no bucket other"
            })
    void refusesAWrongField(final String at, final String field, final String value, final String words) {
        final ObjectNode request = request();
        final ObjectNode place = (ObjectNode) (at.equals("/") ? request : request.at(at));
        if (value.matches("\\d+")) {
            place.put(field, Integer.parseInt(value));
        } else {
            place.put(field, value);
        }
        final Answer answer = refused(request);
        assertThat(answer.errorType()).isEqualTo("ValidationException");
        assertThat(answer.at("/message")).contains(words);
    }

    @Test
    void refusesSpotInstancesThatMayNotWait() {
        final ObjectNode request = request().put("EnableManagedSpotTraining", true);
        assertThat(refused(request).at("/message")).contains("Invalid MaxWaitTimeInSeconds");
        ((ObjectNode) request.get("StoppingCondition")).put("MaxWaitTimeInSeconds", 3599);
        assertThat(refused(request).at("/message")).contains("Invalid MaxWaitTimeInSeconds");
    }

    @Test
    void refusesTooMuchAndTooLittle() {
        final ObjectNode request = request();
        final ObjectNode parameters = request.putObject("HyperParameters");
        for (int parameter = 0; parameter < 101; parameter++) {
            parameters.put("p" + parameter, "");
        }
        assertThat(refused(request).at("/message"))
                .contains("'hyperParameters'")
                .contains("equal to 100");
        request.putObject("HyperParameters").put("p", "x".repeat(2501)).put("q", 1);
        assertThat(refused(request).at("/message"))
                .startsWith("2 validation errors detected")
                .contains("less than or equal to 2500");
        request.remove("HyperParameters");
        request.remove("StoppingCondition");
        assertThat(refused(request).at("/message")).contains("StoppingCondition");
    }

    @Test
    void refusesTheSameChannelTwice() {
        final ObjectNode request = request();
        ReadyAccount.addChannel(request, "train", "numbers/");
        assertThat(refused(request).at("/message")).contains("train is there twice");
    }

    @Test
    void asksForTheRightsThatItTakes() {
        account.aws().deny("CreateTrainingJob");
        assertThat(refused(request()).at("/message"))
                .contains("sagemaker:CreateTrainingJob on resource: "
                        + "arn:aws:sagemaker:eu-central-1:111122223333:training-job/job");
        account.aws().allow("CreateTrainingJob");
        account.aws().deny("PassRole");
        assertThat(refused(request()).at("/message")).contains("iam:PassRole");
        account.aws().allow("PassRole");
        account.aws().deny("AddTags");
        final ObjectNode tagged = request();
        tagged.putArray("Tags").addObject().put("Key", "a").put("Value", "b");
        assertThat(refused(tagged).at("/message")).contains("sagemaker:AddTags");
    }
}
