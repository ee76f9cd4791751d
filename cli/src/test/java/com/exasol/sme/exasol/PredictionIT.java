package com.exasol.sme.exasol;

import java.net.UnknownHostException;

/** The story on a real Exasol. */
class PredictionIT extends PredictionStory {
    @Override
    Stage stage() throws UnknownHostException {
        return RealExasol.shared();
    }
}
