package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** The error about a job that AWS does not know, by whose facts the Lua scripts tell that it is not there. */
final class AbsentJob {
    private AbsentJob() {}

    /** @param job kind and name, such as {@code training job 'churn'} */
    static SmeException error(final String code, final String job, final RegionName region) {
        return new SmeException(ExaError.messageBuilder(code)
                        .message("There is no {{job|uq}} in region {{region}}.", job, region.toString())
                        .mitigation(
                                "Check the job's name, upper and lower case included, the region, and that the connection"
                                        + " belongs to the AWS account that trained it."))
                .withFacts(JsonNodeFactory.instance
                        .objectNode()
                        .put("job", "absent")
                        .toString());
    }
}
