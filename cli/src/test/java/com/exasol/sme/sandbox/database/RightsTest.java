package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.assertRefused;
import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static com.exasol.sme.sandbox.database.DatabaseFixture.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RightsTest {
    private DatabaseFixture fixture;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S");
        createUser();
    }

    @AfterEach
    void close() throws SQLException, IOException {
        user.close();
        fixture.close();
    }

    private Connection user;

    private void createUser() throws SQLException {
        fixture.run(
                "CREATE TABLE T (A INT)",
                "CREATE JAVA SET SCRIPT U (a INT) EMITS (b INT) AS\n",
                "CREATE SCRIPT L AS\nquery([[SELECT * FROM S.T]])",
                "CREATE CONNECTION C TO 'https://b.s3.eu-central-1.amazonaws.com' USER 'u' IDENTIFIED BY 'p'");
        user = fixture.user("JOE");
        fixture.udfs.behaviour = (script, groups, session, connections) -> {
            connections.find("c");
            return List.of();
        };
    }

    private void refused(final String sql, final String missing) {
        assertRefused(user, sql)
                .hasMessageContaining("insufficient privileges: " + missing)
                .hasFieldOrPropertyWithValue("SQLState", "42000");
    }

    @Test
    void wantCreateSessionForALogin() throws SQLException {
        fixture.run("CREATE USER ANN IDENTIFIED BY 'x'");
        assertThatThrownBy(() -> fixture.connect("ann", "x"))
                .hasMessageContaining("insufficient privileges: CREATE SESSION");
    }

    @Test
    void areNeededForTables() throws SQLException {
        refused("SELECT * FROM S.T", "USAGE on schema S");
        fixture.run("GRANT USAGE ON S TO JOE");
        refused("SELECT * FROM S.T", "SELECT on \"S\".\"T\"");
        refused("INSERT INTO S.T VALUES (1)", "INSERT on \"S\".\"T\"");
        refused("UPDATE S.T SET A = 1", "UPDATE on \"S\".\"T\"");
        refused("DELETE FROM S.T", "DELETE on \"S\".\"T\"");
        refused("ALTER TABLE S.T ADD COLUMN B INT", "ALTER on \"S\".\"T\"");
        refused("DROP TABLE S.T", "DROP TABLE for \"S\".\"T\"");
        refused("CREATE TABLE S.T2 (A INT)", "CREATE TABLE in schema S");
        fixture.run("GRANT SELECT, INSERT, DELETE ON TABLE S.T TO JOE", "GRANT UPDATE ON SCHEMA S TO JOE");
        run(user, "INSERT INTO S.T VALUES (1)", "UPDATE S.T SET A = 2", "DELETE FROM S.T");
        fixture.run("REVOKE SELECT ON S.T FROM JOE");
        refused("SELECT * FROM S.T", "SELECT on \"S\".\"T\"");
    }

    @Test
    void areNeededForSchemas() throws SQLException {
        refused("CREATE SCHEMA JOES", "CREATE SCHEMA");
        refused("DROP SCHEMA S CASCADE", "DROP SCHEMA for S");
        fixture.run("GRANT CREATE SCHEMA, CREATE TABLE TO JOE");
        run(user, "CREATE SCHEMA JOES", "CREATE TABLE T (A INT)", "DROP TABLE T", "DROP SCHEMA JOES");
    }

    @Test
    void areNeededForScripts() throws SQLException {
        fixture.run("GRANT USAGE ON SCHEMA S TO JOE");
        refused("CREATE SCRIPT S.X AS\n", "CREATE SCRIPT in schema S");
        refused("DROP SCRIPT S.L", "DROP SCRIPT for \"S\".\"L\"");
        refused("EXECUTE SCRIPT S.L", "EXECUTE on \"S\".\"L\"");
        refused("SELECT S.U(1)", "EXECUTE on \"S\".\"U\"");
        fixture.run("GRANT EXECUTE ON SCRIPT S.L TO JOE");
        assertRefused(user, "EXECUTE SCRIPT S.L")
                .hasMessageContaining("insufficient privileges: SELECT on \"S\".\"T\"");
        fixture.run("GRANT CREATE ANY SCRIPT TO JOE", "GRANT SELECT ON S.T TO JOE");
        run(user, "CREATE SCRIPT S.X AS\n", "EXECUTE SCRIPT S.L");
        refused("CREATE OR REPLACE SCRIPT S.X AS\n-- 2", "DROP SCRIPT for \"S\".\"X\"");
    }

    @Test
    void toCreateScriptsAreNeededInOnesOwnSchemaToo() throws SQLException {
        fixture.run("GRANT CREATE SCHEMA TO JOE");
        run(user, "CREATE SCHEMA JOES");
        refused("CREATE SCRIPT X AS\n", "CREATE SCRIPT in schema JOES");
        fixture.run("GRANT CREATE SCRIPT TO JOE");
        run(user, "CREATE SCRIPT X AS\n", "DROP SCRIPT X");
        refused("CREATE SCRIPT S.X AS\n", "USAGE on schema S");
        fixture.run("GRANT USAGE ON S TO JOE");
        refused("CREATE SCRIPT S.X AS\n", "CREATE SCRIPT in schema S");
    }

    @Test
    void ofARoleAreThoseOfItsMembers() throws SQLException {
        fixture.run(
                "CREATE ROLE READERS",
                "CREATE ROLE ANALYSTS",
                "GRANT USAGE ON SCHEMA S TO READERS",
                "GRANT SELECT ON S.T TO READERS",
                "GRANT ACCESS ON CONNECTION C FOR SCRIPT S.U TO ANALYSTS",
                "GRANT EXECUTE ON S.U TO ANALYSTS",
                "GRANT READERS TO ANALYSTS");
        refused("SELECT * FROM S.T", "USAGE on schema S");
        fixture.run("GRANT ANALYSTS TO JOE");
        run(user, "SELECT * FROM S.T", "SELECT S.U(1)");
        fixture.run("REVOKE READERS FROM ANALYSTS");
        refused("SELECT * FROM S.T", "USAGE on schema S");
        fixture.run("GRANT READERS TO ANALYSTS", "DROP ROLE ANALYSTS");
        refused("SELECT * FROM S.T", "USAGE on schema S");
        assertRefused(fixture.sys, "GRANT ANALYSTS TO JOE").hasMessageContaining("the privilege ANALYSTS");
        assertRefused(fixture.sys, "GRANT EXPORT TO ANALYSTS").hasMessageContaining("user or role ANALYSTS not found");
    }

    @Test
    void ofARoleIncludeTheSchemasThatItOwns() throws SQLException {
        fixture.run(
                "CREATE ROLE ANALYSTS",
                "GRANT CREATE SCRIPT TO ANALYSTS",
                "GRANT ANALYSTS TO JOE",
                "CREATE SCHEMA ANALYSES",
                "ALTER SCHEMA ANALYSES CHANGE OWNER ANALYSTS");
        run(user, "CREATE SCRIPT ANALYSES.X AS\n", "EXECUTE SCRIPT ANALYSES.X", "DROP SCRIPT ANALYSES.X");
        refused("CREATE SCRIPT S.X AS\n", "USAGE on schema S");
        refused("ALTER SCHEMA ANALYSES CHANGE OWNER JOE", "ALTER ANY SCHEMA");
        assertRefused(fixture.sys, "ALTER SCHEMA ANALYSES CHANGE OWNER NOBODY")
                .hasMessageContaining("user or role NOBODY not found");
    }

    @Test
    void toRolesAreTheAdministrators() throws SQLException {
        fixture.run("CREATE ROLE ANALYSTS");
        refused("CREATE ROLE READERS", "CREATE ROLE");
        refused("DROP ROLE ANALYSTS", "DROP ANY ROLE");
        refused("GRANT ANALYSTS TO JOE", "GRANT ANY ROLE");
        assertRefused(fixture.sys, "CREATE ROLE JOE").hasMessageContaining("user or role JOE already exists");
        fixture.run("DROP ROLE IF EXISTS READERS");
        assertRefused(fixture.sys, "DROP ROLE READERS").hasMessageContaining("role READERS not found");
    }

    @Test
    void ofAScriptGoWithIt() throws SQLException {
        fixture.run(
                "GRANT USAGE ON S TO JOE",
                "GRANT EXECUTE ON S.U TO JOE",
                "GRANT ACCESS ON CONNECTION C FOR SCRIPT S.U TO JOE");
        run(user, "SELECT S.U(1)");
        fixture.run("CREATE OR REPLACE JAVA SET SCRIPT U (a INT) EMITS (b INT) AS\n%jar /y;\n");
        refused("SELECT S.U(1)", "EXECUTE on \"S\".\"U\"");
        fixture.run("GRANT EXECUTE ON S.U TO JOE");
        assertRefused(user, "SELECT S.U(1)")
                .hasMessageStartingWith("insufficient privileges for using connection C in script U");
    }

    @Test
    void toReadAConnectionAreNotThoseToUseIt() throws SQLException {
        fixture.run("GRANT USAGE, EXECUTE ON SCHEMA S TO JOE", "GRANT CONNECTION C TO JOE");
        assertRefused(user, "SELECT S.U(1)")
                .hasMessageStartingWith("insufficient privileges for using connection C in script U (Session: ");
        fixture.run("GRANT ACCESS ON CONNECTION C FOR SCHEMA S TO JOE");
        run(user, "SELECT S.U(1)");
        fixture.run("REVOKE ACCESS ON CONNECTION C FOR SCHEMA S FROM JOE", "GRANT ACCESS ON CONNECTION C TO JOE");
        run(user, "SELECT S.U(1)");
        fixture.run("REVOKE ACCESS ON CONNECTION C FROM JOE", "GRANT ACCESS ANY CONNECTION TO JOE");
        run(user, "SELECT S.U(1)");
    }

    @Test
    void areNeededForExport() throws SQLException {
        final String export = "EXPORT (SELECT 1) INTO CSV AT C FILE 'x' REPLACE";
        refused(export, "EXPORT");
        fixture.run("GRANT EXPORT TO JOE");
        refused(export, "CONNECTION C");
        fixture.run("GRANT CONNECTION C TO JOE");
        run(user, export);
        refused("EXPORT S.T INTO CSV AT C FILE 'x' REPLACE", "USAGE on schema S");
        fixture.run("REVOKE CONNECTION C FROM JOE", "GRANT USE ANY CONNECTION TO JOE");
        run(user, export);
    }

    @Test
    void areNeededForTheSystem() throws SQLException {
        refused("ALTER SYSTEM SET NLS_DATE_FORMAT = 'DD'", "ALTER SYSTEM");
        refused("CREATE CONNECTION D TO 'x'", "CREATE CONNECTION");
        refused("ALTER CONNECTION C TO 'x'", "ALTER CONNECTION for C");
        refused("DROP CONNECTION C", "DROP CONNECTION for C");
        refused("CREATE USER X IDENTIFIED BY 'x'", "CREATE USER");
        refused("DROP USER SYS", "DROP USER");
        refused("GRANT DBA TO JOE", "GRANT ANY PRIVILEGE");
        refused("GRANT SELECT ON S.T TO JOE", "GRANT ANY OBJECT PRIVILEGE");
        refused("GRANT CONNECTION C TO JOE", "GRANT ANY CONNECTION");
        fixture.run("GRANT DBA TO JOE");
        run(
                user,
                "ALTER SYSTEM SET NLS_DATE_FORMAT = 'DD'",
                "SELECT * FROM S.T",
                "GRANT SELECT ON S.T TO PUBLIC",
                "SELECT S.U(1)");
    }

    @Test
    void toAConnectionAreTheCreatorsAndSurviveAnAlteration() throws SQLException {
        fixture.run("GRANT CREATE CONNECTION TO JOE");
        run(
                user,
                "CREATE CONNECTION JOES TO 'a'",
                "GRANT CONNECTION JOES TO SYS",
                "ALTER CONNECTION JOES TO 'b' USER 'u'");
        assertRefused(user, "CREATE CONNECTION JOES TO 'c'").hasMessageContaining("connection JOES already exists");
        assertThat(fixture.database.catalogue()).contains("ConnectionObject[JOES, b]");
        run(user, "CREATE OR REPLACE CONNECTION JOES TO 'c'", "DROP CONNECTION JOES", "DROP CONNECTION IF EXISTS JOES");
        assertRefused(user, "DROP CONNECTION JOES").hasMessageContaining("connection JOES does not exist");
    }

    @Test
    void decideWhatSystemTablesShow() throws SQLException {
        assertThat(rows(user, "SELECT * FROM EXA_ALL_TABLES")).isEmpty();
        assertThat(rows(user, "SELECT * FROM EXA_ALL_SCHEMAS")).isEmpty();
        assertThat(rows(user, "SELECT * FROM EXA_ALL_CONNECTIONS")).isEmpty();
        fixture.run("GRANT EXECUTE ON S.L TO JOE", "GRANT CONNECTION C TO JOE");
        assertThat(rows(user, "SELECT SCRIPT_NAME FROM EXA_ALL_SCRIPTS")).containsExactly(List.of("L"));
        assertThat(rows(user, "SELECT SCHEMA_NAME, SCHEMA_OWNER FROM EXA_SCHEMAS"))
                .containsExactly(List.of("S", "SYS"));
        assertThat(rows(user, "SELECT CONNECTION_NAME FROM EXA_ALL_CONNECTIONS"))
                .containsExactly(List.of("C"));
        assertThat(rows(user, "SELECT * FROM EXA_ALL_COLUMNS")).isEmpty();
        assertThat(rows(user, "SELECT USER_NAME FROM EXA_USER_SESSIONS")).containsExactly(List.of("JOE"));
        assertThat(rows(user, "SELECT PARAM_VALUE FROM EXA_METADATA WHERE PARAM_NAME = 'databaseProductVersion'"))
                .containsExactly(List.of("8.29.12"));
    }
}
