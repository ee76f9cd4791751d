package com.exasol.sme.sagemaker.jobs;

import com.exasol.sme.sagemaker.ProductTag;
import com.exasol.sme.sagemaker.Request;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobChannel;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobCompletionCriteria;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobObjective;
import software.amazon.awssdk.services.sagemaker.model.CreateAutoMlJobV2Request;
import software.amazon.awssdk.services.sagemaker.model.TabularJobConfig;

/** Turns what a person wants to have trained into the words of CreateAutoMLJobV2. */
final class TrainingRequest {
    private TrainingRequest() {}

    static CreateAutoMlJobV2Request from(final Request request) {
        final String jobName = request.text("job_name");
        return CreateAutoMlJobV2Request.builder()
                .autoMLJobName(jobName)
                .autoMLJobInputDataConfig(channel(request.text("s3_input_uri")))
                .outputDataConfig(output -> output.s3OutputPath(request.text("s3_output_uri")))
                .autoMLProblemTypeConfig(problem -> problem.tabularJobConfig(table(request)))
                .autoMLJobObjective(objective(request))
                .roleArn(request.text("iam_sagemaker_role"))
                .tags(ProductTag.forJob(jobName))
                .build();
    }

    private static AutoMLJobChannel channel(final String uri) {
        return AutoMLJobChannel.builder()
                .channelType("training")
                .contentType("text/csv;header=present")
                .compressionType("None")
                .dataSource(source ->
                        source.s3DataSource(s3 -> s3.s3DataType("S3Prefix").s3Uri(uri)))
                .build();
    }

    private static TabularJobConfig table(final Request request) {
        return TabularJobConfig.builder()
                .targetAttributeName(request.text("target_attribute_name"))
                .problemType(request.optionalText("problem_type").orElse(null))
                .completionCriteria(criteria(request))
                .build();
    }

    private static AutoMLJobObjective objective(final Request request) {
        return request.optionalText("objective")
                .map(metric -> AutoMLJobObjective.builder().metricName(metric).build())
                .orElse(null);
    }

    private static AutoMLJobCompletionCriteria criteria(final Request request) {
        final Optional<Integer> seconds = request.optionalInteger("max_runtime_for_automl_job_in_seconds");
        final Optional<Integer> candidates = request.optionalInteger("max_candidates");
        final Optional<Integer> trainingSeconds = request.optionalInteger("max_runtime_per_training_job_in_seconds");
        if (seconds.isEmpty() && candidates.isEmpty() && trainingSeconds.isEmpty()) {
            return null;
        }
        return AutoMLJobCompletionCriteria.builder()
                .maxAutoMLJobRuntimeInSeconds(seconds.orElse(null))
                .maxCandidates(candidates.orElse(null))
                .maxRuntimePerTrainingJobInSeconds(trainingSeconds.orElse(null))
                .build();
    }
}
