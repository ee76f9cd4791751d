package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import com.exasol.sme.sandbox.aws.protocol.Json;
import com.exasol.sme.sandbox.aws.protocol.Requests;
import com.exasol.sme.sandbox.aws.protocol.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Executes calls in the JSON 1.1 protocol. */
public final class ControlPlane {
    public static final String CONTENT_TYPE = "application/x-amz-json-1.1";
    private final Map<String, Operation> operations = new HashMap<>();

    public ControlPlane(final List<Map<String, Operation>> groups) {
        groups.forEach(operations::putAll);
    }

    public byte[] execute(final Call call, final RegionState region) throws AwsError {
        final Operation operation = operations.get(call.operation());
        if (operation == null
                || !call.method().equals("POST")
                || !call.uri().getPath().equals("/")) {
            throw AwsError.of(
                    400, "UnknownOperationException", "SANDBOX: Operation '" + call.operation() + "' is not known.");
        }
        if (!call.header("Content-Type").orElse("").equals(CONTENT_TYPE)) {
            throw AwsError.of(400, "SerializationException", "SANDBOX: The Content-Type must be " + CONTENT_TYPE);
        }
        final JsonNode request = Json.parse(call.body());
        Rule.enforce(Requests.of(call.operation()), request);
        return Json.bytes(operation.execute(region, (ObjectNode) request));
    }
}
