package com.exasol.sme.scripts.registered;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.RegistrationCall;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the administrator's commands make of functions that were registered. */
class RegistrationUpkeepTest {
    private static final String MARK = "\n%jvmoption -Dsme.registered=true;\n";

    @Test
    void isToldMovedAndLeftAloneAndNeverTakenForADeployment() throws SQLException {
        final Sandbox sandbox = Sandbox.start();
        try (Installation installation =
                Installation.of(sandbox, DeployLine.uploadingTo(sandbox).runWell())) {
            OthersModel.serve(installation, "theirs", OwnContainer.MLFLOW);
            installation.run(new RegistrationCall("theirs").sql());
            assertThat(DeployLine.status(sandbox).run().out())
                    .contains(
                            "prediction script \"DATA\".\"THEIRS\": endpoint theirs in eu-central-1, registered, version");

            DeployLine.to(sandbox)
                    .adding("--jvm-option", "-Xmx512m", "--update-prediction-scripts")
                    .runWell();
            final Object text = installation.value(
                    "SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = 'THEIRS_WITH_KEY'");
            assertThat(text.toString()).contains(MARK, "-Xmx512m");

            final CommandResult undeployment = DeployLine.undeploying(sandbox).runWell();
            assertThat(undeployment.err())
                    .contains("Functions of registered endpoints stay, and predict as long as their JAR is there:"
                            + " \"DATA\".\"THEIRS\" (endpoint theirs in eu-central-1),")
                    .doesNotContain("E-SME-CLI-59", "billed");
            assertThat(installation
                            .run("SELECT DISTINCT LABEL FROM (SELECT DATA.THEIRS(AGE, CITY) FROM DATA.CUSTOMERS)")
                            .rows())
                    .hasSize(2);

            DeployLine.to(sandbox).runWell();
            assertThat(installation
                            .run(RegistrationCall.deletion("theirs"))
                            .rows()
                            .get(0))
                    .startsWith("endpoint", "theirs");
            assertThat(sandbox.aws().inventory(Installation.REGION).endpoints()).isEqualTo(List.of("theirs"));
        }
    }
}
