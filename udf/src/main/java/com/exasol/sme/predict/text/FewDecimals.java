package com.exasol.sme.predict.text;

/** Writes floating-point numbers of common size that have few decimals, without creating objects. */
public final class FewDecimals {
    private static final double SMALLEST = 1e-3;
    private static final double LARGEST = 1e7;
    /** More would not leave every digit exact. */
    private static final double[] POWERS = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8};

    /** Four times what rounding a quotient, and the product with the divisor, may take away or add. */
    private static final double ROUNDING = 0x1p-50;

    private FewDecimals() {}

    /**
     * Writes as many decimals as it takes to read the same number again, at least one.
     *
     * <p>Digits and power are exact, so that dividing them gives what reading the text gives. Where that gives the
     * number, the product is next to the digits; looking at that first takes less time than a division.
     *
     * @return whether the number is one of those
     */
    public static boolean write(final double number, final CsvBuffer csv) {
        final double size = Math.abs(number);
        if (size < SMALLEST || size >= LARGEST) {
            return false;
        }
        for (int decimals = 1; decimals < POWERS.length; decimals++) {
            final double product = size * POWERS[decimals];
            final long digits = (long) (product + 0.5);
            if (Math.abs(product - digits) <= product * ROUNDING && digits / POWERS[decimals] == size) {
                csv.decimal(number < 0 ? -digits : digits, decimals);
                return true;
            }
        }
        return false;
    }
}
