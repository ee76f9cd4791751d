package com.exasol.sme.container;

import com.exasol.sme.bucketfs.UploadAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person has to know who installs a container by hand. */
public final class ContainerAdvice {
    private ContainerAdvice() {}

    /**
     * The lines that a person reads.
     *
     * @param url      where the archive can be downloaded from
     * @param expected the digest that it has to have
     * @param upload   how files are uploaded, unless it has been done
     */
    public static List<String> lines(
            final ContainerLocation location,
            final Optional<ContainerUrl> url,
            final Optional<ExpectedDigest> expected,
            final Optional<UploadAdvice> upload) {
        final String file = location.archive().fileName();
        final List<String> lines = new ArrayList<>();
        lines.add("Container: " + location.folder());
        upload.ifPresent(advice -> {
            lines.add("The container has to be extracted there on every node, which BucketFS does by itself. To upload"
                    + " it by hand:");
            url.ifPresent(address -> lines.add("  curl --fail --location --output " + file + " " + address));
            expected.ifPresent(
                    digest -> lines.add("  echo '" + digest.sha256() + "  " + file + "' | sha256sum --check"));
            advice.lines(location.file()).forEach(line -> lines.add("  " + line));
        });
        lines.add("Run ALTER SESSION first and ask the nodes below; run ALTER SYSTEM when every node has answered.");
        return lines;
    }
}
