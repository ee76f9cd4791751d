package com.exasol.sme.predict.flow;

/** What a doubling was found to be, by what was measured under it and before it; a table of docs/load-control.md. */
enum Finding {
    FULL_GAIN(1.75, Double.POSITIVE_INFINITY, Verdict.GOES_ON),
    WORTHWHILE(1.25, Double.POSITIVE_INFINITY, Verdict.GOES_ON),
    NO_SLOWER(0, 1.5, Verdict.GOES_ON),
    QUEUING(1.05, Double.POSITIVE_INFINITY, Verdict.STAYS),
    USELESS(0, Double.POSITIVE_INFINITY, Verdict.GOES_BACK);

    /** What becomes of that which was doubled. */
    enum Verdict {
        GOES_ON,
        STAYS,
        GOES_BACK
    }

    final double leastGain;
    final double delayBelow;
    final Verdict verdict;

    Finding(final double leastGain, final double delayBelow, final Verdict verdict) {
        this.leastGain = leastGain;
        this.delayBelow = delayBelow;
        this.verdict = verdict;
    }

    /**
     * {@return the first one that fits}
     *
     * @param gain how many times as many rows were answered in the same time as before
     * @param delay how many times as long requests took as before
     */
    static Finding of(final double gain, final double delay) {
        for (final Finding finding : values()) {
            if (gain >= finding.leastGain && delay < finding.delayBelow) {
                return finding;
            }
        }
        return USELESS;
    }
}
