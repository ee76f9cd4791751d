package com.exasol.sme.testkit;

import com.exasol.ExaConnectionInformation;

/** A CONNECTION object. */
public final class TestConnection implements ExaConnectionInformation {
    public static final String SECRET = "topsecretaccesskey";

    private final String address;
    private final String user;
    private final String password;

    public TestConnection(final String address, final String user, final String password) {
        this.address = address;
        this.user = user;
        this.password = password;
    }

    public static TestConnection toBucket() {
        return new TestConnection("https://bucket.s3.eu-central-1.amazonaws.com", "AKIAEXAMPLE", SECRET);
    }

    @Override
    public ConnectionType getType() {
        return ConnectionType.PASSWORD;
    }

    @Override
    public String getAddress() {
        return address;
    }

    @Override
    public String getUser() {
        return user;
    }

    @Override
    public String getPassword() {
        return password;
    }
}
