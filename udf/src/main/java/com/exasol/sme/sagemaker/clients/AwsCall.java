package com.exasol.sme.sagemaker.clients;

/** Names a request for messages: the operation, on what, and where. */
public final class AwsCall {
    public static final String INVOCATION = "InvokeEndpoint";

    private final String operation;
    private final String resource;
    private final RegionName region;

    public AwsCall(final String operation, final String resource, final RegionName region) {
        this.operation = operation;
        this.resource = resource;
        this.region = region;
    }

    public String resource() {
        return resource;
    }

    public RegionName region() {
        return region;
    }

    /** {@return the options of the client that makes the request} */
    public ClientOptions options() {
        return INVOCATION.equals(operation)
                ? ClientOptions.ofRuntime(System.getProperties())
                : ClientOptions.ofSageMaker(System.getProperties());
    }

    @Override
    public String toString() {
        return operation + " of " + resource + " in region " + region;
    }
}
