package com.exasol.sme.sagemaker.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobSecondaryStatus;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobStatus;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.ProblemType;
import software.amazon.awssdk.services.sagemaker.model.ProductionVariant;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class AutopilotEndpointDeploymentUdfTest {
    private static final String NAMES =
            "'job_name':'churn','endpoint_name':'my-ep','connection_name':'AWS'," + "'aws_region':'eu-central-1'";
    /** Without the probabilities of all labels. */
    private static final String ALONE = ",'probabilities':false";

    private static final String DEPLOYMENT = ",'deployment':'4711-8'";
    private static final String BINARY = "BinaryClassification";

    private static final String INSTANCES = ",'instance_type':'ml.m5.large','instance_count':2";

    private final TestSageMaker aws = new TestSageMaker();

    private Answer describe() {
        return answer("{'action':'describe'," + NAMES + ALONE + "}");
    }

    private Answer create() {
        return answer("{'action':'create'," + NAMES + DEPLOYMENT + INSTANCES + ALONE + ",'wait':true}");
    }

    private Answer undo() {
        return answer("{'action':'undo'," + NAMES + DEPLOYMENT + "}");
    }

    private Answer answer(final String request) {
        return Answer.of(TestScripts.deployment(aws, 30), request);
    }

    private void progress(final EndpointStatus... statuses) {
        aws.progress.addAll(List.of(statuses));
    }

    /** Looks at what a request asks before anything is created. */
    @Nested
    class Description {
        @Test
        void tellsProblemTypeAndResponseKeysOfAPipeline() {
            aws.jobs.put("churn", TestJobs.completed("churn", BINARY, TestJobs.pipeline()));
            assertThat(describe().results())
                    .isEqualTo("{'problem_type':'BinaryClassification','containers':3,'response_keys':"
                            + "['predicted_label','labels','probabilities']}");
        }

        @Test
        void asksARegressionForNothing() {
            aws.jobs.put("churn", TestJobs.completed("churn", "Regression", TestJobs.container("one")));
            assertThat(describe().results())
                    .isEqualTo("{'problem_type':'Regression','containers':1,'response_keys':[]}");
        }

        @Test
        void takesTheProblemTypeFromTheRequestWhenNothingWasResolved() {
            aws.jobs.put(
                    "churn",
                    TestJobs.completed("churn", TestJobs.pipeline()).toBuilder()
                            .autoMLProblemTypeConfig(problem -> problem.tabularJobConfig(table ->
                                    table.targetAttributeName("X").problemType(ProblemType.MULTICLASS_CLASSIFICATION)))
                            .build());
            assertThat(describe().results()).startsWith("{'problem_type':'MulticlassClassification'");
        }

        @Test
        void takesAStoppedJobWithACandidate() {
            aws.jobs.put(
                    "churn",
                    TestJobs.completed("churn", BINARY, TestJobs.pipeline()).toBuilder()
                            .autoMLJobStatus(AutoMLJobStatus.STOPPED)
                            .build());
            assertThat(describe().status()).isEqualTo("OK");
        }

        @Test
        void refusesAJobThatIsNotThere() {
            assertThat(describe().code()).isEqualTo("E-SME-UDF-10");
        }

        @Test
        void refusesAFailedJobWithItsReason() {
            aws.jobs.put(
                    "churn",
                    TestJobs.started("churn").toBuilder()
                            .autoMLJobStatus(AutoMLJobStatus.FAILED)
                            .failureReason("ClientError: 2 classes needed.")
                            .build());
            assertThat(describe().message())
                    .isEqualTo("E-SME-UDF-11: Autopilot job 'churn' failed: ClientError: 2 classes needed. Correct what"
                            + " the reason names and train again under another job name.");
        }

        @Test
        void saysThatAFailedJobHasNoReason() {
            aws.jobs.put(
                    "churn",
                    TestJobs.started("churn").toBuilder()
                            .autoMLJobStatus(AutoMLJobStatus.FAILED)
                            .build());
            assertThat(describe().message())
                    .startsWith("E-SME-UDF-11: Autopilot job 'churn' failed: AWS gives no reason. ");
        }

        @ParameterizedTest
        @ValueSource(strings = {"InProgress", "Stopping"})
        void refusesAJobThatHasNotFinished(final String status) {
            aws.jobs.put(
                    "churn",
                    TestJobs.started("churn").toBuilder()
                            .autoMLJobStatus(status)
                            .build());
            assertThat(describe().message())
                    .isEqualTo("E-SME-UDF-12: Autopilot job 'churn' has not finished: it is " + status + ", Starting."
                            + " Poll the job's status and deploy the endpoint when it is Completed.");
        }

        @Test
        void refusesAJobWithoutCandidate() {
            aws.jobs.put(
                    "churn",
                    TestJobs.started("churn").toBuilder()
                            .autoMLJobStatus(AutoMLJobStatus.COMPLETED)
                            .autoMLJobSecondaryStatus(AutoMLJobSecondaryStatus.MAX_AUTO_ML_JOB_RUNTIME_REACHED)
                            .build());
            assertThat(describe().message())
                    .startsWith("E-SME-UDF-13: Autopilot job 'churn' ended without a model: it is Completed,"
                            + " MaxAutoMLJobRuntimeReached.");
        }

        @Test
        void refusesAJobOnSomethingElseThanATable() {
            aws.jobs.put("churn", TestJobs.completed("churn", TestJobs.container("text")));
            assertThat(describe().code()).isEqualTo("E-SME-UDF-14");
        }

        @Test
        void refusesAnEndpointThatDiffersInCaseOnly() {
            aws.jobs.put("churn", TestJobs.completed("churn", BINARY, TestJobs.pipeline()));
            aws.endpoints.put("other", CreateEndpointRequest.builder().build());
            aws.endpoints.put("MY-EP", CreateEndpointRequest.builder().build());
            assertThat(describe().message())
                    .startsWith("E-SME-UDF-7: There is already endpoint 'MY-EP' in region eu-central-1.")
                    .doesNotContain("what is left");
        }

        @Test
        void refusesAConfigurationOfTheName() {
            aws.jobs.put("churn", TestJobs.completed("churn", BINARY, TestJobs.pipeline()));
            aws.configurations.put(
                    "my-ep", CreateEndpointConfigRequest.builder().build());
            assertThat(describe().message()).startsWith("E-SME-UDF-7: There is already endpoint configuration 'my-ep'");
        }

        @Test
        void refusesAModelOfTheName() {
            aws.jobs.put("churn", TestJobs.completed("churn", BINARY, TestJobs.pipeline()));
            aws.models.put("my-ep", CreateModelRequest.builder().build());
            assertThat(describe().message())
                    .isEqualTo(
                            "E-SME-UDF-7: There is already model 'my-ep' in region eu-central-1. Choose another name."
                                    + " AWS does not tell names apart that differ in upper and lower case only. If it is what is"
                                    + " left of a deleted endpoint, remove it with SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT.");
        }
    }

    /** Creates model, configuration and endpoint. */
    @Nested
    class Creation {
        private void finishedJob() {
            aws.jobs.put("churn", TestJobs.completed("churn", BINARY, TestJobs.pipeline()));
        }

        @Test
        void waitsUntilTheEndpointIsInService() {
            finishedJob();
            progress(EndpointStatus.CREATING, EndpointStatus.CREATING, EndpointStatus.IN_SERVICE);
            final Answer answer = create();
            assertThat(answer.status()).isEqualTo("OK");
            assertThat(answer.results()).isEqualTo("{}");
            assertThat(aws.calls)
                    .containsExactly(
                            "DescribeAutoMLJobV2 churn",
                            "CreateModel my-ep",
                            "CreateEndpointConfig my-ep",
                            "CreateEndpoint my-ep",
                            "DescribeEndpoint my-ep",
                            "DescribeEndpoint my-ep",
                            "DescribeEndpoint my-ep");
        }

        @Test
        void tellsEveryContainerOfAPipelineWhatToTakeAndGive() {
            finishedJob();
            progress(EndpointStatus.IN_SERVICE);
            create();
            final CreateModelRequest model = aws.models.get("my-ep");
            assertThat(model.executionRoleArn()).isEqualTo(TestJobs.ROLE);
            assertThat(model.primaryContainer()).isNull();
            assertThat(model.containers().stream()
                            .map(ContainerDefinition::image)
                            .collect(Collectors.toList()))
                    .containsExactly("transform", "xgboost", "labels");
            assertThat(model.containers().get(0).environment())
                    .isEqualTo(Map.of("AUTOML_TRANSFORM_MODE", "feature-transform"));
            assertThat(model.containers().get(1).environment())
                    .isEqualTo(Map.of(
                            "SAGEMAKER_INFERENCE_SUPPORTED",
                            "predicted_label,probability,probabilities",
                            "SAGEMAKER_INFERENCE_OUTPUT",
                            "predicted_label,probabilities"));
            assertThat(model.containers().get(2).environment())
                    .isEqualTo(Map.of(
                            "SAGEMAKER_INFERENCE_SUPPORTED",
                            "predicted_label,probability,labels,probabilities",
                            "SAGEMAKER_INFERENCE_INPUT",
                            "predicted_label,probabilities",
                            "SAGEMAKER_INFERENCE_OUTPUT",
                            "predicted_label,labels,probabilities"));
        }

        @Test
        void sendsASingleContainerAsThePrimaryOne() {
            aws.jobs.put("churn", TestJobs.completed("churn", "Regression", TestJobs.container("one")));
            progress(EndpointStatus.IN_SERVICE);
            create();
            final CreateModelRequest model = aws.models.get("my-ep");
            assertThat(model.hasContainers()).isFalse();
            assertThat(model.primaryContainer().image()).isEqualTo("one");
            assertThat(model.primaryContainer().modelDataUrl()).isEqualTo("s3://bucket/one.tar.gz");
            assertThat(model.primaryContainer().environment())
                    .isEqualTo(Map.of("AUTOML_TRANSFORM_MODE", "feature-transform"));
        }

        @Test
        void givesEverythingTheNameOfTheEndpointAndTags() {
            finishedJob();
            progress(EndpointStatus.IN_SERVICE);
            create();
            final ProductionVariant variant =
                    aws.configurations.get("my-ep").productionVariants().get(0);
            assertThat(variant)
                    .isEqualTo(ProductionVariant.builder()
                            .variantName("AllTraffic")
                            .modelName("my-ep")
                            .instanceType("ml.m5.large")
                            .initialInstanceCount(2)
                            .initialVariantWeight(1F)
                            .build());
            assertThat(aws.endpoints.get("my-ep").endpointConfigName()).isEqualTo("my-ep");
            assertThat(List.of(
                            aws.models.get("my-ep").tags(),
                            aws.configurations.get("my-ep").tags(),
                            aws.endpoints.get("my-ep").tags()))
                    .allSatisfy(tags -> assertThat(tags.toString()).contains("exasol:created-by", "churn", "4711-8"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"CreateModel", "CreateEndpointConfig", "CreateEndpoint"})
        void findsWhatItCreatedAfterALostAnswer(final String operation) {
            finishedJob();
            progress(EndpointStatus.IN_SERVICE);
            aws.losingTheAnswer(operation, TestSageMaker.noAnswer());
            assertThat(create().status()).isEqualTo("OK");
        }

        @ParameterizedTest
        @ValueSource(strings = {"CreateModel", "CreateEndpointConfig", "CreateEndpoint"})
        void findsWhatItCreatedWhenARepeatedRequestIsRefused(final String operation) {
            finishedJob();
            progress(EndpointStatus.IN_SERVICE);
            aws.losingTheAnswer(
                    operation,
                    TestSageMaker.refusal(400, "ValidationException", "Cannot create already existing thing"));
            assertThat(create().status()).isEqualTo("OK");
        }

        @Test
        void leavesAlonWhatSomeoneElseCreatedMeanwhile() {
            finishedJob();
            aws.models.put(
                    "my-ep",
                    CreateModelRequest.builder()
                            .modelName("my-ep")
                            .executionRoleArn("arn:other")
                            .build());
            final Answer answer = create();
            assertThat(answer.code()).isEqualTo("E-SME-UDF-7");
            assertThat(answer.results()).isEqualTo("{'undone':true}");
            assertThat(aws.models).containsKey("my-ep");
        }

        @Test
        void triesAgainWhileTheConfigurationIsNotKnownEverywhere() {
            finishedJob();
            progress(EndpointStatus.IN_SERVICE);
            aws.failing("CreateEndpoint", TestSageMaker.refusal(400, "ValidationException", "Could not find"))
                    .failing("CreateEndpoint", TestSageMaker.refusal(400, "ValidationException", "Could not find"));
            assertThat(create().status()).isEqualTo("OK");
            assertThat(aws.calls("CreateEndpoint my-ep")).hasSize(3);
        }

        @Test
        void undoesEverythingWhenTheEndpointFails() {
            finishedJob();
            progress(EndpointStatus.CREATING, EndpointStatus.FAILED);
            aws.failureReason = "The primary container did not pass the ping health check.";
            final Answer answer = create();
            assertThat(answer.message())
                    .isEqualTo("E-SME-UDF-15: Endpoint 'my-ep' in region 'eu-central-1' did not come into service: it"
                            + " is Failed. The primary container did not pass the ping health check. Correct what the"
                            + " reason names, or choose another instance type, and deploy again.");
            assertThat(answer.results()).isEqualTo("{'undone':true}");
            assertThat(aws.calls("Delete"))
                    .containsExactly("DeleteEndpoint my-ep", "DeleteEndpointConfig my-ep", "DeleteModel my-ep");
            assertThat(aws.endpoints).isEmpty();
            assertThat(aws.configurations).isEmpty();
            assertThat(aws.models).isEmpty();
        }

        @Test
        void waitsWhileTheEndpointIsNotKnownEverywhere() {
            finishedJob();
            progress(EndpointStatus.IN_SERVICE);
            aws.failing("DescribeEndpoint", TestSageMaker.refusal(400, "ValidationException", "Could not find"));
            assertThat(create().status()).isEqualTo("OK");
            assertThat(aws.calls("Delete")).isEmpty();
        }

        @Test
        void saysThatAnEndpointVanished() {
            finishedJob();
            assertThat(create().message())
                    .isEqualTo("E-SME-UDF-15: Endpoint 'my-ep' in region 'eu-central-1' did not come into service:"
                            + " somebody has deleted it. Deploy it again, if it is still wanted.");
        }

        @Test
        void undoesOnlyWhatItCreated() {
            finishedJob();
            aws.failing("CreateEndpointConfig", TestSageMaker.refusal(400, "ResourceLimitExceeded", "ml.m5.large: 0"));
            final Answer answer = create();
            assertThat(answer.code()).isEqualTo("E-SME-UDF-23");
            assertThat(answer.results()).isEqualTo("{'undone':true}");
            assertThat(aws.calls("Delete")).containsExactly("DeleteModel my-ep");
        }

        @Test
        void reportsWhatAwsRefusesToDeleteWhileCreating() {
            finishedJob();
            progress(EndpointStatus.CREATING);
            final Answer answer = create();
            assertThat(answer.message())
                    .startsWith("E-SME-UDF-16: Endpoint 'my-ep' in region 'eu-central-1' is not in service after 30"
                            + " minutes.")
                    .contains("Not all of what had been created could be removed again: endpoint 'my-ep', endpoint"
                            + " configuration 'my-ep', model 'my-ep' may still be there, and AWS bills an endpoint"
                            + " until it is deleted. Run SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT")
                    .contains("Cannot update in-progress endpoint");
            assertThat(answer.results()).isEqualTo("{'undone':false}");
            assertThat(aws.calls("DescribeEndpoint my-ep")).hasSize(125);
        }

        @Test
        void undoesWhatNobodyCouldLookAt() {
            finishedJob();
            aws.losingTheAnswer("CreateModel", TestSageMaker.noAnswer())
                    .failing("DescribeModel", TestSageMaker.noAnswer());
            final Answer answer = create();
            assertThat(answer.code()).isEqualTo("E-SME-UDF-6");
            assertThat(answer.results()).isEqualTo("{'undone':true}");
            assertThat(aws.models).isEmpty();
        }

        @Test
        void leavesAloneWhatItCannotTellFromTheWorkOfOthers() {
            finishedJob();
            aws.losingTheAnswer("CreateModel", TestSageMaker.noAnswer())
                    .failing("ListTags", TestSageMaker.refusal(403, "AccessDeniedException", "ListTags"))
                    .failing("ListTags", TestSageMaker.refusal(403, "AccessDeniedException", "ListTags"));
            final Answer answer = create();
            assertThat(answer.message())
                    .startsWith("E-SME-UDF-6: ")
                    .contains("model 'my-ep' may still be there", "E-SME-UDF-22: ListTags of model 'my-ep'");
            assertThat(answer.results()).isEqualTo("{'undone':false}");
            assertThat(aws.models).containsKey("my-ep");
        }

        @Test
        void removesOnlyWhatBearsItsMark() {
            finishedJob();
            progress(EndpointStatus.CREATING, EndpointStatus.IN_SERVICE);
            create();
            final CreateModelRequest rival = CreateModelRequest.builder()
                    .modelName("my-ep")
                    .tags(Tag.builder().key("exasol:deployment").value("4711-9").build())
                    .build();
            aws.models.put("my-ep", rival);
            assertThat(undo().status()).isEqualTo("OK");
            assertThat(aws.models).containsEntry("my-ep", rival);
            assertThat(aws.calls("Delete")).containsExactly("DeleteEndpoint my-ep", "DeleteEndpointConfig my-ep");
            assertThat(undo().status()).isEqualTo("OK");
        }

        @Test
        void awaitsTheEndOfAnEndpointThatSomebodyElseDeletes() {
            finishedJob();
            progress(
                    EndpointStatus.CREATING, EndpointStatus.DELETING, EndpointStatus.DELETING, EndpointStatus.DELETING);
            aws.failing("DeleteEndpoint", TestSageMaker.refusal(400, "ValidationException", "in-progress"));
            final Answer answer = create();
            assertThat(answer.message()).contains("somebody has deleted it");
            assertThat(answer.results()).isEqualTo("{'undone':true}");
            assertThat(aws.endpoints).isEmpty();
        }

        @Test
        void hasNothingToUndoWhenTheJobIsGone() {
            final Answer answer = create();
            assertThat(answer.code()).isEqualTo("E-SME-UDF-10");
            assertThat(answer.results()).isEqualTo("{'undone':true}");
        }
    }
}
