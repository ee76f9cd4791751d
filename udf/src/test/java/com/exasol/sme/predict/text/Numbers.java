package com.exasol.sme.predict.text;

import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;

/** Finite floating-point numbers of all kinds, equal for equal seeds. */
public final class Numbers {
    private final SplittableRandom random;
    private final DoubleSupplier[] kinds = {
        this::anyBits, this::subnormal, this::share, this::money, this::whole, this::large, this::fewDigits
    };
    private int count;

    public Numbers(final long seed) {
        random = new SplittableRandom(seed);
    }

    public double next() {
        final double size = kinds[count++ % kinds.length].getAsDouble();
        return random.nextBoolean() ? size : -size;
    }

    private double anyBits() {
        final double number = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(number) ? number : anyBits();
    }

    private double subnormal() {
        return Double.longBitsToDouble(random.nextLong() >>> 12);
    }

    private double share() {
        return random.nextDouble();
    }

    private double money() {
        return random.nextInt(100_000_000) / 100.0;
    }

    private double whole() {
        return random.nextInt(2000) - 1000.0;
    }

    /** Whole numbers about the largest ones that are all exact. */
    private double large() {
        return 0x1p53 + random.nextInt(4001) - 2000;
    }

    private double fewDigits() {
        return Double.parseDouble(random.nextInt(1000) + "e" + (random.nextInt(620) - 315));
    }
}
