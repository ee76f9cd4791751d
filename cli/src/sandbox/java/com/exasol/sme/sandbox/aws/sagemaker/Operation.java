package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** One operation of the control plane; its request has been checked. */
interface Operation {
    ObjectNode execute(RegionState region, ObjectNode request) throws AwsError;
}
