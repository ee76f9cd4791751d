package com.exasol.sme.bucketfs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.MaskedInput;
import com.exasol.sme.shared.Port;
import com.exasol.sme.shared.SmeException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the BucketFS service listens.
 *
 * @param host  a name or an address, if it is known
 * @param port  its port
 * @param isTls whether it speaks HTTPS
 */
public record BucketFsAddress(Optional<String> host, Port port, boolean isTls) implements UploadAdvice {
    /** The longest name that DNS has. */
    private static final int MOST = 253;

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

    public BucketFsAddress {
        host.ifPresent(BucketFsAddress::check);
    }

    private static void check(final String host) {
        if (host.length() > MOST || !HOST.matcher(host).matches()) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-24")
                    .message("{{host}} in --bucketfs-host is not a host of BucketFS.", MaskedInput.address(host))
                    .mitigation("Give one name or address without protocol and port, such as 10.0.0.11.")
                    .toString());
        }
    }

    @Override
    public List<String> lines(final UploadedFile file) {
        return List.of("curl --fail --user w --upload-file " + file.name() + " " + url(file));
    }

    @Override
    public List<String> deletionLines(final UploadedFile file) {
        return List.of("curl --fail --user w --request DELETE " + url(file));
    }

    private String url(final UploadedFile file) {
        return url() + "/" + file.bucket() + "/" + file.pathInBucket();
    }

    /** The root of the service, for a person to complete if the host is not known. */
    String url() {
        return (isTls ? "https://" : "http://") + host.orElse("<bucketfs-host>") + ":" + port.number();
    }
}
