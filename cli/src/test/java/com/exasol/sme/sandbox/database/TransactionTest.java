package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.assertRefused;
import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static com.exasol.sme.sandbox.database.DatabaseFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.database.session.LoggedStatement;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransactionTest {
    private DatabaseFixture fixture;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S");
    }

    @AfterEach
    void close() throws SQLException, IOException {
        fixture.close();
    }

    @Test
    void rollsBackEveryKindOfDefinition() throws SQLException {
        fixture.run(
                "CREATE TABLE OLD (A INT PRIMARY KEY, B VARCHAR(3))",
                "INSERT INTO OLD VALUES (1, 'abc')",
                "CREATE VIEW V AS SELECT A FROM OLD",
                "CREATE CONNECTION C TO 'x'");
        final List<String> before = fixture.database.catalogue();
        fixture.sys.setAutoCommit(false);
        fixture.run(
                "ALTER TABLE OLD MODIFY (B VARCHAR(10))",
                "ALTER TABLE OLD ADD COLUMN N INT DEFAULT 5",
                "INSERT INTO OLD VALUES (2, 'longer', 3)",
                "DROP VIEW V",
                "ALTER CONNECTION C TO 'y'",
                "CREATE SCHEMA OTHER",
                "CREATE TABLE T (A INT)",
                "CREATE SCRIPT L AS\n",
                "CREATE USER U IDENTIFIED BY 'p'",
                "GRANT CREATE SESSION TO U",
                "DROP SCHEMA S CASCADE",
                "ALTER SYSTEM SET NLS_DATE_FORMAT = 'DD'");
        fixture.sys.rollback();
        assertThat(fixture.database.catalogue()).isEqualTo(before);
        assertThat(fixture.rows("SELECT * FROM S.OLD")).containsExactly(List.of(1L, "abc"));
        assertThat(fixture.value("SELECT SYSTEM_VALUE FROM EXA_PARAMETERS WHERE PARAMETER_NAME = 'NLS_DATE_FORMAT'"))
                .isEqualTo("YYYY-MM-DD");
    }

    @Test
    void hidesWhatIsNotCommittedFromOtherSessions() throws SQLException {
        fixture.sys.setAutoCommit(false);
        fixture.run("CREATE SCHEMA NEW", "CREATE TABLE T (A INT)", "INSERT INTO T VALUES (1)");
        assertThat(fixture.rows("SELECT A FROM T")).containsExactly(List.of(1L));
        try (Connection other = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            assertRefused(other, "SELECT * FROM NEW.T").hasMessageContaining("object \"NEW\".\"T\" not found");
            assertThat(rows(other, "SELECT SCHEMA_NAME FROM EXA_SCHEMAS")).containsExactly(List.of("S"));
            fixture.sys.commit();
            assertThat(rows(other, "SELECT A FROM NEW.T")).containsExactly(List.of(1L));
        }
    }

    @Test
    void keepsTheOldShapeForOthersUntilAnAlterationIsCommitted() throws SQLException {
        fixture.run("CREATE TABLE T (A VARCHAR(1))", "INSERT INTO T VALUES ('x')");
        fixture.sys.setAutoCommit(false);
        fixture.run("ALTER TABLE T MODIFY (A VARCHAR(5))");
        try (Connection other = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            final String type = "SELECT COLUMN_TYPE FROM EXA_ALL_COLUMNS";
            assertThat(rows(other, type)).containsExactly(List.of("VARCHAR(1) UTF8"));
            assertThat(fixture.rows(type)).containsExactly(List.of("VARCHAR(5) UTF8"));
            fixture.sys.commit();
            assertThat(rows(other, type)).containsExactly(List.of("VARCHAR(5) UTF8"));
            assertThat(rows(other, "SELECT A FROM S.T")).containsExactly(List.of("x"));
        }
    }

    @Test
    void commitsNothingByReadingSystemTablesOrCallingUdfs() throws SQLException {
        fixture.run("CREATE TABLE T (A INT)", "CREATE JAVA SET SCRIPT U (a INT) EMITS (b INT) AS\n");
        fixture.sys.setAutoCommit(false);
        fixture.run("INSERT INTO T VALUES (1)");
        assertThat(fixture.rows("SELECT * FROM EXA_ALL_TABLES")).hasSize(1);
        assertThat(fixture.rows("SELECT * FROM (SELECT U(A) FROM T)")).containsExactly(List.of(1L));
        fixture.run("CREATE TABLE T2 (A INT)");
        fixture.sys.rollback();
        assertThat(fixture.rows("SELECT * FROM T")).isEmpty();
    }

    @Test
    void rollsBackAStatementThatFailsInAutocommit() throws SQLException {
        fixture.run("CREATE TABLE T (A INT PRIMARY KEY)", "INSERT INTO T VALUES (1)");
        fixture.assertRefused("INSERT INTO T VALUES (2), (1)")
                .hasMessageStartingWith("SANDBOX: constraint violation - primary key");
        assertThat(fixture.rows("SELECT * FROM T")).containsExactly(List.of(1L));
    }

    @Test
    void keepsTheTransactionWhenAStatementInItFails() throws SQLException {
        fixture.run("CREATE TABLE T (A INT PRIMARY KEY)");
        fixture.sys.setAutoCommit(false);
        fixture.run("INSERT INTO T VALUES (1)");
        fixture.assertRefused("INSERT INTO T VALUES (2), (1)");
        fixture.sys.commit();
        assertThat(fixture.rows("SELECT * FROM T")).containsExactly(List.of(1L));
    }

    @Test
    void commitsAfterAScriptThatEndedWithAnErrorInAutocommit() throws SQLException {
        fixture.run(
                "CREATE TABLE T (A INT)",
                "CREATE SCRIPT L AS\nquery([[INSERT INTO T VALUES (1)]])\nerror('E-1: no')\n/");
        fixture.assertRefused("EXECUTE SCRIPT L")
                .hasMessageContaining("E-1: no")
                .hasFieldOrPropertyWithValue("SQLState", "43000");
        try (Connection other = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            assertThat(rows(other, "SELECT * FROM S.T")).containsExactly(List.of(1L));
        }
    }

    @Test
    void letsScriptsCommitAndRollBack() throws SQLException {
        fixture.run(
                "CREATE TABLE T (A INT)",
                "CREATE SCRIPT L AS\nquery([[INSERT INTO T VALUES (1)]])\nquery([[COMMIT]])\n"
                        + "query([[INSERT INTO T VALUES (2)]])\nquery([[ROLLBACK]])\nquery([[INSERT INTO T VALUES (3)]])");
        fixture.sys.setAutoCommit(false);
        fixture.run("EXECUTE SCRIPT L");
        fixture.sys.rollback();
        assertThat(fixture.rows("SELECT * FROM T")).containsExactly(List.of(1L));
    }

    @Test
    void collidesWhenTwoSessionsChangeTheSameObject() throws SQLException {
        try (Connection other = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            other.setAutoCommit(false);
            run(other, "CREATE TABLE S.T (A INT)");
            fixture.run("CREATE TABLE S.T (B INT)");
            assertThatThrownBy(other::commit)
                    .hasMessageStartingWith("GlobalTransactionRollback msg: Transaction collision");
        }
        assertThat(fixture.rows("SELECT COLUMN_NAME FROM EXA_ALL_COLUMNS")).containsExactly(List.of("B"));
    }

    @Test
    void keepsOneViewOfRowsAndObjectsThroughoutATransaction() throws SQLException {
        fixture.run("CREATE TABLE T (A INT PRIMARY KEY)");
        try (Connection other = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            other.setAutoCommit(false);
            assertThat(rows(other, "SELECT A FROM S.T")).isEmpty();
            fixture.run("INSERT INTO T VALUES (1)", "CREATE SCRIPT L AS\n");
            assertThat(rows(other, "SELECT A FROM S.T")).isEmpty();
            assertThat(rows(other, "SELECT SCRIPT_NAME FROM EXA_ALL_SCRIPTS")).isEmpty();
            other.commit();
            assertThat(rows(other, "SELECT A FROM S.T")).containsExactly(List.of(1L));
            assertThat(rows(other, "SELECT SCRIPT_NAME FROM EXA_ALL_SCRIPTS")).containsExactly(List.of("L"));
        }
    }

    @Test
    void refusesToWriteWhatAnotherSessionHasWrittenSinceItWasRead() throws SQLException {
        fixture.run("CREATE TABLE T (A INT PRIMARY KEY)", "INSERT INTO T VALUES (1)");
        try (Connection other = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            other.setAutoCommit(false);
            run(other, "CREATE SCHEMA GONE");
            assertThat(rows(other, "SELECT A FROM S.T")).hasSize(1);
            fixture.run("UPDATE T SET A = 2");
            assertRefused(other, "UPDATE S.T SET A = 3")
                    .hasMessageStartingWith("GlobalTransactionRollback msg: Transaction collision: ");
            other.commit();
            assertThat(fixture.database.catalogue()).noneMatch(line -> line.contains("GONE"));
        }
    }

    @Test
    void rollsBackWhenTheConnectionIsClosed() throws SQLException {
        fixture.run("CREATE TABLE T (A INT PRIMARY KEY)");
        try (Connection other = fixture.connect("sys", SandboxDatabase.PASSWORD)) {
            other.setAutoCommit(false);
            run(other, "INSERT INTO S.T VALUES (1)", "CREATE SCHEMA GONE");
        }
        fixture.run("INSERT INTO T VALUES (1)");
        assertThat(fixture.rows("SELECT * FROM EXA_SCHEMAS WHERE SCHEMA_NAME = 'GONE'"))
                .isEmpty();
    }

    @Test
    void failsTheStatementThatATestAsksFor() throws SQLException {
        fixture.database.failNext(sql -> sql.startsWith("CREATE TABLE"), "disk full");
        fixture.run("CREATE SCHEMA X");
        fixture.assertRefused("CREATE TABLE X.T (A INT)").hasMessageStartingWith("disk full (Session: ");
        fixture.run("CREATE TABLE X.T (A INT)");
        assertThat(fixture.database.statements()).endsWith(new LoggedStatement("SYS", "CREATE TABLE X.T (A INT)"));
    }
}
