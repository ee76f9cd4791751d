package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What CreateAutoMLJobV2 demands beyond the form of each field. */
final class JobRules {
    private JobRules() {}

    static void check(final ObjectNode request) throws AwsError {
        final JsonNode channels = request.get("AutoMLJobInputDataConfig");
        final JsonNode channel = channels.get(0);
        if (channels.size() != 1
                || !channel.path("ChannelType").asText("training").equals("training")) {
            throw AwsError.validation("SANDBOX: Only one training channel is known to the sandbox.");
        }
        if (!channel.path("ContentType").asText("text/csv;header=present").equals("text/csv;header=present")) {
            throw AwsError.validation("SANDBOX: Only text/csv;header=present is known to the sandbox.");
        }
        if (!channel.path("CompressionType").asText("None").equals("None")) {
            throw AwsError.validation("SANDBOX: Only files without compression are known to the sandbox.");
        }
        if (!channel.at("/DataSource/S3DataSource/S3DataType").asText().equals("S3Prefix")) {
            throw AwsError.validation("SANDBOX: Only an S3Prefix is known to the sandbox.");
        }
        final JsonNode type = request.at("/AutoMLProblemTypeConfig/TabularJobConfig/ProblemType");
        final JsonNode metric = request.at("/AutoMLJobObjective/MetricName");
        if (type.isMissingNode() != metric.isMissingNode()) {
            throw AwsError.validation(
                    "SANDBOX: Either both ProblemType and AutoMLJobObjective must be given, or none.");
        }
        if (metric.isTextual() && !ProblemType.of(type.textValue()).accepts(metric.textValue())) {
            throw AwsError.validation("SANDBOX: The objective metric " + metric.textValue()
                    + " does not fit the problem type " + type.textValue() + ".");
        }
    }
}
