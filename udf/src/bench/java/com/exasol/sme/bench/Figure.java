package com.exasol.sme.bench;

/** What a measurement told. */
final class Figure {
    private final long rows;
    private final double seconds;
    private final double processorSeconds;
    private final double ownSeconds;
    private final int peakMegabytes;

    private Figure(final long rows, final String[] numbers) {
        this.rows = rows;
        this.seconds = Double.parseDouble(numbers[1]);
        this.processorSeconds = Double.parseDouble(numbers[2]);
        this.ownSeconds = Double.parseDouble(numbers[3]);
        this.peakMegabytes = Integer.parseInt(numbers[4]);
    }

    static Figure from(final String line, final long rows) {
        return new Figure(rows, line.split(" ", -1));
    }

    double rowsPerSecond() {
        return this.rows / this.seconds;
    }

    double seconds() {
        return this.seconds;
    }

    /** {@return the processor time of all threads} */
    double processorSeconds() {
        return this.processorSeconds;
    }

    /** {@return the processor time of the thread that runs the script} */
    double ownSeconds() {
        return this.ownSeconds;
    }

    /** {@return -1 where the system does not tell} */
    int peakMegabytes() {
        return this.peakMegabytes;
    }
}
