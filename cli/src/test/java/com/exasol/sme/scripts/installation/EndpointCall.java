package com.exasol.sme.scripts.installation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** A call of the script that deploys an endpoint with all settings, as a user writes it. */
public final class EndpointCall {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode json = mapper.createObjectNode();

    /** An endpoint of one instance in the schema DATA. */
    public EndpointCall(final String job, final String endpoint) {
        with("job_name", job);
        with("endpoint_name", endpoint);
        with("schema_name", "DATA");
        with("instance_type", "ml.m5.large");
        with("instance_count", 1);
        with("aws_credentials_connection_name", Installation.CONNECTION);
        with("aws_region", Installation.REGION);
    }

    public EndpointCall with(final String key, final Object value) {
        json.set(key, mapper.valueToTree(value));
        return this;
    }

    public EndpointCall serverless(final int memory, final int concurrency) {
        json.remove("instance_type");
        json.remove("instance_count");
        return with("serverless", Map.of("memory_size_in_mb", memory, "max_concurrency", concurrency));
    }

    public String sql() {
        return "EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_ENDPOINT('"
                + json.toPrettyString().replace("'", "''") + "')";
    }
}
