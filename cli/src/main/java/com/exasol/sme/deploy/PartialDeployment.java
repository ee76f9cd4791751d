package com.exasol.sme.deploy;

import com.exasol.sme.shared.SmeException;

/** What is left of a deployment that fails after the upload and before the commit. */
final class PartialDeployment {
    static final String STATE = "Schema, table and scripts are as they were before;"
            + " a JAR that was uploaded and the language setting stay.";

    private PartialDeployment() {}

    static SmeException explain(final SmeException reason) {
        return reason.adding(STATE);
    }
}
