package com.exasol.sme.bench;

import java.util.ArrayList;
import java.util.List;

/** The same measured of two builds in turns, so that what else the machine does meets both. */
final class Pairs {
    private final List<Double> others = new ArrayList<>();
    private final List<Double> ours = new ArrayList<>();

    void add(final double other, final double our) {
        others.add(other);
        ours.add(our);
    }

    double other() {
        return median(others);
    }

    double our() {
        return median(ours);
    }

    /** {@return the median of how many times as much ours was as the other of its pair} */
    double ratio() {
        final List<Double> ratios = new ArrayList<>();
        for (int index = 0; index < ours.size(); index++) {
            ratios.add(ours.get(index) / others.get(index));
        }
        return median(ratios);
    }

    private static double median(final List<Double> values) {
        final List<Double> sorted = new ArrayList<>(values);
        sorted.sort(null);
        final int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
