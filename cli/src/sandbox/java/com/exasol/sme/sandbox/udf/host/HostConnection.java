package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaConnectionInformation;

/** A CONNECTION object in the hands of a UDF. */
final class HostConnection implements ExaConnectionInformation {
    private final String address;
    private final String user;
    private final String password;

    HostConnection(final String kind, final String address, final String user, final String password) {
        if (!kind.equals("password")) {
            throw new IllegalStateException(
                    "F-UDF-CL-SL-JAVA-1157: ExaConnectionInformationImpl: received unknown connection type: " + kind);
        }
        this.address = address;
        this.user = user;
        this.password = password;
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
