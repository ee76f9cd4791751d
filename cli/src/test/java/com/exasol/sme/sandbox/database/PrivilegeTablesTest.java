package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.assertRefused;
import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who was granted what, as the system tables of privileges tell it. */
class PrivilegeTablesTest {
    private static final String ON_OBJECTS =
            "SELECT OBJECT_SCHEMA, OBJECT_NAME, PRIVILEGE, GRANTEE FROM SYS.EXA_%s_OBJ_PRIVS"
                    + " ORDER BY OBJECT_SCHEMA, OBJECT_NAME";
    private static final String FOR_SCRIPTS = "SELECT OBJECT_NAME, FOR_OBJECT_SCHEMA, FOR_OBJECT_NAME, GRANTEE"
            + " FROM SYS.EXA_%s_RESTRICTED_OBJ_PRIVS ORDER BY FOR_OBJECT_NAME";

    private DatabaseFixture fixture;
    private Connection joe;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run(
                "CREATE SCHEMA S",
                "CREATE JAVA SET SCRIPT U (a INT) EMITS (b INT) AS\n",
                "CREATE TABLE T (A INT)",
                "CREATE CONNECTION C TO 'https://b.s3.eu-central-1.amazonaws.com' USER 'u' IDENTIFIED BY 'p'");
        joe = fixture.user("JOE");
        fixture.user("ANN").close();
        fixture.run(
                "GRANT EXECUTE ON SCRIPT S.U TO JOE",
                "GRANT SELECT ON TABLE S.T TO ANN",
                "GRANT USAGE ON SCHEMA S TO JOE",
                "GRANT ACCESS ON CONNECTION C FOR SCRIPT S.U TO ANN",
                "GRANT ACCESS ON CONNECTION C FOR SCHEMA S TO JOE",
                "GRANT ACCESS ON CONNECTION C TO JOE");
    }

    @AfterEach
    void close() throws SQLException, IOException {
        joe.close();
        fixture.close();
    }

    @Test
    void showAllToWhoMaySelectAnyDictionary() throws SQLException {
        assertThat(fixture.rows(ON_OBJECTS.formatted("DBA")))
                .containsExactlyInAnyOrder(
                        Arrays.asList(null, "S", "USAGE", "JOE"),
                        List.of("S", "T", "SELECT", "ANN"),
                        List.of("S", "U", "EXECUTE", "JOE"));
        assertThat(fixture.rows(FOR_SCRIPTS.formatted("DBA")))
                .containsExactly(Arrays.asList("C", null, "S", "JOE"), List.of("C", "S", "U", "ANN"));
    }

    @Test
    void areClosedToOthers() throws SQLException {
        assertRefused(joe, ON_OBJECTS.formatted("DBA")).hasMessageContaining("SELECT ANY DICTIONARY");
        assertRefused(joe, FOR_SCRIPTS.formatted("DBA")).hasMessageContaining("SELECT ANY DICTIONARY");
        fixture.run("GRANT SELECT ANY DICTIONARY TO JOE");
        assertThat(rows(joe, ON_OBJECTS.formatted("DBA"))).hasSize(3);
    }

    @Test
    void showPrivilegesOfTheSystemAndRoles() throws SQLException {
        fixture.run("CREATE ROLE R", "GRANT CREATE SCRIPT TO R", "GRANT R TO JOE", "GRANT IMPORT TO JOE");
        assertThat(rows(joe, "SELECT PRIVILEGE FROM SYS.EXA_SESSION_PRIVS ORDER BY PRIVILEGE"))
                .containsExactly(List.of("CREATE SCRIPT"), List.of("CREATE SESSION"), List.of("IMPORT"));
        assertThat(fixture.rows("SELECT GRANTEE, PRIVILEGE FROM SYS.EXA_DBA_SYS_PRIVS WHERE GRANTEE IN ('R', 'JOE')"
                        + " ORDER BY GRANTEE, PRIVILEGE"))
                .containsExactly(
                        List.of("JOE", "CREATE SESSION"), List.of("JOE", "IMPORT"), List.of("R", "CREATE SCRIPT"));
        assertThat(fixture.rows("SELECT GRANTEE, GRANTED_ROLE FROM SYS.EXA_DBA_ROLE_PRIVS ORDER BY GRANTEE"))
                .containsExactly(List.of("JOE", "R"), List.of("SYS", "DBA"));
        assertRefused(joe, "SELECT * FROM SYS.EXA_DBA_SYS_PRIVS").hasMessageContaining("SELECT ANY DICTIONARY");
    }

    @Test
    void showToUsersWhatTheirRolesWereGranted() throws SQLException {
        fixture.run("CREATE ROLE R", "GRANT ACCESS ON CONNECTION C FOR SCHEMA S TO R", "GRANT R TO JOE");
        assertThat(rows(joe, FOR_SCRIPTS.formatted("ROLE"))).containsExactly(Arrays.asList("C", null, "S", "R"));
        assertThat(rows(joe, FOR_SCRIPTS.formatted("USER"))).containsExactly(Arrays.asList("C", null, "S", "JOE"));
    }

    @Test
    void showToOthersWhatIsTheirs() throws SQLException {
        assertThat(rows(joe, ON_OBJECTS.formatted("ALL")))
                .containsExactlyInAnyOrder(
                        Arrays.asList(null, "S", "USAGE", "JOE"), List.of("S", "U", "EXECUTE", "JOE"));
        assertThat(rows(joe, FOR_SCRIPTS.formatted("USER"))).containsExactly(Arrays.asList("C", null, "S", "JOE"));
        assertThat(fixture.rows(ON_OBJECTS.formatted("ALL"))).hasSize(2);
    }
}
