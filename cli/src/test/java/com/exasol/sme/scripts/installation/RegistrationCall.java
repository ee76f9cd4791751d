package com.exasol.sme.scripts.installation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** A call of the script that registers an endpoint, as a user writes it. */
public final class RegistrationCall {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ObjectNode json = mapper.createObjectNode();

    /** An endpoint of MLflow in the schema DATA, with the columns AGE and CITY. */
    public RegistrationCall(final String endpoint) {
        with("endpoint_name", endpoint);
        with("schema_name", "DATA");
        with("aws_credentials_connection_name", Installation.CONNECTION);
        with("aws_region", Installation.REGION);
        with("columns", List.of(column("AGE", "DECIMAL(9,0)"), column("CITY", "VARCHAR(20)")));
        with("request", Map.of("content_type", "application/json", "form", "dataframe_split"));
        with(
                "response",
                Map.of(
                        "content_type",
                        "application/json",
                        "outputs",
                        List.of(Map.of("name", "LABEL", "type", "VARCHAR(20)", "path", "$.predictions[*]"))));
    }

    public static Map<String, String> column(final String name, final String type) {
        return Map.of("name", name, "type", type);
    }

    public RegistrationCall with(final String key, final Object value) {
        json.set(key, mapper.valueToTree(value));
        return this;
    }

    public RegistrationCall without(final String... keys) {
        json.remove(List.of(keys));
        return this;
    }

    public String sql() {
        return "EXECUTE SCRIPT SME.SME_REGISTER_SAGEMAKER_ENDPOINT('"
                + json.toPrettyString().replace("'", "''") + "')";
    }

    /** A call of the script that deletes, with members of its object besides. */
    public static String deletion(final String endpoint, final String... members) {
        final StringBuilder object = new StringBuilder("{\"endpoint_name\":\"" + endpoint
                + "\",\"aws_credentials_connection_name\":\"" + Installation.CONNECTION + "\",\"aws_region\":\""
                + Installation.REGION + "\"");
        List.of(members).forEach(member -> object.append(',').append(member));
        return "EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_ENDPOINT('" + object + "}')";
    }
}
