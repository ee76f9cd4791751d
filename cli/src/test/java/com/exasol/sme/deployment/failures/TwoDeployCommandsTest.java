package com.exasol.sme.deployment.failures;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.deployment.DatabaseUser;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.DeployedObjects;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two administrators who deploy to the same schema at the same time. */
@Timeout(60)
class TwoDeployCommandsTest {
    private final Sandbox sandbox = Sandbox.start();
    private final CompletableFuture<CommandResult> second = new CompletableFuture<>();
    private List<String> afterTheSecond;

    @BeforeEach
    void takeTheLanguageAway() throws SQLException {
        DatabaseUser.sys(sandbox).run("ALTER SYSTEM SET SCRIPT_LANGUAGES = 'R=builtin_r'");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    private void deploySecond(final DeployLine line) {
        second.complete(line.run());
        afterTheSecond = sandbox.database().catalogue();
    }

    private void assertBothSucceed(final CommandResult first) {
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(second).isCompletedWithValueMatching(result -> result.exitCode() == 0);
        assertIsAsAfterOne();
    }

    private void assertIsAsAfterOne() {
        assertThat(sandbox.database().catalogue()).isEqualTo(afterTheSecond);
        assertThat(DeployedObjects.in(sandbox)).isEqualTo(DeployedObjects.allIn("SME"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"SELECT SYSTEM_VALUE", "ALTER SYSTEM", "ALTER SESSION", "SELECT SCHEMA_NAME"})
    void bothSucceedBeforeTheTransaction(final String moment) {
        final DeployLine line = DeployLine.to(sandbox);
        sandbox.database().onNext(sql -> sql.startsWith(moment), session -> deploySecond(line));
        assertBothSucceed(line.run());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SELECT COLUMN_NAME", "CREATE SCHEMA", "CREATE OR REPLACE LUA SCRIPT \"SME_DELETE", "COMMIT"})
    void oneSaysWhyWithinTheTransaction(final String moment) {
        final DeployLine line = DeployLine.to(sandbox);
        sandbox.database().onNext(sql -> sql.startsWith(moment), session -> deploySecond(line));
        final CommandResult first = line.run();
        assertThat(first.exitCode()).isEqualTo(1);
        assertThat(first.err())
                .contains("E-SME-CLI-26: Another session changed the same objects at the same time, so the database"
                        + " took the changes of this command back when it was to commit: GlobalTransactionRollback")
                .contains("If it was another 'sme' command, let it finish. Then run the command again: it does what is"
                        + " missing, and nothing twice.");
        assertThat(second).isCompletedWithValueMatching(result -> result.exitCode() == 0);
        assertIsAsAfterOne();
        line.runWell();
        assertIsAsAfterOne();
    }

    @Test
    void bothUpload() {
        final DeployLine line = DeployLine.uploadingTo(sandbox);
        sandbox.bucketFs().beforeNext(() -> deploySecond(line));
        assertBothSucceed(line.run());
    }
}
