package com.exasol.sme.predict.flow;

import com.exasol.sme.predict.request.LoadStep.Growth;

/** When rows and requests grow again, and whether either ever had to stop growing. */
final class GrowthPauses {
    private final GrowthPause rows = new GrowthPause();
    private final GrowthPause requests = new GrowthPause();
    private boolean hasShownLimit;

    GrowthPause rows() {
        return rows;
    }

    GrowthPause requests() {
        return requests;
    }

    /** @param growth what does not grow for some time: rows or requests */
    void begin(final Growth growth, final long now) {
        showLimit();
        (growth == Growth.ROWS ? rows : requests).begin(now);
    }

    /** There is a limit, which may be near, so that no step is fourfold any more. */
    void showLimit() {
        hasShownLimit = true;
    }

    boolean hasShownLimit() {
        return hasShownLimit;
    }
}
