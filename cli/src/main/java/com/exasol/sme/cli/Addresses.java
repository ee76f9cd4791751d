package com.exasol.sme.cli;

import com.exasol.sme.deploy.BucketFsAddress;
import com.exasol.sme.deploy.DatabaseAddress;
import java.util.Optional;

/**
 * Where database and BucketFS are, as far as the options tell.
 *
 * @param database the database
 * @param bucketFs BucketFS, on the host of the database unless told otherwise
 */
public record Addresses(Optional<DatabaseAddress> database, BucketFsAddress bucketFs) {}
