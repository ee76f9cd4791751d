package com.exasol.sme.exasol;

import java.net.UnknownHostException;
import org.junit.jupiter.api.condition.EnabledIf;

/** The story on a real Exasol. */
@EnabledIf(value = "com.exasol.sme.exasol.RealExasol#isPossible", disabledReason = "There is no Docker here.")
class PredictionIT extends PredictionStory {
    @Override
    Stage stage() throws UnknownHostException {
        return RealExasol.shared();
    }
}
