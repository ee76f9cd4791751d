package com.exasol.sme.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import com.exasol.sme.udf.TestSts;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.MetricData;

class ContainerTrainingUdfTest {
    private static final String IMAGE = "492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1";
    private static final String CHECK =
            "{'action':'check_container','job_name':'churn','connection_name':'AWS','aws_region':'eu-central-1',"
                    + "'s3_bucket_uri':'s3://bucket','iam_sagemaker_role':'" + TestJobs.ROLE + "',"
                    + "'algorithm':'xgboost','algorithm_version':'1.7-1',"
                    + "'hyperparameters':{'num_round':'10','objective':'binary:logistic'}}";
    private static final String CREATE =
            "{'action':'create_container','job_name':'churn','connection_name':'AWS','aws_region':'eu-central-1',"
                    + "'iam_sagemaker_role':'" + TestJobs.ROLE + "','training_image':'" + IMAGE + "',"
                    + "'s3_input_uri':'s3://bucket/out/churn/1-2/train/',"
                    + "'s3_output_uri':'s3://bucket/out/churn/1-2/output/',"
                    + "'channel_name':'train','content_type':'text/csv','is_sharded':false,"
                    + "'hyperparameters':{'num_round':'10','objective':'binary:logistic'},'environment':{'A':'1'},"
                    + "'instance_type':'ml.m5.large','instance_count':1,'volume_size_in_gb':30,"
                    + "'max_runtime_in_seconds':3600}";
    private static final String POLL =
            "{'job_name':'churn','connection_name':'AWS','aws_region':'eu-central-1','job_kind':'Training'}";

    private final TestSageMaker aws = new TestSageMaker();

    private Answer answer(final String request) {
        return Answer.of(TestScripts.training(aws, new TestSts(), 30), request);
    }

    private Answer poll(final String request) {
        return Answer.of(TestScripts.polling(aws), request);
    }

    @Test
    void tellsTheImageOfABuiltInAlgorithm() {
        assertThat(answer(CHECK).results()).isEqualTo("{'training_image':'" + IMAGE + "'}");
        assertThat(aws.calls).containsExactly("DescribeTrainingJob churn");
    }

    @Test
    void takesAnyImageAndItsHyperparametersAsTheyAre() {
        final String own = CHECK.replace("'algorithm':'xgboost','algorithm_version':'1.7-1'", "'training_image':'my:1'")
                .replace("'num_round':'10'", "'to_predict':'Class'");
        assertThat(answer(own).results()).isEqualTo("{'training_image':'my:1'}");
    }

    /** Somebody whose container reads in another way, or is newer, names its image and keeps the checks. */
    @Test
    void checksTheHyperparametersOfAnAlgorithmWithAnImageOfItsOwn() {
        final String own = CHECK.replace("'algorithm_version':'1.7-1'", "'training_image':'my:1'");
        assertThat(answer(own).results()).isEqualTo("{'training_image':'my:1'}");
        assertThat(answer(own.replace("'10'", "'0'")).code()).isEqualTo("E-SME-UDF-108");
        assertThat(aws.calls).hasSize(1);
    }

    @Test
    void refusesATakenName() {
        aws.trainingJobs.put("churn", TestJobs.training("churn"));
        assertThat(answer(CHECK).message())
                .startsWith("E-SME-UDF-7: There is already training job 'churn' in region eu-central-1.");
    }

    @Test
    void refusesWhatNoJobCouldBeCreatedWith() {
        assertThat(answer(CHECK.replace("s3://bucket", "s3://other")).code()).isEqualTo("E-SME-UDF-9");
        assertThat(answer(CHECK.replace("arn:aws:", "arn:aws-cn:")).code()).isEqualTo("E-SME-UDF-83");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void createsTheJob() {
        assertThat(answer(CREATE).results()).isEqualTo("{}");
        final CreateTrainingJobRequest job = aws.trainingRequests.get("churn");
        assertThat(job.toString())
                .contains("TrainingImage=" + IMAGE, "TrainingInputMode=File")
                .contains(
                        "ChannelName=train, DataSource",
                        "S3DataType=S3Prefix, S3Uri=s3://bucket/out/churn/1-2/train/,"
                                + " S3DataDistributionType=FullyReplicated")
                .contains("ContentType=text/csv, CompressionType=None")
                .contains("InstanceType=ml.m5.large, InstanceCount=1, VolumeSizeInGB=30")
                .contains("StoppingCondition(MaxRuntimeInSeconds=3600)");
        assertThat(job.outputDataConfig().s3OutputPath()).isEqualTo("s3://bucket/out/churn/1-2/output/");
        assertThat(job.roleArn()).isEqualTo(TestJobs.ROLE);
        assertThat(job.hyperParameters()).isEqualTo(Map.of("num_round", "10", "objective", "binary:logistic"));
        assertThat(job.environment()).isEqualTo(Map.of("A", "1"));
        assertThat(job.inputDataConfig()).hasSize(1);
        assertThat(job.enableManagedSpotTraining()).isFalse();
        assertThat(job.checkpointConfig()).isNull();
        assertThat(job.tags().toString()).contains("exasol:created-by", "sme", "exasol:job", "churn");
    }

    @Test
    void givesEachInstanceFilesOfItsOwnAndAllOfTheValidationData() {
        answer(CREATE.replace("'is_sharded':false", "'is_sharded':true,'s3_validation_uri':'s3://bucket/v/'")
                .replace("'instance_count':1", "'instance_count':2"));
        assertThat(aws.trainingRequests.get("churn").inputDataConfig().toString())
                .contains("1-2/train/, S3DataDistributionType=ShardedByS3Key")
                .contains("ChannelName=validation", "s3://bucket/v/, S3DataDistributionType=FullyReplicated");
    }

    @Test
    void keepsWhatASpotInstanceHasLearned() {
        answer(CREATE.replace(
                "'instance_count':1",
                "'instance_count':1,'max_wait_in_seconds':7200,'s3_checkpoint_uri':'s3://bucket/c/'"));
        final CreateTrainingJobRequest job = aws.trainingRequests.get("churn");
        assertThat(job.enableManagedSpotTraining()).isTrue();
        assertThat(job.stoppingCondition().maxWaitTimeInSeconds()).isEqualTo(7200);
        assertThat(job.checkpointConfig().s3Uri()).isEqualTo("s3://bucket/c/");
    }

    @Test
    void findsItsOwnJobAfterALostAnswer() {
        aws.losingTheAnswer("CreateTrainingJob", TestSageMaker.noAnswer());
        assertThat(answer(CREATE).status()).isEqualTo("OK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ResourceInUse", "ThrottlingException"})
    void findsItsOwnJobAfterARefusalThatIsNotTheFirstAnswer(final String code) {
        aws.losingTheAnswer("CreateTrainingJob", TestSageMaker.laterRefusal(400, code, "words of AWS"))
                .failing(
                        "DescribeTrainingJob",
                        TestSageMaker.refusal(400, "ValidationException", "Requested resource not found."));
        assertThat(answer(CREATE).status()).isEqualTo("OK");
    }

    @Test
    void saysThatThereIsNoJobAfterAnAnswerThatNeverCame() {
        aws.failing("CreateTrainingJob", TestSageMaker.noAnswer());
        final Answer answer = answer(CREATE);
        assertThat(answer.message())
                .startsWith("E-SME-UDF-20: CreateTrainingJob of training job 'churn' in region eu-central-1 failed.");
        assertThat(answer.results()).isEqualTo("{'job':'absent'}");
        assertThat(aws.calls("Describe")).hasSize(5);
    }

    @Test
    void saysThatNobodyKnowsWhetherThereIsAJob() {
        aws.failing("CreateTrainingJob", TestSageMaker.noAnswer())
                .failing("DescribeTrainingJob", TestSageMaker.refusal(403, "AccessDeniedException", "no"));
        final Answer answer = answer(CREATE);
        assertThat(answer.code()).isEqualTo("E-SME-UDF-6");
        assertThat(answer.results()).isEqualTo("{'job':'unknown'}");
    }

    @Test
    void takesNoJobOfSomeoneElseForItsOwn() {
        aws.trainingJobs.put("churn", TestJobs.training("churn"));
        final Answer answer = answer(CREATE);
        assertThat(answer.code()).isEqualTo("E-SME-UDF-7");
        assertThat(answer.results()).isEqualTo("{'job':'absent'}");
    }

    @Test
    void tellsWhatAJobIsAt() {
        aws.trainingJobs.put(
                "churn",
                TestJobs.training("churn").toBuilder()
                        .secondaryStatus("SomethingNew")
                        .build());
        assertThat(poll(POLL).results())
                .isEqualTo("{'job_name':'churn','job_kind':'Training','job_status':'InProgress',"
                        + "'job_secondary_status':'SomethingNew'}");
    }

    @Test
    void tellsWhatBecameOfAJob() {
        aws.trainingJobs.put(
                "churn",
                TestJobs.training("churn").toBuilder()
                        .trainingJobStatus("Completed")
                        .secondaryStatus("Completed")
                        .creationTime(Instant.parse("2026-01-02T03:04:05Z"))
                        .trainingEndTime(Instant.parse("2026-01-02T03:09:05Z"))
                        .lastModifiedTime(Instant.parse("2026-01-02T03:10:05Z"))
                        .billableTimeInSeconds(120)
                        .hyperParameters(Map.of("eval_metric", "auc,logloss"))
                        .finalMetricDataList(
                                metric("train:auc", 0.99F),
                                metric("validation:auc", 0.9F),
                                metric("validation:logloss", 0.2F))
                        .build());
        assertThat(poll(POLL).results())
                .isEqualTo("{'job_name':'churn','job_kind':'Training','job_status':'Completed',"
                        + "'job_secondary_status':'Completed','objective':'validation:logloss','objective_value':0.2,"
                        + "'metrics':'[{\\'metric\\':\\'train:auc\\',\\'value\\':0.99},{\\'metric\\':"
                        + "\\'validation:auc\\',\\'value\\':0.9},{\\'metric\\':\\'validation:logloss\\',\\'value\\':0.2}]',"
                        + "'seconds_run':300,'seconds_billed':120}");
    }

    private static MetricData metric(final String name, final float value) {
        return MetricData.builder().metricName(name).value(value).build();
    }

    /** What was measured on the rows that were trained on says nothing. */
    @Test
    void tellsNoMetricOfTrainingAsTheObjective() {
        aws.trainingJobs.put(
                "churn",
                TestJobs.training("churn").toBuilder()
                        .trainingJobStatus("Failed")
                        .failureReason("no memory")
                        .creationTime(Instant.parse("2026-01-02T03:04:05Z"))
                        .lastModifiedTime(Instant.parse("2026-01-02T03:04:15Z"))
                        .hyperParameters(Map.of("eval_metric", "rmse"))
                        .finalMetricDataList(metric("train:rmse", Float.NaN))
                        .build());
        assertThat(poll(POLL).results())
                .endsWith("'failure_reason':'no memory','metrics':'[{\\'metric\\':\\'train:rmse\\',\\'value\\':null}]',"
                        + "'seconds_run':10}");
    }

    @Test
    void saysThatThereIsNoSuchJob() {
        final Answer answer = poll(POLL);
        assertThat(answer.message())
                .startsWith("E-SME-UDF-109: There is no training job 'churn' in region 'eu-central-1'. Check the job's"
                        + " name,")
                .contains("AWS says: ValidationException: Requested resource not found.");
        assertThat(answer.results()).isEqualTo("{'job':'absent'}");
    }

    /** Who polls need not be allowed to read the records, which know the kind. */
    @Test
    void findsAJobWhoseKindIsNotKnown() {
        final String request = POLL.replace(",'job_kind':'Training'", "");
        aws.trainingJobs.put("churn", TestJobs.training("churn"));
        assertThat(poll(request).results()).contains("'job_kind':'Training'");
        aws.jobs.put("churn", TestJobs.started("churn"));
        assertThat(poll(request).results()).contains("'job_kind':'Autopilot'");
        assertThat(poll(POLL.replace("'Training'", "'Autopilot'")).results()).contains("'job_kind':'Autopilot'");
    }

    @Test
    void saysOfAJobWhoseKindIsNotKnownWhatItSaidBefore() {
        final String request = POLL.replace(",'job_kind':'Training'", "");
        assertThat(poll(request).code()).isEqualTo("E-SME-UDF-10");
        aws.failing("DescribeTrainingJob", TestSageMaker.refusal(403, "AccessDeniedException", "no"));
        assertThat(poll(request).code()).isEqualTo("E-SME-UDF-10");
    }

    @Test
    void refusesRequestsOfAnotherForm() {
        assertThat(catchThrowable(
                        () -> answer(CHECK.replace("{'num_round':'10','objective':'binary:logistic'}", "[]"))))
                .hasMessageContaining(
                        "F-SME-UDF-1: The request of a Lua script is malformed: hyperparameters: no object");
        assertThat(catchThrowable(() -> answer(CHECK.replace("'10'", "10"))))
                .hasMessageContaining("hyperparameters: a member is no text");
        assertThat(catchThrowable(() -> answer(CHECK.replace("'xgboost'", "'knn'"))))
                .hasMessageContaining("algorithm: unknown");
    }
}
