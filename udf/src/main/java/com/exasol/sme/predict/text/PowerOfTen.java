package com.exasol.sme.predict.text;

import java.math.BigInteger;

/** The first 126 bits of a power of ten, rounded up. */
final class PowerOfTen {
    /** Those that floating-point numbers are divided by to get at their digits. */
    private static final int LEAST = -292;

    private static final int GREATEST = 324;

    private static final int BITS = 126;
    private static final int HALF_OF_BITS = BITS / 2;
    private static final long LOWER_HALF = (1L << HALF_OF_BITS) - 1;

    /** Made when they are asked for: few of them ever are, and all together would delay the first row. */
    private static final PowerOfTen[] KNOWN = new PowerOfTen[GREATEST - LEAST + 1];

    private final long upper;
    private final long lower;

    private PowerOfTen(final BigInteger bits) {
        upper = bits.shiftRight(HALF_OF_BITS).longValue();
        lower = bits.longValue() & LOWER_HALF;
    }

    /** Two threads may make the same one, which is as good as the other: its fields are final. */
    static PowerOfTen of(final int power) {
        final PowerOfTen known = KNOWN[power - LEAST];
        if (known != null) {
            return known;
        }
        final PowerOfTen made = new PowerOfTen(firstBits(power).add(BigInteger.ONE));
        KNOWN[power - LEAST] = made;
        return made;
    }

    private static BigInteger firstBits(final int power) {
        final BigInteger size = BigInteger.TEN.pow(Math.abs(power));
        if (power >= 0) {
            return shortened(size);
        }
        return shortened(BigInteger.ONE.shiftLeft(BITS + size.bitLength()).divide(size));
    }

    private static BigInteger shortened(final BigInteger number) {
        return number.shiftRight(number.bitLength() - BITS);
    }

    /** {@return the whole part of the product with these bits without the last 127, odd where that cut off something} */
    long times(final long factor) {
        final long middle = ((upper * factor) >>> 1) + Math.multiplyHigh(lower, factor);
        final long whole = Math.multiplyHigh(upper, factor) + (middle >>> HALF_OF_BITS);
        return (middle & LOWER_HALF) == 0 ? whole : whole | 1;
    }
}
