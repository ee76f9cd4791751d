package com.exasol.sme.exasol;

import java.net.UnknownHostException;

/** The story on a real Exasol. */
class DeploymentIT extends DeploymentStory {
    @Override
    Stage stage() throws UnknownHostException {
        return RealExasol.shared();
    }
}
