package com.exasol.sme.deploy;

import com.exasol.bucketfs.BucketAccessException;
import com.exasol.bucketfs.UnsynchronizedBucket;
import com.exasol.bucketfs.WriteEnabledBucket;
import com.exasol.errorreporting.ExaError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Uploads the UDF JAR through BucketFS; an older JAR has another name and stays for the scripts that use it. */
public final class BucketFsUpload implements JarUpload {
    private final EmbeddedJar jar;
    private final BucketFsAddress address;
    private final Secret password;
    private final Consumer<String> progress;

    public BucketFsUpload(
            final EmbeddedJar jar,
            final BucketFsAddress address,
            final Secret password,
            final Consumer<String> progress) {
        this.jar = jar;
        this.address = address;
        this.password = password;
        this.progress = progress;
    }

    @Override
    public void run(final JarLocation location) {
        try {
            upload(location);
        } catch (final BucketAccessException | TimeoutException | IOException exception) {
            throw new SmeException(
                    ExaError.messageBuilder("E-SME-CLI-15")
                            .message(
                                    "The JAR was not uploaded to {{path|u}} by way of {{address|u}}: {{cause|u}}",
                                    location.pathInUdf(),
                                    address.url(),
                                    Causes.of(exception))
                            .mitigation("Check host, port, --[no-]bucketfs-use-https, bucket and write password.")
                            .mitigation("For a certificate that Java does not know, start"
                                    + " 'java -Djavax.net.ssl.trustStore=… -jar sme.jar …'.")
                            .mitigation("Upload the JAR by hand (deploy --to-print tells how) and add --no-upload.")
                            .toString(),
                    exception);
        } finally {
            password.wipe();
        }
        progress.accept("Uploaded " + location.pathInUdf() + " (" + jar.content().length + " bytes).");
    }

    /** The library sends a file with its length; a stream would be sent in chunks. */
    private void upload(final JarLocation location) throws BucketAccessException, TimeoutException, IOException {
        final UnsynchronizedBucket bucket = WriteEnabledBucket.builder()
                .useTls(address.isTls())
                .host(address.host().orElseThrow())
                .port(address.port().number())
                .serviceName(location.service())
                .name(location.bucket())
                .writePassword(password.reveal())
                .build();
        final Path file = Files.createTempFile("sme-udf-", ".jar");
        try {
            Files.write(file, jar.content());
            bucket.uploadFileNonBlocking(file, location.pathInBucket());
        } finally {
            Files.delete(file);
        }
    }
}
