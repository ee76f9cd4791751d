package com.exasol.sme.predict.answer;

import java.math.BigInteger;

/**
 * Finds the floating-point number next to a whole number times a power of ten, by the method of Eisel and Lemire: one
 * product of 64 by 64 bits, and a check whether what it leaves out could change the rounding.
 */
final class ScaledDigits {
    /** Up to here whole numbers and powers of ten are exact, so that one division or product rounds correctly. */
    private static final long LARGEST_EXACT = 1L << 53;

    private static final int LARGEST_EXACT_POWER = 22;
    private static final int LARGEST_POWER = 40;
    private static final double[] EXACT_POWERS = new double[LARGEST_EXACT_POWER + 1];
    /** The first 64 bits of the powers of ten. */
    private static final long[] POWERS = new long[2 * LARGEST_POWER + 1];

    private static final int EXPONENT_BIAS = 1023;
    private static final int MANTISSA_BITS = 52;
    private static final int INSIGNIFICANT_BITS = 0x1FF;

    static {
        for (int power = 0; power <= LARGEST_EXACT_POWER; power++) {
            EXACT_POWERS[power] = BigInteger.TEN.pow(power).doubleValue();
        }
        for (int power = -LARGEST_POWER; power <= LARGEST_POWER; power++) {
            POWERS[power + LARGEST_POWER] = first64Bits(power);
        }
    }

    private ScaledDigits() {}

    /**
     * {@return the number, or not a number where the method cannot tell}
     *
     * @param digits from 0
     */
    static double toDouble(final long digits, final int power) {
        if (digits <= LARGEST_EXACT && Math.abs(power) <= LARGEST_EXACT_POWER) {
            return power < 0 ? digits / EXACT_POWERS[-power] : digits * EXACT_POWERS[power];
        }
        return digits == 0 || Math.abs(power) > LARGEST_POWER ? Double.NaN : round(digits, power);
    }

    private static double round(final long digits, final int power) {
        final int zeros = Long.numberOfLeadingZeros(digits);
        final long shifted = digits << zeros;
        final long factor = POWERS[power + LARGEST_POWER];
        final long low = shifted * factor;
        final long high = Math.multiplyHigh(shifted, factor) + (shifted >> 63 & factor) + (factor >> 63 & shifted);
        // What was cut off of the factor adds less than the shifted digits to the lower half.
        final boolean mayCarry = Long.compareUnsigned(low + shifted, shifted) < 0;
        if ((high & INSIGNIFICANT_BITS) == INSIGNIFICANT_BITS && mayCarry) {
            return Double.NaN;
        }
        final int upper = (int) (high >>> 63);
        final long mantissa = high >>> (upper + 9);
        final boolean mayBeInTheMiddle = low == 0 && (high & INSIGNIFICANT_BITS) == 0 && (mantissa & 3) == 1;
        if (mayBeInTheMiddle) {
            return Double.NaN;
        }
        // 217706 / 65536 is the logarithm of ten to the base of two, near enough.
        final long exponent = ((217_706L * power) >> 16) + 64 + EXPONENT_BIAS - zeros - (1 - upper);
        // Rounding up may carry into the exponent, which is then one more, as it has to be.
        final long rounded = (mantissa + (mantissa & 1)) >> 1;
        return Double.longBitsToDouble(((exponent - 1) << MANTISSA_BITS) + rounded);
    }

    private static long first64Bits(final int power) {
        final BigInteger size = BigInteger.TEN.pow(Math.abs(power));
        if (power >= 0) {
            final int bits = size.bitLength();
            return (bits > 64 ? size.shiftRight(bits - 64) : size.shiftLeft(64 - bits)).longValue();
        }
        final BigInteger quotient =
                BigInteger.ONE.shiftLeft(64 + size.bitLength()).divide(size);
        return quotient.shiftRight(quotient.bitLength() - 64).longValue();
    }
}
