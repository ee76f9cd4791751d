package com.exasol.sme.udf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AutoMLJobSummary;
import software.amazon.awssdk.services.sagemaker.model.CreateAutoMlJobV2Request;
import software.amazon.awssdk.services.sagemaker.model.CreateAutoMlJobV2Response;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.CreateModelRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateModelResponse;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DeleteModelResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeAutoMlJobV2Request;
import software.amazon.awssdk.services.sagemaker.model.DescribeAutoMlJobV2Response;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointConfigResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeEndpointResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeInferenceComponentRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeInferenceComponentResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeModelResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeTrainingJobResponse;
import software.amazon.awssdk.services.sagemaker.model.EndpointConfigSummary;
import software.amazon.awssdk.services.sagemaker.model.EndpointStatus;
import software.amazon.awssdk.services.sagemaker.model.EndpointSummary;
import software.amazon.awssdk.services.sagemaker.model.InferenceComponentSummary;
import software.amazon.awssdk.services.sagemaker.model.ListAutoMlJobsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListAutoMlJobsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointConfigsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointConfigsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListEndpointsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListInferenceComponentsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListTagsRequest;
import software.amazon.awssdk.services.sagemaker.model.ListTagsResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** A small SageMaker with the state machines that matter here; requests can be made to fail before or after they work. */
public final class TestSageMaker implements SageMakerClient {
    public final List<String> calls = new ArrayList<>();
    public final Map<String, DescribeAutoMlJobV2Response> jobs = new LinkedHashMap<>();
    public final Map<String, CreateAutoMlJobV2Request> jobRequests = new HashMap<>();
    public final Map<String, DescribeTrainingJobResponse> trainingJobs = new LinkedHashMap<>();
    public final Map<String, CreateTrainingJobRequest> trainingRequests = new HashMap<>();
    public final Map<String, CreateModelRequest> models = new LinkedHashMap<>();
    public final Map<String, CreateEndpointConfigRequest> configurations = new LinkedHashMap<>();
    public final Map<String, CreateEndpointRequest> endpoints = new LinkedHashMap<>();
    /** What endpoint my-ep is at one look after the other; the last stays. Others are always in service. */
    public final Deque<EndpointStatus> progress = new ArrayDeque<>();

    /** What else AWS says of an endpoint, a configuration or a component of some name, as a JSON object. */
    public final Map<String, String> newFields = new HashMap<>();
    /** The names of inference components. */
    public final List<String> components = new ArrayList<>();
    /** What is listed without being there. */
    public final List<String> ghosts = new ArrayList<>();

    public String failureReason;
    public boolean isClosed;
    private final Map<String, Deque<Fault>> faults = new HashMap<>();

    /** A failure of one request. */
    private static final class Fault {
        private final SdkException failure;
        private final boolean isAfterTheWork;

        private Fault(final SdkException failure, final boolean isAfterTheWork) {
            this.failure = failure;
            this.isAfterTheWork = isAfterTheWork;
        }
    }

    public static SdkException refusal(final int status, final String code, final String message) {
        return SageMakerException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .serviceName("SageMaker")
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .statusCode(status)
                .requestId("request-1")
                .numAttempts(1)
                .build();
    }

    /** Answers a copy of a request whose first copy got no answer. */
    public static SdkException laterRefusal(final int status, final String code, final String message) {
        return refusal(status, code, message).toBuilder().numAttempts(2).build();
    }

    public static SdkException noAnswer() {
        return SdkClientException.create(
                "Unable to execute HTTP request: Read timed out", new IOException("Read timed out"));
    }

    public TestSageMaker failing(final String operation, final SdkException failure) {
        faults.computeIfAbsent(operation, it -> new ArrayDeque<>()).add(new Fault(failure, false));
        return this;
    }

    public TestSageMaker losingTheAnswer(final String operation, final SdkException failure) {
        faults.computeIfAbsent(operation, it -> new ArrayDeque<>()).add(new Fault(failure, true));
        return this;
    }

    public List<String> calls(final String verb) {
        return calls.stream().filter(call -> call.startsWith(verb)).collect(Collectors.toList());
    }

    private <T> T answer(final String operation, final String name, final Supplier<T> work) {
        calls.add(operation + " " + name);
        final Deque<Fault> waiting = faults.getOrDefault(operation, new ArrayDeque<>());
        final Fault fault = waiting.poll();
        if (fault == null) {
            return work.get();
        }
        if (fault.isAfterTheWork) {
            final T unused = work.get();
        }
        throw fault.failure;
    }

    private static void require(final boolean condition, final String message) {
        if (!condition) {
            throw refusal(400, "ValidationException", message);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        isClosed = true;
    }

    @Override
    public CreateAutoMlJobV2Response createAutoMLJobV2(final CreateAutoMlJobV2Request request) {
        final String name = request.autoMLJobName();
        return answer("CreateAutoMLJobV2", name, () -> {
            if (jobs.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw refusal(400, "ResourceInUse", "AutoML job name already exists in account");
            }
            jobRequests.put(name, request);
            jobs.put(
                    name,
                    TestJobs.started(name).toBuilder()
                            .autoMLJobInputDataConfig(request.autoMLJobInputDataConfig())
                            .build());
            return CreateAutoMlJobV2Response.builder()
                    .autoMLJobArn("arn:job/" + name)
                    .build();
        });
    }

    @Override
    public DescribeAutoMlJobV2Response describeAutoMLJobV2(final DescribeAutoMlJobV2Request request) {
        return answer("DescribeAutoMLJobV2", request.autoMLJobName(), () -> {
            if (!jobs.containsKey(request.autoMLJobName())) {
                throw refusal(400, "ResourceNotFound", "AutoML job does not exist");
            }
            return jobs.get(request.autoMLJobName());
        });
    }

    @Override
    public CreateTrainingJobResponse createTrainingJob(final CreateTrainingJobRequest request) {
        final String name = request.trainingJobName();
        return answer("CreateTrainingJob", name, () -> {
            if (trainingJobs.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
                throw refusal(400, "ResourceInUse", "Training job names must be unique within an AWS account");
            }
            trainingRequests.put(name, request);
            trainingJobs.put(
                    name,
                    TestJobs.training(name).toBuilder()
                            .inputDataConfig(request.inputDataConfig())
                            .build());
            return CreateTrainingJobResponse.builder()
                    .trainingJobArn("arn:training-job/" + name)
                    .build();
        });
    }

    @Override
    public DescribeTrainingJobResponse describeTrainingJob(final DescribeTrainingJobRequest request) {
        return answer("DescribeTrainingJob", request.trainingJobName(), () -> {
            require(trainingJobs.containsKey(request.trainingJobName()), "Requested resource not found.");
            return trainingJobs.get(request.trainingJobName());
        });
    }

    /** Gives one name a page. */
    @Override
    public ListAutoMlJobsResponse listAutoMLJobs(final ListAutoMlJobsRequest request) {
        return answer("ListAutoMLJobs", request.nextToken(), () -> {
            final List<String> names = new ArrayList<>(jobs.keySet());
            final int index = indexOf(request.nextToken());
            return ListAutoMlJobsResponse.builder()
                    .autoMLJobSummaries(page(names, index).stream()
                            .map(it ->
                                    AutoMLJobSummary.builder().autoMLJobName(it).build())
                            .collect(Collectors.toList()))
                    .nextToken(tokenAfter(names, index))
                    .build();
        });
    }

    @Override
    public ListEndpointsResponse listEndpoints(final ListEndpointsRequest request) {
        return answer("ListEndpoints", request.nextToken(), () -> {
            final List<String> names = new ArrayList<>(endpoints.keySet());
            names.addAll(ghosts);
            final int index = indexOf(request.nextToken());
            return ListEndpointsResponse.builder()
                    .endpoints(page(names, index).stream()
                            .map(it ->
                                    EndpointSummary.builder().endpointName(it).build())
                            .collect(Collectors.toList()))
                    .nextToken(tokenAfter(names, index))
                    .build();
        });
    }

    @Override
    public ListEndpointConfigsResponse listEndpointConfigs(final ListEndpointConfigsRequest request) {
        return answer("ListEndpointConfigs", request.nextToken(), () -> {
            final List<String> names = new ArrayList<>(configurations.keySet());
            final int index = indexOf(request.nextToken());
            return ListEndpointConfigsResponse.builder()
                    .endpointConfigs(page(names, index).stream()
                            .map(it -> EndpointConfigSummary.builder()
                                    .endpointConfigName(it)
                                    .build())
                            .collect(Collectors.toList()))
                    .nextToken(tokenAfter(names, index))
                    .build();
        });
    }

    @Override
    public ListInferenceComponentsResponse listInferenceComponents(final ListInferenceComponentsRequest request) {
        return answer("ListInferenceComponents", request.nextToken(), () -> {
            final int index = indexOf(request.nextToken());
            return ListInferenceComponentsResponse.builder()
                    .inferenceComponents(page(components, index).stream()
                            .map(it -> InferenceComponentSummary.builder()
                                    .inferenceComponentName(it)
                                    .build())
                            .collect(Collectors.toList()))
                    .nextToken(tokenAfter(components, index))
                    .build();
        });
    }

    @Override
    public DescribeInferenceComponentResponse describeInferenceComponent(
            final DescribeInferenceComponentRequest request) {
        final String name = request.inferenceComponentName();
        return answer("DescribeInferenceComponent", name, () -> {
            require(components.contains(name), "Could not find inference component \"" + name + "\".");
            return KeptAnswer.of(
                    request,
                    DescribeInferenceComponentResponse.builder()
                            .inferenceComponentName(name)
                            .build(),
                    newFields.getOrDefault(name, "{}"));
        });
    }

    private static int indexOf(final String token) {
        return token == null ? 0 : Integer.parseInt(token);
    }

    private static List<String> page(final List<String> names, final int index) {
        return index < names.size() ? names.subList(index, index + 1) : List.of();
    }

    private static String tokenAfter(final List<String> names, final int index) {
        return index + 1 < names.size() ? String.valueOf(index + 1) : null;
    }

    @Override
    public CreateModelResponse createModel(final CreateModelRequest request) {
        return answer("CreateModel", request.modelName(), () -> {
            require(
                    !models.containsKey(request.modelName()),
                    "Cannot create already existing model \"arn:model/" + request.modelName() + "\".");
            models.put(request.modelName(), request);
            return CreateModelResponse.builder()
                    .modelArn("arn:model/" + request.modelName())
                    .build();
        });
    }

    @Override
    public DescribeModelResponse describeModel(final DescribeModelRequest request) {
        return answer("DescribeModel", request.modelName(), () -> {
            final CreateModelRequest model = models.get(request.modelName());
            require(model != null, "Could not find model \"arn:model/" + request.modelName() + "\".");
            final DescribeModelResponse.Builder answer = DescribeModelResponse.builder()
                    .modelName(model.modelName())
                    .modelArn("arn:model/" + model.modelName())
                    .executionRoleArn(model.executionRoleArn())
                    .primaryContainer(model.primaryContainer());
            return model.hasContainers() ? answer.containers(model.containers()).build() : answer.build();
        });
    }

    @Override
    public ListTagsResponse listTags(final ListTagsRequest request) {
        final String[] kindAndName = request.resourceArn().split("[:/]", 3);
        return answer("ListTags", kindAndName[1] + " " + kindAndName[2], () -> ListTagsResponse.builder()
                .tags(tagsOf(kindAndName[1], kindAndName[2]))
                .build());
    }

    private List<Tag> tagsOf(final String kind, final String name) {
        switch (kind) {
            case "model":
                return models.get(name).tags();
            case "endpoint-config":
                return configurations.get(name).tags();
            default:
                require(endpoints.containsKey(name), "Could not find endpoint \"" + name + "\".");
                return endpoints.get(name).tags();
        }
    }

    @Override
    public DeleteModelResponse deleteModel(final DeleteModelRequest request) {
        return answer("DeleteModel", request.modelName(), () -> {
            require(
                    models.remove(request.modelName()) != null,
                    "Could not find model \"arn:model/" + request.modelName() + "\".");
            return DeleteModelResponse.builder().build();
        });
    }

    @Override
    public CreateEndpointConfigResponse createEndpointConfig(final CreateEndpointConfigRequest request) {
        final String name = request.endpointConfigName();
        return answer("CreateEndpointConfig", name, () -> {
            require(
                    !configurations.containsKey(name),
                    "Cannot create already existing endpoint configuration \"arn:endpoint-config/" + name + "\".");
            configurations.put(name, request);
            return CreateEndpointConfigResponse.builder()
                    .endpointConfigArn("arn:endpoint-config/" + name)
                    .build();
        });
    }

    @Override
    public DescribeEndpointConfigResponse describeEndpointConfig(final DescribeEndpointConfigRequest request) {
        final String name = request.endpointConfigName();
        return answer("DescribeEndpointConfig", name, () -> {
            final CreateEndpointConfigRequest configuration = configurations.get(name);
            require(
                    configuration != null,
                    "Could not find endpoint configuration \"arn:endpoint-config/" + name + "\".");
            return KeptAnswer.of(
                    request,
                    DescribeEndpointConfigResponse.builder()
                            .endpointConfigName(name)
                            .endpointConfigArn("arn:endpoint-config/" + name)
                            .productionVariants(configuration.productionVariants())
                            .shadowProductionVariants(configuration.shadowProductionVariants())
                            .build(),
                    newFields.getOrDefault(name, "{}"));
        });
    }

    @Override
    public DeleteEndpointConfigResponse deleteEndpointConfig(final DeleteEndpointConfigRequest request) {
        final String name = request.endpointConfigName();
        return answer("DeleteEndpointConfig", name, () -> {
            require(
                    configurations.remove(name) != null,
                    "Could not find endpoint configuration \"arn:endpoint-config/" + name + "\".");
            return DeleteEndpointConfigResponse.builder().build();
        });
    }

    @Override
    public CreateEndpointResponse createEndpoint(final CreateEndpointRequest request) {
        final String name = request.endpointName();
        return answer("CreateEndpoint", name, () -> {
            require(
                    endpoints.keySet().stream().noneMatch(name::equalsIgnoreCase),
                    "Cannot create already existing endpoint \"arn:endpoint/" + name + "\".");
            require(
                    configurations.containsKey(request.endpointConfigName()),
                    "Could not find endpoint configuration \"" + request.endpointConfigName() + "\".");
            endpoints.put(name, request);
            return CreateEndpointResponse.builder()
                    .endpointArn("arn:endpoint/" + name)
                    .build();
        });
    }

    @Override
    public DescribeEndpointResponse describeEndpoint(final DescribeEndpointRequest request) {
        final String name = request.endpointName();
        return answer("DescribeEndpoint", name, () -> {
            require(endpoints.containsKey(name), "Could not find endpoint \"arn:endpoint/" + name + "\".");
            final EndpointStatus status = statusOf(name);
            if (status == null) {
                endpoints.remove(name);
                progress.clear();
                throw refusal(400, "ValidationException", "Could not find endpoint \"arn:endpoint/" + name + "\".");
            }
            if (status == EndpointStatus.DELETING && progress.size() == 1) {
                endpoints.remove(name);
            }
            final DescribeEndpointResponse answer = DescribeEndpointResponse.builder()
                    .endpointName(
                            endpoints.containsKey(name) ? endpoints.get(name).endpointName() : name)
                    .endpointArn("arn:endpoint/" + name)
                    .endpointConfigName(
                            endpoints.containsKey(name) ? endpoints.get(name).endpointConfigName() : null)
                    .endpointStatus(status)
                    .failureReason(failureReason)
                    .build();
            return KeptAnswer.of(request, answer, newFields.getOrDefault(name, "{}"));
        });
    }

    private EndpointStatus statusOf(final String name) {
        if (!"my-ep".equals(name)) {
            return EndpointStatus.IN_SERVICE;
        }
        return progress.size() > 1 ? progress.poll() : progress.peek();
    }

    @Override
    public DeleteEndpointResponse deleteEndpoint(final DeleteEndpointRequest request) {
        final String name = request.endpointName();
        return answer("DeleteEndpoint", name, () -> {
            require(endpoints.containsKey(name), "Could not find endpoint \"arn:endpoint/" + name + "\".");
            require(
                    progress.peek() != EndpointStatus.CREATING,
                    "Cannot update in-progress endpoint \"arn:endpoint/" + name + "\".");
            progress.clear();
            progress.add(EndpointStatus.DELETING);
            return DeleteEndpointResponse.builder().build();
        });
    }
}
