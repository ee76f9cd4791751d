package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The S3 bucket that a CONNECTION points at, so that EXPORT and training mean the same place. */
final class TrainingBucket {
    private static final Pattern ADDRESS =
            Pattern.compile("https://([a-z0-9][a-z0-9.-]*)\\.s3[.-]([a-z0-9-]+)\\.([a-z0-9.-]+)/?");

    /** What Exasol documents as well, and what names no region: the one that the training names is meant then. */
    private static final Pattern WITHOUT_REGION = Pattern.compile(
            "(?:s3://([a-z0-9][a-z0-9.-]*)|https://([a-z0-9][a-z0-9.-]*)\\.s3\\.(amazonaws\\.com(?:\\.cn)?))/?");

    private static final Pattern HARMLESS = Pattern.compile("[a-z0-9.:/_-]{0,100}");

    private final String connectionName;
    private final String uri;
    private final Optional<String> region;
    private final Optional<String> domain;

    private TrainingBucket(
            final String connectionName,
            final String uri,
            final Optional<String> region,
            final Optional<String> domain) {
        this.connectionName = connectionName;
        this.uri = uri;
        this.region = region;
        this.domain = domain;
    }

    static TrainingBucket of(final AwsConnection connection) {
        final Matcher brief = WITHOUT_REGION.matcher(connection.address());
        if (brief.matches()) {
            final String bucket = brief.group(1) == null ? brief.group(2) : brief.group(1);
            return new TrainingBucket(
                    connection.name(), "s3://" + bucket, Optional.empty(), Optional.ofNullable(brief.group(3)));
        }
        final Matcher address = ADDRESS.matcher(connection.address());
        if (!address.matches()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-8")
                    .message(
                            "The address of CONNECTION {{name}} is not that of an S3 bucket: {{address}}.",
                            connection.name(),
                            shown(connection.address()))
                    .mitigation("Give it the form 'https://<bucket>.s3.<region>.amazonaws.com',"
                            + " 'https://<bucket>.s3.amazonaws.com' or 's3://<bucket>'."));
        }
        return new TrainingBucket(
                connection.name(),
                "s3://" + address.group(1),
                Optional.of(address.group(2)),
                Optional.of(address.group(3)));
    }

    /** An address with a user, a value or capital letters, as keys of AWS have them, may be a secret. */
    private static String shown(final String address) {
        return HARMLESS.matcher(address).matches() ? address : "…";
    }

    /** Refuses another bucket or region, and an address as another part of AWS has it. */
    void requireSame(final String wantedUri, final RegionName wantedRegion) {
        final String wanted = wantedUri.endsWith("/") ? wantedUri.substring(0, wantedUri.length() - 1) : wantedUri;
        final String own = region.orElse(wantedRegion.toString());
        if (!uri.equals(wanted) || !own.equals(wantedRegion.toString())) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-9")
                    .message(
                            "CONNECTION {{name}} points at bucket {{uri}} in region {{region}}, but s3_bucket_uri is"
                                    + " {{wanted uri}} and aws_region is {{wanted region}}.",
                            connectionName,
                            uri,
                            own,
                            wantedUri,
                            wantedRegion.toString())
                    .mitigation("Use the connection of this bucket, or correct s3_bucket_uri and aws_region."));
        }
        final String ownDomain = domain.orElse(wantedRegion.domain());
        if (!ownDomain.equals(wantedRegion.domain())) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-85")
                    .message(
                            "The address of CONNECTION {{name}} ends in {{domain}}, but in region {{region}} the"
                                    + " addresses of buckets end in {{wanted domain}}.",
                            connectionName,
                            ownDomain,
                            own,
                            wantedRegion.domain())
                    .mitigation(
                            "Give it the address {{address}}.",
                            "https://" + uri.substring("s3://".length()) + ".s3." + own + "." + wantedRegion.domain()));
        }
    }
}
