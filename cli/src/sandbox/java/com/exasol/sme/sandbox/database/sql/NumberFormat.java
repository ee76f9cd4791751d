package com.exasol.sme.sandbox.database.sql;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.util.Locale;

/**
 * Exasol's number masks of 9, 0, a decimal point and group separators.
 *
 * <p>Blanks stand for digits of the mask that the number does not have; a minus is written before the first digit.
 */
final class NumberFormat {
    private NumberFormat() {}

    static String write(final BigDecimal number, final String mask, final String numericCharacters)
            throws SQLException {
        final String upper = mask.toUpperCase(Locale.ROOT);
        if (!upper.matches("[90G,]*([D.][90]*)?")) {
            throw Refused.notInSubset("the number format '" + mask + "'");
        }
        final String[] halves = upper.split("[D.]", -1);
        final int decimals = halves.length == 1 ? 0 : halves[1].length();
        final BigDecimal rounded = number.setScale(decimals, RoundingMode.HALF_UP);
        final String[] digits = rounded.abs().toPlainString().split("\\.", -1);
        final String whole = whole(digits[0].equals("0") ? "" : digits[0], halves[0], numericCharacters.charAt(1));
        final String sign = rounded.signum() < 0 ? "-" : "";
        final int firstDigit = whole.length() - whole.stripLeading().length();
        return whole.substring(0, firstDigit)
                + sign
                + whole.substring(firstDigit)
                + (halves.length == 1 ? "" : numericCharacters.charAt(0) + (decimals == 0 ? "" : digits[1]));
    }

    private static String whole(final String digits, final String mask, final char separator) throws SQLException {
        final StringBuilder text = new StringBuilder();
        int left = digits.length();
        final int firstZero = mask.indexOf('0');
        for (int index = mask.length() - 1; index >= 0; index--) {
            final boolean zero = firstZero >= 0 && index >= firstZero;
            if (mask.charAt(index) == 'G' || mask.charAt(index) == ',') {
                text.append(left > 0 || zero ? separator : ' ');
            } else if (left > 0) {
                text.append(digits.charAt(--left));
            } else {
                text.append(zero ? '0' : ' ');
            }
        }
        if (left > 0) {
            throw Refused.data("number too large for the format '" + mask + "'");
        }
        return text.reverse().toString();
    }
}
