package com.exasol.sme.cli.place;

import com.exasol.sme.bucketfs.BucketFsAddress;
import com.exasol.sme.database.DatabaseAddress;
import java.util.Optional;

/**
 * Where database and BucketFS are, as far as the options tell.
 *
 * @param database the database
 * @param bucketFs BucketFS, on the host of the database unless told otherwise
 */
public record Addresses(Optional<DatabaseAddress> database, BucketFsAddress bucketFs) {}
