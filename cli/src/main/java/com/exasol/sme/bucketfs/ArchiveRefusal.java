package com.exasol.sme.bucketfs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;

/** The error when the archive of a container does not come to where the database looks for it. */
public final class ArchiveRefusal {
    private ArchiveRefusal() {}

    /**
     * Tells it whatever the way was.
     *
     * @param way    such as "BucketFS at https://…"
     * @param reason a sentence
     * @param cause  or null
     */
    public static SmeException of(
            final UploadedFile place, final String way, final String reason, final Exception cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-77")
                        .message(
                                "The container was not uploaded as {{path|u}} by way of {{way|u}}: {{reason|u}}",
                                place.pathInBucket(),
                                way,
                                reason)
                        .mitigation("Remove the cause and run the command again, perhaps with a longer"
                                + " --deploy-timeout-minutes, or upload the archive by hand (deploy --to-print tells"
                                + " how) and add --no-upload.")
                        .toString(),
                cause);
    }
}
