package com.exasol.sme.predict.text;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;

/**
 * The text of a DOUBLE in training files and in requests: as few digits as it takes to read the same value again, and
 * of those the nearest. It is the same whatever Java writes it, and values that are equal have one text.
 *
 * <p>Numbers from a thousandth up to below 10^16, and zero, stand as they are: {@code 5}, {@code -0.25}. All others have
 * one digit before the point, and an exponent: {@code 1.5E-7}, {@code 2E23}. For XGBoost, which rounds numbers with an
 * exponent wrongly, there is a second text, which has none where it takes no more than {@value #PLAIN_DIGITS} digits before
 * the point and as many behind it: of a longer whole number XGBoost keeps the remainder by 2 to the 64th, and what comes
 * after the nineteenth decimal it forgets (measured with xgboost 1.7.6). Numbers that are nothing, or less than a float
 * holds in full, are {@code 0} there, because XGBoost takes them for the least float that it knows, and its server does
 * not.
 */
public final class DoubleText {
    /** No text is longer: a sign, seventeen digits, a point, and {@code E-308}. */
    private static final int LONGEST = 24;

    /** All whole numbers below are exact; further up, a text of fewer digits may mean the same. */
    private static final double WHOLE_NUMBERS = 0x1p53;

    private static final int PLAIN_DIGITS = 19;

    /** A sign, a point, and the digits around it. */
    private static final int LONGEST_PLAIN = 2 * PLAIN_DIGITS + 2;

    private static final int LEAST_PLAIN_EXPONENT = -3;
    private static final int GREATEST_PLAIN_EXPONENT = 15;

    private DoubleText() {}

    public static String of(final double number) {
        final CsvBuffer csv = new CsvBuffer(LONGEST);
        write(number, csv);
        return new String(csv.bytes(), 0, csv.length(), US_ASCII);
    }

    /** {@return the text without an exponent, unless that has too many digits} */
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

    /** Writes the text without an exponent, unless that has too many digits. */
    public static void writePlain(final double number, final CsvBuffer csv) {
        if (Math.abs(number) < Float.MIN_NORMAL) {
            csv.ascii('0');
        } else if (!writeSimple(number, csv)) {
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
                ? digits - decimals <= PLAIN_DIGITS && decimals <= PLAIN_DIGITS
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
}
