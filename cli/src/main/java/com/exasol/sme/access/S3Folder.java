package com.exasol.sme.access;

import com.exasol.sme.shared.SmeException;
import java.util.regex.Pattern;

/**
 * The folder of a bucket that trainings use.
 *
 * @param path without slashes around it, empty for the whole bucket
 */
public record S3Folder(String path) {
    public static final String OPTION = "--s3-output-path";
    private static final int MOST = 512;
    /** What the training script takes. */
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9!_.*'()-]+(/[A-Za-z0-9!_.*'()-]+)*");

    private static final Pattern DOTS = Pattern.compile("(.*/)?\\.+(/.*)?");

    public S3Folder {
        if (!isPossible(path)) {
            throw refused(path);
        }
    }

    private static boolean isPossible(final String path) {
        return path.isEmpty()
                || (path.length() <= MOST
                        && FORM.matcher(path).matches()
                        && !DOTS.matcher(path).matches());
    }

    private static SmeException refused(final String text) {
        return AwsValue.refused(
                OPTION,
                text,
                "cannot be the s3_output_path of a training",
                "Give names with a slash between them, such as data/churn, of letters, digits and !_.*'()-,"
                        + " none of dots only; at most 512 characters.");
    }

    public static S3Folder from(final String text) {
        final String path = text.length() > MOST ? text : text.replaceAll("^/+|/+$", "");
        if (!isPossible(path)) {
            throw refused(text);
        }
        return new S3Folder(path);
    }

    /** What keys in the folder begin with, as a policy says it. */
    String prefix() {
        final String folder = path.replace("*", "${*}");
        return folder.isEmpty() ? "*" : folder + "/*";
    }

    /** All objects in the folder, as a policy says it; a star in a name would mean anything there. */
    String objects(final S3Bucket bucket) {
        return bucket.name() + "/" + prefix();
    }
}
