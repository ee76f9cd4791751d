package com.exasol.sme.deploy;

/**
 * Where the BucketFS service listens.
 *
 * @param host  a name or an address
 * @param port  its port
 * @param isTls whether it speaks HTTPS
 */
public record BucketFsAddress(String host, Port port, boolean isTls) {}
