package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.protocol.AwsError;

/** What runs behind an endpoint: takes the body of an invocation and answers it. */
public interface Container {
    /**
     * Answers one request.
     *
     * @throws AwsError what SageMaker makes of the container's status: {@link AwsError#model}
     */
    Reply answer(Invocation invocation) throws AwsError;
}
