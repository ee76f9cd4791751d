package com.exasol.sme.sandbox.aws.algorithms;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The rows of a request, as {@code csv_to_dmatrix} in {@code encoder.py} of the container reads them: what stands around
 * all of it is stripped, the delimiter is sniffed from the first row, nothing is unquoted, an empty field is missing,
 * each text is a number of 64 bits for numpy, and then one of 32 bits.
 */
public final class XgboostRequest {
    private static final int SNIFFED = 512;
    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(?:\\d+(?:_\\d+)*\\.?(?:\\d+(?:_\\d+)*)?|\\.\\d+(?:_\\d+)*)(?:[eE][+-]?\\d+(?:_\\d+)*)?");

    private XgboostRequest() {}

    /** {@return the features of each row, NaN where missing} */
    public static List<float[]> rows(final byte[] body) throws AwsError {
        final String text = new String(body, UTF_8).strip();
        final String[] lines = text.split("\n", -1);
        final String first = lines[0].substring(0, Math.min(SNIFFED, lines[0].length()));
        final char sniffed =
                Delimiter.of(first).orElseThrow(() -> refused("_csv.Error", "Could not determine delimiter"));
        final String delimiter = Pattern.quote(String.valueOf(Character.isLetterOrDigit(sniffed) ? ',' : sniffed));
        final List<float[]> rows = new ArrayList<>();
        for (final String line : lines) {
            final String[] fields = line.split(delimiter, -1);
            final float[] row = new float[fields.length];
            for (int field = 0; field < fields.length; field++) {
                row[field] = (float) number(fields[field]);
                if (Float.isInfinite(row[field])) {
                    throw refused(
                            "xgboost.core.XGBoostError", "Check failed: valid: Input data contains `inf` or `nan`");
                }
            }
            if (!rows.isEmpty() && rows.get(0).length != row.length) {
                throw refused(
                        "ValueError",
                        "setting an array element with a sequence. The requested array has an "
                                + "inhomogeneous shape after 1 dimensions.");
            }
            rows.add(row);
        }
        return rows;
    }

    /** What Python's {@code float} takes. */
    private static double number(final String field) throws AwsError {
        final String text = field.isEmpty() ? "nan" : field.strip();
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text.replace("_", ""));
        }
        final String word = text.toLowerCase(Locale.ROOT).replaceFirst("^[+-]", "");
        if (word.equals("nan")) {
            return Double.NaN;
        }
        if (Arrays.asList("inf", "infinity").contains(word)) {
            return Double.POSITIVE_INFINITY;
        }
        throw refused("ValueError", "could not convert string to float: '" + field + "'");
    }

    private static AwsError refused(final String type, final String words) {
        return AwsError.model(
                415,
                "Loading csv data failed with Exception, please ensure data is in csv format:\n <class '" + type
                        + "'>\n " + words);
    }
}
