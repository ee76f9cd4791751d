package com.exasol.sme.scripts.installation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A call of the training script as a user writes it. */
public final class TrainingCall {
    private final ObjectNode json = new ObjectMapper().createObjectNode();

    public TrainingCall with(final String key, final String value) {
        json.put(key, value);
        return this;
    }

    public TrainingCall with(final String key, final int value) {
        json.put(key, value);
        return this;
    }

    public TrainingCall with(final String key, final boolean value) {
        json.put(key, value);
        return this;
    }

    public String job() {
        return json.get("job_name").textValue();
    }

    public String sql() {
        return "EXECUTE SCRIPT SME.SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT('"
                + json.toPrettyString().replace("'", "''") + "')";
    }
}
