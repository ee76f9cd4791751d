package com.exasol.sme.bench.jvm;

/** What a measurement told. */
public final class Figure {
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

    public static Figure from(final String line, final long rows) {
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
    public Figure orFaster(final Figure other) {
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

    public double rowsPerSecond() {
        return rows / seconds;
    }

    public double seconds() {
        return seconds;
    }

    /** {@return the processor time of all threads} */
    public double processorSeconds() {
        return processorSeconds;
    }

    /** {@return the processor time of the thread that runs the script} */
    public double ownSeconds() {
        return ownSeconds;
    }

    /** {@return -1 where the system does not tell} */
    public int peakMegabytes() {
        return peakMegabytes;
    }
}
