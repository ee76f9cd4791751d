package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.assertRefused;
import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static com.exasol.sme.sandbox.database.DatabaseFixture.run;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Views whose query calls a script, and the comments of scripts. */
class ScriptViewTest {
    private static final String VIEW =
            "CREATE VIEW S.V AS SELECT Y, \"x\" FROM (SELECT S.U(A, G) FROM D.T" + " GROUP BY IPROC(), MOD(ROWNUM, 2))";

    private DatabaseFixture fixture;
    private Connection owner;
    private Connection reader;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run(
                "CREATE SCHEMA D",
                "CREATE TABLE D.T (G INT, A VARCHAR(5))",
                "CREATE SCHEMA S",
                "CREATE JAVA SET SCRIPT S.U (\"a\" VARCHAR(5), b DECIMAL(9,0)) EMITS (\"x\" VARCHAR(5), y INT) AS\n",
                "CREATE CONNECTION C TO 'https://b.s3.eu-central-1.amazonaws.com' USER 'u' IDENTIFIED BY 'p'");
        owner = fixture.user("OWNER");
        reader = fixture.user("READER");
        fixture.run(
                "ALTER SCHEMA S CHANGE OWNER OWNER",
                "GRANT CREATE VIEW TO OWNER",
                "GRANT USAGE ON SCHEMA D TO OWNER",
                "GRANT SELECT ON D.T TO OWNER",
                "GRANT USAGE ON SCHEMA S TO READER");
    }

    @AfterEach
    void close() throws SQLException, IOException {
        owner.close();
        reader.close();
        fixture.close();
    }

    @Test
    void runTheirScriptsWhenTheyAreRead() throws SQLException {
        run(owner, VIEW);
        assertThat(fixture.udfs.script).isNull();
        assertThat(rows(owner, "SELECT COLUMN_NAME, COLUMN_TYPE FROM SYS.EXA_ALL_COLUMNS WHERE COLUMN_TABLE = 'V'"))
                .containsExactly(List.of("Y", "DECIMAL(18,0)"), List.of("x", "VARCHAR(5) UTF8"));
        assertThat(rows(owner, "SELECT * FROM S.V")).isEmpty();
        fixture.run("INSERT INTO D.T VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        assertThat(rows(owner, "SELECT * FROM S.V WHERE Y > 1"))
                .containsExactlyInAnyOrder(List.of(2L, "b"), List.of(3L, "c"));
        assertThat(fixture.udfs.groups).hasSize(2);
    }

    /** The documentation says so of SELECT on tables; of scripts and connections it is INFERRED. */
    @Test
    void haveTheRightsOfTheirOwners() throws SQLException {
        run(owner, VIEW);
        fixture.run("INSERT INTO D.T VALUES (1, 'a')");
        fixture.udfs.behaviour = (script, groups, session, connections) -> {
            connections.find("c");
            assertThat(List.of(session.currentUser(), session.scopeUser())).isEqualTo(List.of("READER", "OWNER"));
            return groups.get(0).rows();
        };
        assertRefused(reader, "SELECT * FROM S.V").hasMessageContaining("SELECT on \"S\".\"V\"");
        run(owner, "GRANT SELECT ON S.V TO READER");
        fixture.run("GRANT ACCESS ON CONNECTION C FOR SCRIPT S.U TO READER");
        assertRefused(reader, "SELECT * FROM S.V")
                .hasMessageContaining("insufficient privileges for using connection C in script U");
        fixture.run("GRANT ACCESS ON CONNECTION C FOR SCRIPT S.U TO OWNER");
        assertThat(rows(reader, "SELECT * FROM S.V")).containsExactly(List.of(1L, "a"));
        assertRefused(reader, "SELECT S.U(A, G) FROM D.T").hasMessageContaining("insufficient privileges");
    }

    /** Exasol asks the owner for SELECT, whoever creates the view. */
    @Test
    void wantTheRightsOfTheirOwnersWhenTheyAreCreated() throws SQLException {
        fixture.run("REVOKE SELECT ON D.T FROM OWNER");
        fixture.assertRefused(VIEW).hasMessageContaining("SELECT on \"D\".\"T\"");
        fixture.run("GRANT SELECT ON D.T TO OWNER", VIEW);
    }

    @Test
    void loseTheirGrantsWhenTheyAreReplaced() throws SQLException {
        run(owner, VIEW, "GRANT SELECT ON S.V TO READER");
        rows(reader, "SELECT * FROM S.V");
        run(owner, VIEW.replace("CREATE", "CREATE OR REPLACE"));
        assertRefused(reader, "SELECT * FROM S.V").hasMessageContaining("SELECT on \"S\".\"V\"");
    }

    @Test
    void showTheStatementThatCreatedThem() throws SQLException {
        run(owner, VIEW);
        assertThat(rows(owner, "SELECT VIEW_TEXT FROM SYS.EXA_ALL_VIEWS")).containsExactly(List.of(VIEW));
    }

    private static final String COMMENT = "SELECT SCRIPT_COMMENT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_NAME = 'U'";

    @Test
    void commentsOnScriptsAreForTheirOwnersAndDropNoGrants() throws SQLException {
        run(owner, "GRANT EXECUTE ON S.U TO READER");
        assertRefused(reader, "COMMENT ON SCRIPT S.U IS 'mine'").hasMessageContaining("COMMENT on \"S\".\"U\"");
        run(owner, "COMMENT ON SCRIPT S.U IS 'job ''a'''");
        assertThat(rows(reader, COMMENT)).containsExactly(List.of("job 'a'"));
        fixture.run("COMMENT ON SCRIPT S.U IS NULL");
        assertThat(fixture.value(COMMENT)).isNull();
        assertRefused(owner, "COMMENT ON SCRIPT S.U IS '" + "a".repeat(2001) + "'")
                .hasMessageContaining("2000");
        assertRefused(owner, "COMMENT ON SCRIPT S.NONE IS 'a'").hasMessageContaining("not found");
        assertRefused(owner, "COMMENT ON TABLE D.T IS 'a'").hasMessageContaining("not in the declared subset");
    }

    @Test
    void commentsGoWithTheScriptThatIsReplaced() throws SQLException {
        fixture.run("COMMENT ON SCRIPT S.U IS 'a'", "CREATE OR REPLACE JAVA SET SCRIPT S.U (a INT) EMITS (b INT) AS\n");
        assertThat(fixture.value(COMMENT)).isNull();
    }
}
