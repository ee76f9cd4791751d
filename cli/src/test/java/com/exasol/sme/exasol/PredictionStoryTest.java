package com.exasol.sme.exasol;

import org.junit.jupiter.api.AfterAll;

/** The story on the sandbox. */
class PredictionStoryTest extends PredictionStory {
    private final SandboxStage sandbox = new SandboxStage();

    @Override
    Stage stage() {
        return sandbox;
    }

    @AfterAll
    void closeSandbox() {
        sandbox.close();
    }
}
