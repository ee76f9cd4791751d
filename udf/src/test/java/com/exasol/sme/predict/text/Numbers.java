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
        this.random = new SplittableRandom(seed);
    }

    public double next() {
        final double size = this.kinds[this.count++ % this.kinds.length].getAsDouble();
        return this.random.nextBoolean() ? size : -size;
    }

    private double anyBits() {
        final double number = Double.longBitsToDouble(this.random.nextLong());
        return Double.isFinite(number) ? number : anyBits();
    }

    private double subnormal() {
        return Double.longBitsToDouble(this.random.nextLong() >>> 12);
    }

    private double share() {
        return this.random.nextDouble();
    }

    private double money() {
        return this.random.nextInt(100_000_000) / 100.0;
    }

    private double whole() {
        return this.random.nextInt(2000) - 1000.0;
    }

    /** Whole numbers about the largest ones that are all exact. */
    private double large() {
        return 0x1p53 + this.random.nextInt(4001) - 2000;
    }

    private double fewDigits() {
        return Double.parseDouble(this.random.nextInt(1000) + "e" + (this.random.nextInt(620) - 315));
    }
}
