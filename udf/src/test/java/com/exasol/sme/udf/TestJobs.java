package com.exasol.sme.udf;

import java.util.Arrays;
import java.util.Map;
import software.amazon.awssdk.services.sagemaker.model.AutoMLContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobSecondaryStatus;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobStatus;
import software.amazon.awssdk.services.sagemaker.model.DescribeAutoMlJobV2Response;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;

/** Jobs as AWS describes them. */
public final class TestJobs {
    public static final String ROLE = "arn:aws:iam::111122223333:role/sagemaker";

    private TestJobs() {}

    public static DescribeAutoMlJobV2Response started(final String name) {
        return DescribeAutoMlJobV2Response.builder()
                .autoMLJobName(name)
                .autoMLJobArn("arn:job/" + name)
                .roleArn(ROLE)
                .autoMLJobStatus(AutoMLJobStatus.IN_PROGRESS)
                .autoMLJobSecondaryStatus(AutoMLJobSecondaryStatus.STARTING)
                .build();
    }

    public static DescribeAutoMlJobV2Response completed(
            final String name, final String problemType, final AutoMLContainerDefinition... containers) {
        return completed(name, containers).toBuilder()
                .resolvedAttributes(attributes -> attributes.autoMLProblemTypeResolvedAttributes(
                        problem -> problem.tabularResolvedAttributes(table -> table.problemType(problemType))))
                .build();
    }

    public static DescribeAutoMlJobV2Response completed(
            final String name, final AutoMLContainerDefinition... containers) {
        return started(name).toBuilder()
                .autoMLJobStatus(AutoMLJobStatus.COMPLETED)
                .autoMLJobSecondaryStatus(AutoMLJobSecondaryStatus.COMPLETED)
                .bestCandidate(
                        candidate -> candidate.candidateName("best").inferenceContainers(Arrays.asList(containers)))
                .build();
    }

    /** {@return a container that can give these response keys, none when it knows nothing of them} */
    public static AutoMLContainerDefinition container(final String image, final String... supported) {
        final Map<String, String> environment = supported.length == 0
                ? Map.of("AUTOML_TRANSFORM_MODE", "feature-transform")
                : Map.of("SAGEMAKER_INFERENCE_SUPPORTED", String.join(",", supported));
        return AutoMLContainerDefinition.builder()
                .image(image)
                .modelDataUrl("s3://bucket/" + image + ".tar.gz")
                .environment(environment)
                .build();
    }

    /** The pipeline that hyperparameter tuning gives for classification. */
    public static AutoMLContainerDefinition[] pipeline() {
        return new AutoMLContainerDefinition[] {
            container("transform"),
            container("xgboost", "predicted_label", "probability", "probabilities"),
            container("labels", "predicted_label", "probability", "labels", "probabilities")
        };
    }

    /** {@return a training job that has just been created} */
    public static DescribeTrainingJobResponse training(final String name) {
        return DescribeTrainingJobResponse.builder()
                .trainingJobName(name)
                .roleArn(ROLE)
                .trainingJobStatus("InProgress")
                .secondaryStatus("Starting")
                .algorithmSpecification(algorithm -> algorithm.trainingImage("image:1"))
                .build();
    }
}
