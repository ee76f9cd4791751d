package com.exasol.sme.exasol;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.client.SqlConsole;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What an administrator does with the packaged JAR, one fact after the other, on the real thing and on the sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class DeploymentStory {
    private static final String SCHEMA = "SME_STORY";

    private Stage stage;
    private SqlConsole console;

    abstract Stage stage() throws Exception;

    @BeforeAll
    void open() throws Exception {
        stage = stage();
        console = stage.console();
    }

    @AfterAll
    void close() throws SQLException {
        if (console != null) {
            console.close();
            stage.close();
        }
    }

    private List<List<Object>> objects() throws SQLException {
        return console.run("SELECT SCRIPT_NAME, SCRIPT_TYPE FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = '" + SCHEMA
                        + "' ORDER BY SCRIPT_NAME")
                .rows();
    }

    @Test
    @Order(1)
    void deploysAllObjects() throws SQLException {
        assertThat(stage.deploy(SCHEMA).out()).isEmpty();
        assertThat(objects())
                .contains(
                        List.of("SME_AUTOPILOT_TRAINING_UDF", "UDF"),
                        List.of("SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT", "SCRIPTING"));
        assertThat(console.run("SELECT COUNT(*) FROM " + SCHEMA + ".SME_METADATA_AUTOPILOT_JOBS")
                        .rows())
                .hasToString("[[0]]");
    }

    /** The database keeps the comments and options that hold the hashes of the scripts. */
    @Test
    @Order(2)
    void changesNothingTheSecondTime() {
        final CommandResult second = stage.deploy(SCHEMA);
        assertThat(second.err())
                .contains(
                        "SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT is unchanged.", "SME_AUTOPILOT_TRAINING_UDF is unchanged.")
                .doesNotContain("Created", "Replaced", "Activated");
    }

    @Test
    @Order(3)
    void findsAllOfItWell() {
        final CommandResult status = stage.status(SCHEMA);
        assertThat(status.out()).contains("ok       script SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT: ", " on node 0 (Java ");
        assertThat(status.exitCode()).as(status.out()).isZero();
    }

    @Test
    @Order(4)
    void takesAllOfItBack() throws SQLException {
        assertThat(stage.undeploy(SCHEMA).out()).isEmpty();
        assertThat(objects()).isEmpty();
        assertThat(console.run("SELECT TABLE_NAME FROM SYS.EXA_ALL_TABLES WHERE TABLE_SCHEMA = '" + SCHEMA + "'")
                        .rows())
                .isEmpty();
        assertThat(stage.status(SCHEMA).exitCode()).isEqualTo(3);
    }
}
