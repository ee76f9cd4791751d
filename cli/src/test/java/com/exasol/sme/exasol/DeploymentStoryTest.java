package com.exasol.sme.exasol;

/** The story on the sandbox. */
class DeploymentStoryTest extends DeploymentStory {
    @Override
    Stage stage() {
        return new SandboxStage();
    }
}
