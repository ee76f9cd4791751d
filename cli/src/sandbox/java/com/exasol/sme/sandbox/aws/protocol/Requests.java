package com.exasol.sme.sandbox.aws.protocol;

import static com.exasol.sme.sandbox.aws.protocol.Rule.flag;
import static com.exasol.sme.sandbox.aws.protocol.Rule.list;
import static com.exasol.sme.sandbox.aws.protocol.Rule.map;
import static com.exasol.sme.sandbox.aws.protocol.Rule.number;
import static com.exasol.sme.sandbox.aws.protocol.Rule.oneOf;
import static com.exasol.sme.sandbox.aws.protocol.Rule.structure;
import static com.exasol.sme.sandbox.aws.protocol.Rule.text;
import static com.exasol.sme.sandbox.aws.protocol.Rule.whole;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of every known operation, as the service's API model has them. */
public final class Requests {
    private static final int ANY = Integer.MAX_VALUE;
    private static final int LONGEST_RUN = 30 * 24 * 3600;

    private static final Rule JOB_NAME = text(1, 32, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,31}");
    private static final Rule NAME = text(0, 63, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    private static final Rule MODEL_NAME = text(0, 63, "[a-zA-Z0-9]([\\-a-zA-Z0-9]*[a-zA-Z0-9])?");
    static final Rule S3_URI = text(0, 1024, "(https|s3)://([^/]+)/?(.*)");
    static final Rule KMS_KEY = text(0, 2048, "[a-zA-Z0-9:/_-]*");
    static final Rule ROLE = text(20, 2048, "arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
    private static final Rule ARN = text(0, 256, "arn:aws[a-z-]*:sagemaker:[a-z0-9-]*:[0-9]{12}:.+");
    static final Rule TAGS = list(
            0,
            50,
            structure()
                    .required("Key", text(1, 128, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)"))
                    .required("Value", text(0, 256, "([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)")));

    private static final Rule CHANNEL = structure()
            .optional("ChannelType", oneOf("training", "validation"))
            .optional("ContentType", text(0, 256, ".*"))
            .optional("CompressionType", oneOf("None", "Gzip"))
            .optional(
                    "DataSource",
                    structure()
                            .required(
                                    "S3DataSource",
                                    structure()
                                            .required(
                                                    "S3DataType",
                                                    oneOf("ManifestFile", "S3Prefix", "AugmentedManifestFile"))
                                            .required("S3Uri", S3_URI)));

    private static final Rule TABULAR = structure()
            .required("TargetAttributeName", text(1, ANY, "(?s).*"))
            .optional("Mode", oneOf("AUTO", "ENSEMBLING", "HYPERPARAMETER_TUNING"))
            .optional("GenerateCandidateDefinitionsOnly", flag())
            .optional("ProblemType", oneOf("BinaryClassification", "MulticlassClassification", "Regression"))
            .optional("SampleWeightAttributeName", text(1, 256, "[a-zA-Z0-9_-]+"))
            .optional(
                    "CompletionCriteria",
                    structure()
                            .optional("MaxCandidates", whole(1, 750))
                            .optional("MaxRuntimePerTrainingJobInSeconds", whole(1, ANY))
                            .optional("MaxAutoMLJobRuntimeInSeconds", whole(1, LONGEST_RUN)));

    private static final Rule CREATE_JOB = structure()
            .required("AutoMLJobName", JOB_NAME)
            .required("AutoMLJobInputDataConfig", list(1, 2, CHANNEL))
            .required(
                    "OutputDataConfig",
                    structure().required("S3OutputPath", S3_URI).optional("KmsKeyId", KMS_KEY))
            .required("AutoMLProblemTypeConfig", structure().required("TabularJobConfig", TABULAR))
            .required("RoleArn", ROLE)
            .optional("Tags", TAGS)
            .optional(
                    "AutoMLJobObjective",
                    structure()
                            .required(
                                    "MetricName",
                                    oneOf(
                                            "Accuracy",
                                            "MSE",
                                            "F1",
                                            "F1macro",
                                            "AUC",
                                            "RMSE",
                                            "BalancedAccuracy",
                                            "R2",
                                            "Recall",
                                            "RecallMacro",
                                            "Precision",
                                            "PrecisionMacro",
                                            "MAE",
                                            "MAPE",
                                            "MASE",
                                            "WAPE",
                                            "AverageWeightedQuantileLoss")))
            .optional("DataSplitConfig", structure().optional("ValidationFraction", number(0, 1)));

    private static final Rule CONTAINER = structure()
            .optional("ContainerHostname", NAME)
            .required("Image", text(0, 255, "[\\S]+"))
            .optional("Mode", oneOf("SingleModel", "MultiModel"))
            .required("ModelDataUrl", S3_URI)
            .optional("Environment", map(100, text(0, 1024, "[a-zA-Z_][a-zA-Z0-9_]*"), text(0, 1024, "[\\S\\s]*")));

    private static final Rule INSTANCE_TYPE = oneOf(lines("hosting-instance-types.txt"));

    private static final Rule VARIANT = structure()
            .required("VariantName", NAME)
            .required("ModelName", MODEL_NAME)
            .optional("InitialInstanceCount", whole(1, ANY))
            .optional("InstanceType", INSTANCE_TYPE)
            .optional(
                    "InstancePools",
                    list(
                            1,
                            10,
                            structure()
                                    .required("InstanceType", INSTANCE_TYPE)
                                    .optional("ModelNameOverride", MODEL_NAME)
                                    .optional("Priority", whole(1, ANY))))
            .optional(
                    "ServerlessConfig",
                    structure().required("MemorySizeInMB", whole(1024, 6144)).required("MaxConcurrency", whole(1, 200)))
            .optional("InitialVariantWeight", number(0, Float.MAX_VALUE))
            .optional("VolumeSizeInGB", whole(1, 512))
            .optional("ModelDataDownloadTimeoutInSeconds", whole(60, 3600))
            .optional("ContainerStartupHealthCheckTimeoutInSeconds", whole(60, 3600));

    private static final Map<String, Rule> BY_OPERATION = new HashMap<>(Map.ofEntries(
            Map.entry("CreateAutoMLJobV2", CREATE_JOB),
            Map.entry("DescribeAutoMLJobV2", structure().required("AutoMLJobName", JOB_NAME)),
            Map.entry("StopAutoMLJob", structure().required("AutoMLJobName", JOB_NAME)),
            Map.entry(
                    "ListCandidatesForAutoMLJob",
                    structure()
                            .required("AutoMLJobName", JOB_NAME)
                            .optional("MaxResults", whole(1, 300))
                            .optional("NextToken", text(0, 8192, ".*"))
                            .optional("SortBy", oneOf("CreationTime", "Status", "FinalObjectiveMetricValue"))
                            .optional("SortOrder", oneOf("Ascending", "Descending"))),
            Map.entry(
                    "CreateModel",
                    structure()
                            .required("ModelName", MODEL_NAME)
                            .optional("PrimaryContainer", CONTAINER)
                            .optional("Containers", list(0, 15, CONTAINER))
                            .optional(
                                    "InferenceExecutionConfig", structure().required("Mode", oneOf("Serial", "Direct")))
                            .required("ExecutionRoleArn", ROLE)
                            .optional("Tags", TAGS)
                            .optional("EnableNetworkIsolation", flag())),
            Map.entry("DescribeModel", structure().required("ModelName", MODEL_NAME)),
            Map.entry("DeleteModel", structure().required("ModelName", MODEL_NAME)),
            Map.entry("ListModels", listing()),
            Map.entry("ListAutoMLJobs", listing()),
            Map.entry(
                    "CreateEndpointConfig",
                    structure()
                            .required("EndpointConfigName", NAME)
                            .required("ProductionVariants", list(1, 10, VARIANT))
                            .optional("ShadowProductionVariants", list(1, 10, VARIANT))
                            .optional("Tags", TAGS)
                            .optional("KmsKeyId", KMS_KEY)),
            Map.entry("DescribeEndpointConfig", structure().required("EndpointConfigName", NAME)),
            Map.entry("DeleteEndpointConfig", structure().required("EndpointConfigName", NAME)),
            Map.entry("ListEndpointConfigs", listing()),
            Map.entry(
                    "CreateEndpoint",
                    structure()
                            .required("EndpointName", NAME)
                            .required("EndpointConfigName", NAME)
                            .optional("Tags", TAGS)),
            Map.entry(
                    "UpdateEndpoint", structure().required("EndpointName", NAME).required("EndpointConfigName", NAME)),
            Map.entry(
                    "CreateInferenceComponent",
                    structure()
                            .required("InferenceComponentName", MODEL_NAME)
                            .required("EndpointName", NAME)
                            .optional("VariantName", NAME)
                            .required(
                                    "Specification",
                                    structure()
                                            .required("ModelName", MODEL_NAME)
                                            .required(
                                                    "ComputeResourceRequirements",
                                                    structure()
                                                            .required("MinMemoryRequiredInMb", whole(128, ANY))
                                                            .optional("NumberOfCpuCoresRequired", number(0.25F, ANY))))
                            .optional("Tags", TAGS)),
            Map.entry("DescribeInferenceComponent", structure().required("InferenceComponentName", MODEL_NAME)),
            Map.entry("ListInferenceComponents", listing()),
            Map.entry("DescribeEndpoint", structure().required("EndpointName", NAME)),
            Map.entry("DeleteEndpoint", structure().required("EndpointName", NAME)),
            Map.entry(
                    "ListEndpoints",
                    listing()
                            .optional(
                                    "StatusEquals",
                                    oneOf(
                                            "OutOfService",
                                            "Creating",
                                            "Updating",
                                            "SystemUpdating",
                                            "RollingBack",
                                            "InService",
                                            "Deleting",
                                            "Failed",
                                            "UpdateRollbackFailed"))),
            Map.entry("AddTags", structure().required("ResourceArn", ARN).required("Tags", TAGS)),
            Map.entry(
                    "ListTags",
                    structure()
                            .required("ResourceArn", ARN)
                            .optional("NextToken", text(0, 8192, ".*"))
                            .optional("MaxResults", whole(50, ANY)))));

    static {
        TrainingRequests.all().forEach(entry -> BY_OPERATION.put(entry.getKey(), entry.getValue()));
    }

    private Requests() {}

    /** The fields of an operation; null when the sandbox does not know it. */
    public static Rule of(final String operation) {
        return BY_OPERATION.get(operation);
    }

    static Rule.Structure listing() {
        return structure()
                .optional("SortBy", oneOf("Name", "CreationTime", "Status"))
                .optional("SortOrder", oneOf("Ascending", "Descending"))
                .optional("NextToken", text(0, 8192, ".*"))
                .optional("MaxResults", whole(1, 100))
                .optional("NameContains", text(0, 63, "[a-zA-Z0-9-]+"));
    }

    static List<String> lines(final String file) {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Requests.class.getResourceAsStream("/sagemaker/" + file), UTF_8))) {
            return lines.lines().toList();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
