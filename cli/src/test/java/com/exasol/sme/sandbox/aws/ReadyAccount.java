package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.sagemaker.Candidate;
import com.exasol.sme.sandbox.aws.storage.S3;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An account with a key, a bucket and training data, and the usual steps to an endpoint. */
final class ReadyAccount implements AutoCloseable {
    static final String REGION = "eu-central-1";
    static final String KEY = "AKIATEST";
    static final String SECRET = "secret-1";
    static final String BUCKET = "bucket-1";
    static final URI ADDRESS = URI.create("https://bucket-1.s3.eu-central-1.amazonaws.com");

    private final AwsStandIn aws =
            AwsStandIn.start().withKey(KEY, SECRET).withBucket(BUCKET, REGION).withRegion("us-east-1");
    private final SignedClient client = signedFor(REGION);

    ReadyAccount() {
        upload("train/1.csv", "A,B,LABEL\n" + rows(600, "yes", "no"));
    }

    AwsStandIn aws() {
        return aws;
    }

    SignedClient client() {
        return client;
    }

    SignedClient signedFor(final String region) {
        return new SignedClient(aws.endpoint(), KEY, SECRET, region, Clock.systemUTC());
    }

    /** Rows whose first column, or else the second, tells the label. */
    static String rows(final int count, final String first, final String second) {
        return IntStream.range(0, count)
                .mapToObj(row -> (row % 2 == 0 ? "1,left," + first : "-1,right," + second) + "\n")
                .collect(Collectors.joining());
    }

    void upload(final String key, final String content) {
        try {
            aws.s3().upload(ADDRESS, KEY, SECRET, key, content.getBytes(UTF_8));
        } catch (final S3.Refusal refusal) {
            throw new IllegalStateException(refusal);
        }
    }

    /** A request to train on the files under {@code train/}. */
    ObjectNode jobRequest(final String name) {
        final ObjectNode request = Json.object();
        request.put("AutoMLJobName", name);
        request.putArray("AutoMLJobInputDataConfig")
                .addObject()
                .put("ChannelType", "training")
                .put("ContentType", "text/csv;header=present")
                .put("CompressionType", "None")
                .putObject("DataSource")
                .putObject("S3DataSource")
                .put("S3DataType", "S3Prefix")
                .put("S3Uri", "s3://" + BUCKET + "/train/");
        request.putObject("OutputDataConfig").put("S3OutputPath", "s3://" + BUCKET + "/out/");
        request.putObject("AutoMLProblemTypeConfig")
                .putObject("TabularJobConfig")
                .put("TargetAttributeName", "LABEL");
        request.put("RoleArn", aws.roleArn());
        return request;
    }

    /** A request to train an image on one channel, {@code train}, of plain numbers. */
    ObjectNode trainingRequest(final String name, final String image) {
        final ObjectNode request = Json.object().put("TrainingJobName", name).put("RoleArn", aws.roleArn());
        request.putObject("AlgorithmSpecification").put("TrainingImage", image).put("TrainingInputMode", "File");
        addChannel(request, "train", "numbers/");
        request.putObject("OutputDataConfig").put("S3OutputPath", "s3://" + BUCKET + "/out/");
        request.putObject("ResourceConfig")
                .put("InstanceType", "ml.m5.large")
                .put("InstanceCount", 1)
                .put("VolumeSizeInGB", 30);
        request.putObject("StoppingCondition").put("MaxRuntimeInSeconds", 3600);
        return request;
    }

    /** Adds a channel of CSV below a prefix. */
    static ObjectNode addChannel(final ObjectNode request, final String channel, final String prefix) {
        final ObjectNode added = request.withArray("InputDataConfig")
                .addObject()
                .put("ChannelName", channel)
                .put("ContentType", "text/csv");
        added.putObject("DataSource")
                .putObject("S3DataSource")
                .put("S3DataType", "S3Prefix")
                .put("S3Uri", "s3://" + BUCKET + "/" + prefix);
        return added;
    }

    /** Runs a training job until it has ended, and gives the last description. */
    Answer run(final ObjectNode request) {
        call("CreateTrainingJob", request.toString());
        final String name =
                "{\"TrainingJobName\":\"" + request.get("TrainingJobName").textValue() + "\"}";
        Answer answer = call("DescribeTrainingJob", name);
        while (answer.at("/TrainingJobStatus").equals("InProgress")) {
            answer = call("DescribeTrainingJob", name);
        }
        return answer;
    }

    /** Trains until the job has ended, and gives the last description. */
    Answer train(final String name) {
        return train(jobRequest(name));
    }

    Answer train(final ObjectNode request) {
        call("CreateAutoMLJobV2", request.toString());
        final String name =
                "{\"AutoMLJobName\":\"" + request.get("AutoMLJobName").textValue() + "\"}";
        Answer answer = call("DescribeAutoMLJobV2", name);
        while (answer.at("/AutoMLJobStatus").equals("InProgress")) {
            answer = call("DescribeAutoMLJobV2", name);
        }
        return answer;
    }

    /** Creates a model, a configuration and an endpoint of one name from a candidate. */
    void create(final String name, final ObjectNode containers) {
        final ObjectNode model = Json.object().put("ModelName", name).put("ExecutionRoleArn", aws.roleArn());
        model.setAll(containers);
        call("CreateModel", model.toString());
        call("CreateEndpointConfig", configRequest(name).toString());
        call("CreateEndpoint", endpointRequest(name));
    }

    /** Trains, and creates an endpoint of the same name that is in service and answers with all keys. */
    void deploy(final String name) {
        create(name, withKeys(train(name), "predicted_label,labels,probabilities,probability"));
        String status = "Creating";
        while (status.equals("Creating")) {
            status = call("DescribeEndpoint", "{\"EndpointName\":\"" + name + "\"}")
                    .at("/EndpointStatus");
        }
    }

    /** The containers of the only one, or those of the pipeline, asked for response keys. */
    static ObjectNode withKeys(final Answer job, final String keys) {
        final ObjectNode containers = Json.object();
        containers.set("Containers", job.json().at("/BestCandidate/InferenceContainers"));
        final int last = containers.get("Containers").size() - 1;
        ((ObjectNode) containers.at("/Containers/" + last + "/Environment")).put(Candidate.OUTPUT, keys);
        return containers;
    }

    static ObjectNode configRequest(final String name) {
        final ObjectNode config = Json.object().put("EndpointConfigName", name);
        config.putArray("ProductionVariants")
                .addObject()
                .put("VariantName", "AllTraffic")
                .put("ModelName", name)
                .put("InstanceType", "ml.m5.large")
                .put("InitialInstanceCount", 2);
        return config;
    }

    static String endpointRequest(final String name) {
        return "{\"EndpointName\":\"" + name + "\",\"EndpointConfigName\":\"" + name + "\"}";
    }

    /** Calls and insists on success. */
    Answer call(final String operation, final String request) {
        final Answer answer = client.call(operation, request);
        if (answer.status() != 200) {
            throw new IllegalStateException(operation + ": " + answer);
        }
        return answer;
    }

    @Override
    public void close() {
        aws.close();
    }
}
