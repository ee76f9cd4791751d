package com.exasol.sme.predict.text;

/**
 * The decimal number of the fewest digits that is read as a certain floating-point number, and of several the nearest
 * one; by the method of Raffaello Giulietti's paper "The Schubfach way to render doubles".
 *
 * <p>All decimal numbers between two borders, half way to the neighbours, are read as the same floating-point number.
 * In units of a power of ten that is just not larger than the space between the borders, at least one whole number lies
 * between them, and at most one multiple of ten does.
 */
final class ShortestDigits {
    private static final int MANTISSA_BITS = 52;
    private static final int LEAST_EXPONENT = -1074;

    private final long digits;
    private final int power;

    private ShortestDigits(final long digits, final int power) {
        this.digits = digits;
        this.power = power;
    }

    /** {@return a whole number that does not end with a zero} */
    long digits() {
        return digits;
    }

    /** {@return the power of ten by which the digits are to be multiplied} */
    int power() {
        return power;
    }

    /** @param number above 0 and finite */
    static ShortestDigits of(final double number) {
        final long bits = Double.doubleToRawLongBits(number);
        final long fraction = bits & ((1L << MANTISSA_BITS) - 1);
        final int biased = (int) (bits >>> MANTISSA_BITS);
        final long mantissa = biased == 0 ? fraction : fraction | (1L << MANTISSA_BITS);
        final int exponent = LEAST_EXPONENT + Math.max(0, biased - 1);
        // The neighbour below a power of two is half as far away as the one above.
        return of(mantissa, exponent, fraction == 0 && biased > 1);
    }

    /** Counts in quarters of the space between neighbours, so that borders are whole numbers. */
    private static ShortestDigits of(final long mantissa, final int exponent, final boolean isNearerBelow) {
        final int power = isNearerBelow ? floorOfLog10OfThreeQuarters(exponent) : floorOfLog10(exponent);
        final PowerOfTen unit = PowerOfTen.of(-power);
        final int shift = exponent + floorOfLog2(-power) + 2;
        final long quarters = mantissa << 2;
        // A border itself is read as the one of its neighbours whose mantissa is even.
        final long inside = mantissa & 1;
        final long lower = unit.times((quarters - (isNearerBelow ? 1 : 2)) << shift) + inside;
        final long upper = unit.times((quarters + 2) << shift) - inside;
        final long value = unit.times(quarters << shift);
        final long whole = value >> 2;
        final long ten = whole / 10 * 10;
        if (ten > 0 && lower <= ten << 2) {
            return withoutZeros(ten, power);
        }
        if ((ten + 10) << 2 <= upper) {
            return withoutZeros(ten + 10, power);
        }
        final boolean isWholeBetween = lower <= whole << 2;
        final boolean isNextBetween = (whole + 1) << 2 <= upper;
        final long beyondMiddle = value - (4 * whole + 2);
        final boolean isWholeNearer = beyondMiddle < 0 || (beyondMiddle == 0 && (whole & 1) == 0);
        final boolean isWhole = isWholeBetween == isNextBetween ? isWholeNearer : isWholeBetween;
        return new ShortestDigits(isWhole ? whole : whole + 1, power);
    }

    private static ShortestDigits withoutZeros(final long multiple, final int power) {
        long digits = multiple;
        int zeros = 0;
        while (digits % 10 == 0) {
            digits /= 10;
            zeros++;
        }
        return new ShortestDigits(digits, power + zeros);
    }

    /** {@return the whole part of the logarithm of a power of two to the base of ten} */
    static int floorOfLog10(final int powerOfTwo) {
        return (int) ((powerOfTwo * 661_971_961_083L) >> 41);
    }

    /** {@return the same for three quarters of a power of two} */
    static int floorOfLog10OfThreeQuarters(final int powerOfTwo) {
        return (int) ((powerOfTwo * 661_971_961_083L - 274_743_187_321L) >> 41);
    }

    /** {@return the whole part of the logarithm of a power of ten to the base of two} */
    static int floorOfLog2(final int powerOfTen) {
        return (int) ((powerOfTen * 913_124_641_741L) >> 38);
    }
}
