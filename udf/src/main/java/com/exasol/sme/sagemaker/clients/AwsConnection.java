package com.exasol.sme.sagemaker.clients;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/** What a CONNECTION object of the database says about AWS; has no text form, which could show the secret. */
public final class AwsConnection {
    private final String name;
    private final String address;
    private final AwsCredentials credentials;

    public AwsConnection(final String name, final String address, final String keyId, final String secret) {
        this.name = name;
        this.address = address;
        credentials = AwsBasicCredentials.create(keyId, secret);
    }

    public String name() {
        return name;
    }

    public String address() {
        return address;
    }

    AwsCredentials credentials() {
        return credentials;
    }
}
