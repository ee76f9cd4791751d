package com.exasol.sme.predict.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;

/**
 * The text of a DOUBLE in training files and in requests: as few digits as it takes to read the same value again, and
 * of those the nearest. It is the same whatever Java writes it, and values that are equal have one text.
 *
 * <p>Numbers from a thousandth up to below 10^16, and zero, stand as they are: {@code 5}, {@code -0.25}. All others have
 * one digit before the point, and an exponent: {@code 1.5E-7}, {@code 2E23}.
 */
public final class DoubleText {
    /** No text is longer: a sign, seventeen digits, a point, and {@code E-308}. */
    private static final int LONGEST = 24;

    /** All whole numbers below are exact; further up, a text of fewer digits may mean the same. */
    private static final double WHOLE_NUMBERS = 0x1p53;

    private static final int LEAST_PLAIN_EXPONENT = -3;
    private static final int GREATEST_PLAIN_EXPONENT = 15;

    private DoubleText() {}

    public static String of(final double number) {
        final CsvBuffer csv = new CsvBuffer(LONGEST);
        write(number, csv);
        return new String(csv.bytes(), 0, csv.length(), US_ASCII);
    }

    public static void write(final double number, final CsvBuffer csv) {
        if (Math.abs(number) < WHOLE_NUMBERS && (long) number == number) {
            csv.number((long) number);
        } else if (!FewDecimals.write(number, csv)) {
            writeAny(number, csv);
        }
    }

    private static void writeAny(final double number, final CsvBuffer csv) {
        if (!Double.isFinite(number)) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-66")
                    .message("A DOUBLE is {{number|uq}}, which is no value of a DOUBLE in SQL.", number)
                    .mitigation("Convert it to NULL in the query or in the view that is trained on."));
        }
        if (number < 0) {
            csv.ascii('-');
        }
        final ShortestDigits shortest = ShortestDigits.of(Math.abs(number));
        final int decimals = -shortest.power();
        final int exponent = CsvBuffer.digitsOf(shortest.digits()) - 1 - decimals;
        if (exponent >= LEAST_PLAIN_EXPONENT && exponent <= GREATEST_PLAIN_EXPONENT) {
            csv.decimal(shortest.digits(), Math.max(0, decimals));
            for (int zeros = decimals; zeros < 0; zeros++) {
                csv.ascii('0');
            }
            return;
        }
        csv.decimal(shortest.digits(), exponent + decimals);
        csv.ascii('E');
        csv.number(exponent);
    }
}
