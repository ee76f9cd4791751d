package com.exasol.sme.predict.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;

/**
 * The text of a DOUBLE in training files and in requests: as few digits as it takes to read the same value again, and
 * of those the nearest. It is the same whatever Java writes it, and values that are equal have one text.
 *
 * <p>Numbers from a thousandth up to below 10^16, and zero, stand as they are: {@code 5}, {@code -0.25}. All others have
 * one digit before the point, and an exponent: {@code 1.5E-7}, {@code 2E23}. For readers that round numbers with an
 * exponent wrongly there is a second text, which has none where it takes no more than {@value #LONGEST_PLAIN} characters.
 */
public final class DoubleText {
    /** No text is longer: a sign, seventeen digits, a point, and {@code E-308}. */
    private static final int LONGEST = 24;

    /** All whole numbers below are exact; further up, a text of fewer digits may mean the same. */
    private static final double WHOLE_NUMBERS = 0x1p53;

    /** What a DECIMAL of 36 digits takes, and some more. */
    private static final int LONGEST_PLAIN = 40;

    private static final int LEAST_PLAIN_EXPONENT = -3;
    private static final int GREATEST_PLAIN_EXPONENT = 15;

    private DoubleText() {}

    public static String of(final double number) {
        final CsvBuffer csv = new CsvBuffer(LONGEST);
        write(number, csv);
        return new String(csv.bytes(), 0, csv.length(), US_ASCII);
    }

    /** {@return the text without an exponent, unless it would be too long} */
    public static String plainOf(final double number) {
        final CsvBuffer csv = new CsvBuffer(LONGEST_PLAIN);
        writePlain(number, csv);
        return new String(csv.bytes(), 0, csv.length(), US_ASCII);
    }

    public static void write(final double number, final CsvBuffer csv) {
        if (!writeSimple(number, csv)) {
            writeAny(number, false, csv);
        }
    }

    /** Writes the text without an exponent, unless it would be too long. */
    public static void writePlain(final double number, final CsvBuffer csv) {
        if (!writeSimple(number, csv)) {
            writeAny(number, true, csv);
        }
    }

    private static boolean writeSimple(final double number, final CsvBuffer csv) {
        if (Math.abs(number) < WHOLE_NUMBERS && (long) number == number) {
            csv.number((long) number);
            return true;
        }
        return FewDecimals.write(number, csv);
    }

    private static void writeAny(final double number, final boolean isPlainWanted, final CsvBuffer csv) {
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
        final int digits = CsvBuffer.digitsOf(shortest.digits());
        final int exponent = digits - 1 - decimals;
        final boolean isPlain = isPlainWanted
                ? plainLength(number, digits, decimals) <= LONGEST_PLAIN
                : exponent >= LEAST_PLAIN_EXPONENT && exponent <= GREATEST_PLAIN_EXPONENT;
        if (isPlain) {
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

    private static int plainLength(final double number, final int digits, final int decimals) {
        final int sign = number < 0 ? 1 : 0;
        return sign + (decimals <= 0 ? digits - decimals : Math.max(digits, decimals + 1) + 1);
    }
}
