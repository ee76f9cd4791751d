package com.exasol.sme.bucketfs;

import com.exasol.bucketfs.WriteEnabledBucket;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.tls.BucketFsTrust;
import com.exasol.sme.tls.SpokenProtocol;
import com.exasol.sme.tls.TrustSettings;
import java.util.function.LongConsumer;

/** BucketFS and who we are to it. */
public final class BucketFsAccess {
    private final BucketFsAddress address;
    private final Secret password;
    private final TrustSettings trust;

    public BucketFsAccess(final BucketFsAddress address, final Secret password, final TrustSettings trust) {
        this.address = address;
        this.password = password;
        this.trust = trust;
    }

    /**
     * Looks at the certificate first: to a server that cannot be trusted nothing is sent.
     *
     * @param file what the bucket has or gets
     * @param sent gets the number of bytes that an upload has sent so far
     */
    CountedBucket open(final UploadedFile file, final LongConsumer sent) {
        final WriteEnabledBucket.Builder<?> bucket = WriteEnabledBucket.builder();
        bucket.useTls(address.isTls())
                .host(host())
                .port(address.port().number())
                .serviceName(file.service())
                .name(file.bucket())
                .writePassword(password.reveal());
        if (address.isTls()) {
            // A client of HTTPS and a server of HTTP would wait for each other.
            if (protocol().isPlain()) {
                throw otherProtocol("HTTP, not HTTPS", "--no-bucketfs-use-https");
            }
            checkCertificate(bucket);
        }
        return new CountedBucket(bucket, sent);
    }

    private void checkCertificate(final WriteEnabledBucket.Builder<?> bucket) {
        final BucketFsTrust bucketFs =
                new BucketFsTrust(trust, host(), address.port().number());
        bucketFs.complaint().ifPresent(complaint -> {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-43")
                    .message("Nothing was sent to BucketFS at {{address|u}}. {{complaint|u}}", address.url(), complaint)
                    .toString());
        });
        bucketFs.applyTo(bucket);
    }

    private SpokenProtocol protocol() {
        return new SpokenProtocol(host(), address.port().number());
    }

    /** {@return why something failed, in plainer words if it was the protocol} */
    SmeException explained(final SmeException failure) {
        return !address.isTls() && protocol().isTls()
                ? otherProtocol("HTTPS, not HTTP", "--bucketfs-use-https")
                : failure;
    }

    private SmeException otherProtocol(final String spoken, final String option) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-97")
                .message("BucketFS at {{address|u}} speaks {{spoken|u}}.", address.url(), spoken)
                .mitigation(
                        "Give {{option|u}}, or with --bucketfs-port the port that does; the file was not sent.", option)
                .toString());
    }

    private String host() {
        return address.host().orElseThrow();
    }

    String url() {
        return address.url();
    }

    /** Forgets the password, when nothing more is to be sent. */
    public void close() {
        password.wipe();
    }
}
