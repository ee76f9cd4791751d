package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.assertRefused;
import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static com.exasol.sme.sandbox.database.DatabaseFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.database.session.KilledSession;
import com.exasol.sme.sandbox.database.session.LoggedStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is left of a session that is killed. */
class KillTest {
    private DatabaseFixture fixture;
    private Connection victim;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S", "CREATE TABLE T (A INT)", "CREATE CONNECTION C TO 'https://b'");
        victim = fixture.connect("sys", SandboxDatabase.PASSWORD);
    }

    @AfterEach
    void close() throws SQLException, IOException {
        victim.close();
        fixture.close();
    }

    private void killBefore(final String start) {
        fixture.database.onNext(sql -> sql.startsWith(start), fixture.database::kill);
    }

    private void assertKilled(final String sql) {
        assertRefused(victim, sql)
                .hasMessageMatching("Connection was killed \\(Session: \\d{19}\\)")
                .hasFieldOrPropertyWithValue("SQLState", "08006");
    }

    /** The id of a session, noted when it sends a statement that does nothing. */
    private String idOf(final Connection connection) throws SQLException {
        final AtomicReference<String> id = new AtomicReference<>();
        fixture.database.onNext("DROP SCRIPT IF EXISTS S.NONE"::equals, id::set);
        run(connection, "DROP SCRIPT IF EXISTS S.NONE");
        return id.get();
    }

    @Test
    void rollsBackWhatWasNotCommitted() throws SQLException {
        victim.setAutoCommit(false);
        run(victim, "INSERT INTO S.T VALUES (1)", "COMMIT", "INSERT INTO S.T VALUES (2)", "CREATE SCHEMA GONE");
        killBefore("INSERT INTO S.T VALUES (3)");
        assertKilled("INSERT INTO S.T VALUES (3)");
        assertThat(fixture.rows("SELECT A FROM T")).containsExactly(List.of(1L));
        assertThat(fixture.rows("SELECT SCHEMA_NAME FROM EXA_SCHEMAS")).containsExactly(List.of("S"));
    }

    @Test
    void doesNotExecuteTheStatementInFlight() throws SQLException {
        killBefore("COMMIT");
        victim.setAutoCommit(false);
        run(victim, "INSERT INTO S.T VALUES (1)");
        assertKilled("COMMIT");
        assertThat(fixture.rows("SELECT A FROM T")).isEmpty();
    }

    @Test
    void exportsNothingAfterwards() throws SQLException {
        killBefore("EXPORT");
        assertKilled("EXPORT S.T INTO CSV AT C FILE 'a.csv'");
        assertThat(fixture.s3.objects).isEmpty();
    }

    @Test
    void stopsAScriptThatWouldHandleTheError() throws SQLException {
        fixture.run("""
                    CREATE SCRIPT L AS
                    query([[INSERT INTO S.T VALUES (1)]])
                    pcall(function() query([[INSERT INTO S.T VALUES (2)]]) end)
                    pquery([[INSERT INTO S.T VALUES (3)]])
                    pquery([[COMMIT]])
                    error('E-1: no')
                    /\
                    """);
        killBefore("INSERT INTO S.T VALUES (2)");
        final int before = fixture.database.statements().size();
        // Autocommit is on: a script that failed would be committed.
        assertKilled("EXECUTE SCRIPT S.L");
        assertThat(fixture.rows("SELECT A FROM T")).isEmpty();
        assertThat(fixture.database.statements().subList(before, before + 3))
                .extracting(LoggedStatement::text)
                .containsExactly("EXECUTE SCRIPT S.L", "INSERT INTO S.T VALUES (1)", "INSERT INTO S.T VALUES (2)");
        assertThat(fixture.database.statements())
                .extracting(LoggedStatement::text)
                .doesNotContain("COMMIT");
    }

    @Test
    void leavesTheFilesThatAnExportHasWritten() throws SQLException {
        final String id = idOf(victim);
        fixture.s3.afterUpload = () -> fixture.database.kill(id);
        assertKilled("EXPORT S.T INTO CSV AT C FILE 'a.csv' FILE 'b.csv'");
        assertThat(fixture.s3.objects).containsOnlyKeys("https://b/a.csv");
    }

    @Test
    void discardsWhatAUdfEmitted() throws SQLException {
        fixture.run("CREATE JAVA SET SCRIPT U (a INT) EMITS (b INT) AS\n");
        fixture.udfs.behaviour = (script, groups, session, connections) -> {
            fixture.database.kill(session.sessionId());
            assertThatThrownBy(() -> connections.find("C")).isInstanceOf(KilledSession.class);
            throw new SQLException("VM error: Internal error: VM crashed", "22002");
        };
        assertKilled("INSERT INTO S.T SELECT S.U(1)");
        assertThat(fixture.rows("SELECT A FROM T")).isEmpty();
    }

    @Test
    void logsOutAnIdleClient() throws SQLException {
        victim.setAutoCommit(false);
        run(victim, "INSERT INTO S.T VALUES (1)");
        fixture.run("KILL SESSION " + idOf(victim));
        assertThatThrownBy(victim::commit)
                .isInstanceOfSatisfying(SQLException.class, exception -> assertThat(exception.getSQLState())
                        .startsWith("08"));
        assertThat(fixture.rows("SELECT A FROM T")).isEmpty();
    }

    @Test
    void isWhatASessionMayDoToItself() throws SQLException {
        assertKilled("KILL SESSION CURRENT_SESSION");
        assertThat(rows(fixture.sys, "SELECT COUNT(*) FROM EXA_USER_SESSIONS")).containsExactly(List.of(1L));
    }

    @Test
    void needsThePrivilegeForSessionsOfOthers() throws SQLException {
        final String id = idOf(victim);
        try (Connection user = fixture.user("U")) {
            assertRefused(user, "KILL SESSION " + id).hasMessageContaining("KILL ANY SESSION");
            fixture.run("GRANT KILL ANY SESSION TO U");
            run(user, "KILL SESSION " + id);
            assertRefused(user, "KILL SESSION 1").hasMessageContaining("there is no session 1");
        }
        assertRefused(victim, "SELECT 1");
    }

    @Test
    void knowsNoKillStatement() {
        fixture.assertRefused("KILL STATEMENT IN SESSION 1").hasMessageContaining("KILL STATEMENT is not in");
    }
}
