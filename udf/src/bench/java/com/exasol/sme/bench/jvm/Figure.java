package com.exasol.sme.bench;

/** What a measurement told. */
final class Figure {
    private final long rows;
    private final double seconds;
    private final double processorSeconds;
    private final double ownSeconds;
    private final int peakMegabytes;

    private Figure(
            final long rows,
            final double seconds,
            final double processorSeconds,
            final double ownSeconds,
            final int peakMegabytes) {
        this.rows = rows;
        this.seconds = seconds;
        this.processorSeconds = processorSeconds;
        this.ownSeconds = ownSeconds;
        this.peakMegabytes = peakMegabytes;
    }

    static Figure from(final String line, final long rows) {
        final String[] numbers = line.split(" ", -1);
        return new Figure(
                rows,
                Double.parseDouble(numbers[1]),
                Double.parseDouble(numbers[2]),
                Double.parseDouble(numbers[3]),
                Integer.parseInt(numbers[4]));
    }

    /**
     * {@return the faster of this and the same measured once more, with the higher peak of memory}
     *
     * @param other null for the first time
     */
    Figure orFaster(final Figure other) {
        if (other == null) {
            return this;
        }
        final Figure faster = seconds <= other.seconds ? this : other;
        return new Figure(
                faster.rows,
                faster.seconds,
                faster.processorSeconds,
                faster.ownSeconds,
                Math.max(peakMegabytes, other.peakMegabytes));
    }

    double rowsPerSecond() {
        return rows / seconds;
    }

    double seconds() {
        return seconds;
    }

    /** {@return the processor time of all threads} */
    double processorSeconds() {
        return processorSeconds;
    }

    /** {@return the processor time of the thread that runs the script} */
    double ownSeconds() {
        return ownSeconds;
    }

    /** {@return -1 where the system does not tell} */
    int peakMegabytes() {
        return peakMegabytes;
    }
}
