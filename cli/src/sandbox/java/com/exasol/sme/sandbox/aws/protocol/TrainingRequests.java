package com.exasol.sme.sandbox.aws.protocol;

import static com.exasol.sme.sandbox.aws.protocol.Rule.flag;
import static com.exasol.sme.sandbox.aws.protocol.Rule.list;
import static com.exasol.sme.sandbox.aws.protocol.Rule.map;
import static com.exasol.sme.sandbox.aws.protocol.Rule.oneOf;
import static com.exasol.sme.sandbox.aws.protocol.Rule.structure;
import static com.exasol.sme.sandbox.aws.protocol.Rule.text;
import static com.exasol.sme.sandbox.aws.protocol.Rule.whole;

import java.util.List;
import java.util.Map;

/** The fields of the operations on training jobs, as the service's API model has them. */
final class TrainingRequests {
    private static final int ANY = Integer.MAX_VALUE;
    private static final Rule JOB_NAME = text(1, 63, "[a-zA-Z0-9](-*[a-zA-Z0-9]){0,62}");
    private static final Rule INPUT_MODE = oneOf("Pipe", "File", "FastFile");
    private static final Rule ARGUMENT = text(0, 256, ".*");

    private static final Rule CHANNEL = structure()
            .required("ChannelName", text(1, 64, "[A-Za-z0-9\\.\\-_]+"))
            .required(
                    "DataSource",
                    structure()
                            .optional(
                                    "S3DataSource",
                                    structure()
                                            .required(
                                                    "S3DataType",
                                                    oneOf(
                                                            "ManifestFile",
                                                            "S3Prefix",
                                                            "AugmentedManifestFile",
                                                            "Converse"))
                                            .required("S3Uri", Requests.S3_URI)
                                            .optional(
                                                    "S3DataDistributionType",
                                                    oneOf("FullyReplicated", "ShardedByS3Key"))))
            .optional("ContentType", text(0, 256, ".*"))
            .optional("CompressionType", oneOf("None", "Gzip"))
            .optional("RecordWrapperType", oneOf("None", "RecordIO"))
            .optional("InputMode", INPUT_MODE);

    private static final Rule ALGORITHM = structure()
            .optional("TrainingImage", text(0, 255, ".*"))
            .optional(
                    "AlgorithmName",
                    text(
                            1,
                            170,
                            "(arn:aws[a-z\\-]*:sagemaker:[a-z0-9\\-]*:[0-9]{12}:[a-z\\-]*\\/)?"
                                    + "([a-zA-Z0-9]([a-zA-Z0-9-]){0,62})(?<!-)"))
            .required("TrainingInputMode", INPUT_MODE)
            .optional(
                    "MetricDefinitions",
                    list(0, 40, structure().required("Name", text(1, 255, ".+")).required("Regex", text(1, 500, ".+"))))
            .optional("EnableSageMakerMetricsTimeSeries", flag())
            .optional("ContainerEntrypoint", list(1, 100, ARGUMENT))
            .optional("ContainerArguments", list(1, 100, ARGUMENT));

    private static final Rule CREATE = structure()
            .required("TrainingJobName", JOB_NAME)
            .required("RoleArn", Requests.ROLE)
            .required(
                    "OutputDataConfig",
                    structure()
                            .required("S3OutputPath", Requests.S3_URI)
                            .optional("KmsKeyId", Requests.KMS_KEY)
                            .optional("CompressionType", oneOf("GZIP", "NONE")))
            .optional("AlgorithmSpecification", ALGORITHM)
            .optional("HyperParameters", map(100, text(0, 256, ".*"), text(0, 2500, ".*")))
            .optional("InputDataConfig", list(1, 20, CHANNEL))
            .optional(
                    "ResourceConfig",
                    structure()
                            .optional("InstanceType", oneOf(Requests.lines("training-instance-types.txt")))
                            .optional("InstanceCount", whole(0, ANY))
                            .optional("VolumeSizeInGB", whole(0, ANY))
                            .optional("VolumeKmsKeyId", Requests.KMS_KEY))
            .optional(
                    "StoppingCondition",
                    structure()
                            .optional("MaxRuntimeInSeconds", whole(1, ANY))
                            .optional("MaxWaitTimeInSeconds", whole(1, ANY))
                            .optional("MaxPendingTimeInSeconds", whole(1800, 2419200)))
            .optional("Tags", Requests.TAGS)
            .optional("EnableNetworkIsolation", flag())
            .optional("EnableInterContainerTrafficEncryption", flag())
            .optional("EnableManagedSpotTraining", flag())
            .optional(
                    "CheckpointConfig",
                    structure().required("S3Uri", Requests.S3_URI).optional("LocalPath", text(0, 4096, ".*")))
            .optional("Environment", map(100, text(0, 512, "[a-zA-Z_][a-zA-Z0-9_]*"), text(0, 512, "[\\S\\s]*")))
            .optional("RetryStrategy", structure().required("MaximumRetryAttempts", whole(1, 30)));

    private TrainingRequests() {}

    static List<Map.Entry<String, Rule>> all() {
        final Rule name = structure().required("TrainingJobName", JOB_NAME);
        return List.of(
                Map.entry("CreateTrainingJob", CREATE),
                Map.entry("DescribeTrainingJob", name),
                Map.entry("StopTrainingJob", name),
                Map.entry(
                        "ListTrainingJobs",
                        Requests.listing()
                                .optional(
                                        "StatusEquals",
                                        oneOf(
                                                "InProgress",
                                                "Completed",
                                                "Failed",
                                                "Stopping",
                                                "Stopped",
                                                "Deleting"))));
    }
}
