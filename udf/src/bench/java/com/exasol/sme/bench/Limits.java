package com.exasol.sme.bench;

/** Settings of an endpoint that a user can choose: the most rows and bytes of a request, and requests in flight. */
final class Limits {
    private final int rows;
    private final int bytes;
    private final int requests;

    Limits(final int rows, final int bytes, final int requests) {
        this.rows = rows;
        this.bytes = bytes;
        this.requests = requests;
    }

    int rows() {
        return this.rows;
    }

    int bytes() {
        return this.bytes;
    }

    int requests() {
        return this.requests;
    }

    @Override
    public String toString() {
        return this.rows + " x " + this.requests;
    }
}
