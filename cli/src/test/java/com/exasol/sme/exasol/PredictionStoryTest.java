package com.exasol.sme.exasol;

/** The story on the sandbox. */
class PredictionStoryTest extends PredictionStory {
    @Override
    Stage stage() {
        return new SandboxStage();
    }
}
