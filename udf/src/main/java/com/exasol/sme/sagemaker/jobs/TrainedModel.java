package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Request;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.AutoMLCandidate;
import software.amazon.awssdk.services.sagemaker.model.AutoMLContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.AutoMLProblemTypeConfig;
import software.amazon.awssdk.services.sagemaker.model.AutoMLProblemTypeResolvedAttributes;
import software.amazon.awssdk.services.sagemaker.model.AutoMLResolvedAttributes;
import software.amazon.awssdk.services.sagemaker.model.ContainerDefinition;
import software.amazon.awssdk.services.sagemaker.model.DescribeAutoMlJobV2Response;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.TabularJobConfig;
import software.amazon.awssdk.services.sagemaker.model.TabularResolvedAttributes;

/** The model of a finished job, of Autopilot the best candidate, ready to be put behind an endpoint. */
public final class TrainedModel {
    private final String jobName;
    private final String roleArn;
    private final String problemType;
    private final List<AutoMLContainerDefinition> containers;

    private TrainedModel(
            final String jobName,
            final String roleArn,
            final String problemType,
            final List<AutoMLContainerDefinition> containers) {
        this.jobName = jobName;
        this.roleArn = roleArn;
        this.problemType = problemType;
        this.containers = containers;
    }

    /** The model of a training job; a container that others wrote has no problem type, which is null then. */
    static TrainedModel from(final DescribeTrainingJobResponse job, final String modelDataUrl, final Request request) {
        return new TrainedModel(
                job.trainingJobName(),
                job.roleArn(),
                request.optionalText("problem_type").orElse(null),
                List.of(AutoMLContainerDefinition.builder()
                        .image(request.optionalText("inference_image")
                                .orElseGet(() -> job.algorithmSpecification().trainingImage()))
                        .modelDataUrl(modelDataUrl)
                        .environment(request.texts("environment"))
                        .build()));
    }

    static TrainedModel from(final DescribeAutoMlJobV2Response job) {
        final List<AutoMLContainerDefinition> containers = Optional.ofNullable(job.bestCandidate())
                .map(AutoMLCandidate::inferenceContainers)
                .orElse(List.of());
        if (containers.isEmpty()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-13")
                    .message(
                            "Autopilot job {{name}} ended without a model: it is {{status|uq}}, {{secondary|uq}}.",
                            job.autoMLJobName(),
                            job.autoMLJobStatusAsString(),
                            job.autoMLJobSecondaryStatusAsString())
                    .mitigation("Train again with more time (max_runtime_for_automl_job_in_seconds) or more"
                            + " candidates."));
        }
        return new TrainedModel(job.autoMLJobName(), job.roleArn(), problemTypeOf(job), containers);
    }

    public String jobName() {
        return jobName;
    }

    public String roleArn() {
        return roleArn;
    }

    public String problemType() {
        return problemType;
    }

    /**
     * {@return what its containers are to answer}
     *
     * @param areAllWanted whether the prediction scripts give the probabilities of all labels
     */
    public ResponseKeys responseKeys(final boolean areAllWanted) {
        return ResponseKeys.of(problemType, containers, areAllWanted);
    }

    /** Gives how many containers answer one after the other; with more than one they are an inference pipeline. */
    public int containerCount() {
        return containers.size();
    }

    public List<ContainerDefinition> containers(final ResponseKeys keys) {
        return keys.applyTo(containers);
    }

    /** A job that was created without a problem type says only in its answer what Autopilot took it for. */
    private static String problemTypeOf(final DescribeAutoMlJobV2Response job) {
        return Optional.ofNullable(job.resolvedAttributes())
                .map(AutoMLResolvedAttributes::autoMLProblemTypeResolvedAttributes)
                .map(AutoMLProblemTypeResolvedAttributes::tabularResolvedAttributes)
                .map(TabularResolvedAttributes::problemTypeAsString)
                .or(() -> Optional.ofNullable(job.autoMLProblemTypeConfig())
                        .map(AutoMLProblemTypeConfig::tabularJobConfig)
                        .map(TabularJobConfig::problemTypeAsString))
                .orElseThrow(() -> new SmeException(ExaError.messageBuilder("E-SME-UDF-14")
                        .message("Autopilot job {{name}} was not trained on a table.", job.autoMLJobName())
                        .mitigation("Deploy a job that predicts a column of a table.")));
    }
}
