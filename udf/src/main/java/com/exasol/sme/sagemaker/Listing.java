package com.exasol.sme.sagemaker;

import com.exasol.sme.sagemaker.Pages.Page;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobSummary;
import software.amazon.awssdk.services.sagemaker.model.EndpointConfigSummary;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;
import software.amazon.awssdk.services.sagemaker.model.ListAutoMlJobsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointConfigsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;

/**
 * Names everything of one kind that there is in the region.
 *
 * <p>Nothing is filtered by name: AWS leaves case aside when it creates, but documents no filter that does.
 */
public final class Listing {
    private final ControlPlane aws;

    public Listing(final ControlPlane aws) {
        this.aws = aws;
    }

    public List<String> jobs() {
        return Pages.namesOf(token -> aws.call("ListAutoMLJobs", "Autopilot jobs", client -> {
            final ListAutoMlJobsResponse answer = client.listAutoMLJobs(
                    request -> request.maxResults(Pages.SIZE).nextToken(token));
            return new Page(
                    answer.autoMLJobSummaries().stream()
                            .map(AutoMLJobSummary::autoMLJobName)
                            .collect(Collectors.toList()),
                    answer.nextToken());
        }));
    }

    public List<String> endpoints() {
        return Pages.namesOf(token -> aws.call("ListEndpoints", "endpoints", client -> {
            final ListEndpointsResponse answer = client.listEndpoints(
                    request -> request.maxResults(Pages.SIZE).nextToken(token));
            return new Page(
                    answer.endpoints().stream()
                            .map(EndpointSummary::endpointName)
                            .collect(Collectors.toList()),
                    answer.nextToken());
        }));
    }

    public List<String> components() {
        return Pages.namesOf(token -> aws.call("ListInferenceComponents", "inference components", client -> {
            final ListInferenceComponentsResponse answer = client.listInferenceComponents(
                    request -> request.maxResults(Pages.SIZE).nextToken(token));
            return new Page(
                    answer.inferenceComponents().stream()
                            .map(InferenceComponentSummary::inferenceComponentName)
                            .collect(Collectors.toList()),
                    answer.nextToken());
        }));
    }

    public List<String> configurations() {
        return Pages.namesOf(token -> aws.call("ListEndpointConfigs", "endpoint configurations", client -> {
            final ListEndpointConfigsResponse answer = client.listEndpointConfigs(
                    request -> request.maxResults(Pages.SIZE).nextToken(token));
            return new Page(
                    answer.endpointConfigs().stream()
                            .map(EndpointConfigSummary::endpointConfigName)
                            .collect(Collectors.toList()),
                    answer.nextToken());
        }));
    }
}
