package com.exasol.sme.upkeep;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.database.SchemaName;
import java.util.Optional;

/**
 * What the administrator wants to be rid of.
 *
 * @param schema             the schema of the scripts
 * @param isMetadataDropped  whether the tables of jobs go too
 * @param deletedJar         if JARs are deleted too: where this version's is, for want of a script that tells
 * @param isForced           whether endpoints may stay behind without the script that deletes them
 */
public record UndeploySettings(
        SchemaName schema, boolean isMetadataDropped, Optional<JarLocation> deletedJar, boolean isForced) {}
