package com.exasol.sme.sagemaker;

/** Names a request for messages: the operation, on what, and where. */
final class AwsCall {
    private final String operation;
    private final String resource;
    private final AwsRegion region;

    AwsCall(final String operation, final String resource, final AwsRegion region) {
        this.operation = operation;
        this.resource = resource;
        this.region = region;
    }

    String resource() {
        return this.resource;
    }

    AwsRegion region() {
        return this.region;
    }

    @Override
    public String toString() {
        return this.operation + " of " + this.resource + " in region " + this.region;
    }
}
