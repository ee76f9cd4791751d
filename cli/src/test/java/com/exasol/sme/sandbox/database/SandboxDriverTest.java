package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxDriverTest {
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:exa:localhost",
                "jdbc:exa:localhost:0",
                "jdbc:exa:[::1]:8563",
                "jdbc:exa:",
                "jdbc:exa:localhost:1?user=x"
            })
    void refusesAnAddressWithoutHostAndPort(final String url) {
        assertThatThrownBy(() -> DriverManager.getConnection(url, "sys", SandboxDatabase.PASSWORD))
                .hasMessageStartingWith("SANDBOX: not ");
    }

    @Test
    void refusesUnknownKeysInUrlAndProperties() {
        assertThatThrownBy(() -> DriverManager.getConnection(
                        fixture.database.url() + ";colour=red", "sys", SandboxDatabase.PASSWORD))
                .hasMessage("[ERROR] Connection String does not support (colour) argument.");
        final Properties properties = new Properties();
        properties.put("user", "sys");
        properties.put("tls", "1");
        assertThatThrownBy(() -> DriverManager.getConnection(fixture.database.url(), properties))
                .hasMessage("[ERROR] Connection Properties does not support (tls) argument.");
    }

    @Test
    void takesUserAndPasswordFromTheUrlWhateverTheCaseOfTheKeys() throws SQLException {
        final String url = fixture.database.url() + ";USER=sys;Password=" + SandboxDatabase.PASSWORD
                + ";fingerprint=AB;clientname=sme;clientversion=1";
        try (Connection connection = DriverManager.getConnection(url)) {
            assertThat(rows(connection, "SELECT CURRENT_USER")).containsExactly(List.of("SYS"));
        }
        assertThatThrownBy(() -> DriverManager.getConnection(url, "other", SandboxDatabase.PASSWORD))
                .hasMessage("SANDBOX: two values for user");
    }

    @Test
    void takesAFingerprintInTheAddress() throws SQLException {
        final int port = fixture.database.port();
        for (final String address : List.of("localhost/AB:" + port, "localhost:" + port + "/nocertcheck")) {
            try (Connection connection =
                    DriverManager.getConnection("jdbc:exa:" + address, "sys", SandboxDatabase.PASSWORD)) {
                assertThat(connection.isClosed()).isFalse();
            }
        }
    }

    @Test
    void refusesAWrongPassword() {
        assertThatThrownBy(() -> fixture.connect("sys", "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessage("Connection exception - authentication failed.");
    }

    @Test
    void bindsValues() throws SQLException {
        assertThat(fixture.rows(
                        "SELECT ?, ?, ?, ?, ?, ?",
                        "it's :x",
                        5L,
                        new BigDecimal("1.50"),
                        true,
                        Date.valueOf("2024-02-29"),
                        ""))
                .containsExactly(
                        Arrays.asList("it's :x", 5L, new BigDecimal("1.50"), true, Date.valueOf("2024-02-29"), null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EXECUTE SCRIPT X(?)",
                "CREATE OR REPLACE JAVA SET SCRIPT X (a INT) EMITS (b INT) AS\n",
                "CREATE SCRIPT X AS\n"
            })
    void preparesNoScripts(final String sql) {
        assertThatThrownBy(() -> fixture.sys.prepareStatement(sql))
                .hasMessageStartingWith("SANDBOX: CREATE SCRIPT and EXECUTE SCRIPT cannot be prepared");
    }

    @Test
    void wantsAValueForEveryParameter() throws SQLException {
        try (PreparedStatement statement = fixture.sys.prepareStatement("SELECT ?")) {
            assertThatThrownBy(statement::executeQuery).hasMessage("SANDBOX: parameter 1 has no value");
            assertThatThrownBy(() -> statement.setString(2, "x")).hasMessage("SANDBOX: no parameter 2");
        }
    }

    @Test
    void describesAndConvertsResults() throws SQLException {
        try (Statement statement = fixture.sys.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet result = statement.executeQuery("SELECT 7 AS N, 'x' AS \"t\", CAST(NULL AS DOUBLE) AS D")) {
                assertThat(result.getMetaData().getColumnLabel(2)).isEqualTo("t");
                assertThat(result.getMetaData().getColumnTypeName(3)).isEqualTo("DOUBLE");
                assertThatThrownBy(() -> result.getInt(1)).hasMessage("SANDBOX: the result set is not on a row");
                assertThat(result.next()).isTrue();
                assertThat(result.getInt(1)).isEqualTo(7);
                assertThat(result.getLong("n")).isEqualTo(7);
                assertThat(result.getString("N")).isEqualTo("7");
                assertThat(result.getDouble("D")).isZero();
                assertThat(result.wasNull()).isTrue();
                assertThatThrownBy(() -> result.getInt(2)).hasMessage("SANDBOX: data exception - 'x' is not a number");
                assertThatThrownBy(() -> result.getString("z")).hasMessage("SANDBOX: no column z");
                assertThat(result.next()).isFalse();
            }
        }
    }

    @Test
    void tellsRowsAffectedAndRefusesTheWrongKindOfExecution() throws SQLException {
        fixture.run("CREATE TABLE T (A INT)");
        try (Statement statement = fixture.sys.createStatement()) {
            assertThat(statement.executeUpdate("INSERT INTO T VALUES (1), (2)")).isEqualTo(2);
            assertThat(statement.execute("DELETE FROM T WHERE A = 1")).isFalse();
            assertThat(statement.getUpdateCount()).isEqualTo(1);
            assertThatThrownBy(() -> statement.executeQuery("DELETE FROM T"))
                    .hasMessage("SANDBOX: the statement has no result set");
            assertThatThrownBy(() -> statement.executeUpdate("SELECT 1"))
                    .hasMessage("SANDBOX: the statement has a result set");
        }
    }

    @Test
    void refusesTheRestOfJdbcByName() {
        assertThatThrownBy(() -> fixture.sys.prepareCall("x"))
                .isInstanceOf(SQLFeatureNotSupportedException.class)
                .hasMessage("SANDBOX: Connection.prepareCall is not in the declared subset");
    }

    @Test
    void refusesUseAfterClose() throws SQLException {
        final Connection connection = fixture.connect("sys", SandboxDatabase.PASSWORD);
        connection.close();
        connection.close();
        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(connection::createStatement).hasMessage("SANDBOX: Connection is closed");
    }

    @Test
    void namesTheSessionInEveryError() {
        fixture.assertRefused("SELECT 1 FROM NOWHERE")
                .hasMessageMatching("SANDBOX: object \"S\".\"NOWHERE\" not found \\(Session: \\d{19}\\)")
                .hasFieldOrPropertyWithValue("SQLState", "42000");
    }

    @Test
    void importsALocalFile(@TempDir final Path directory) throws SQLException, IOException {
        final Path file = directory.resolve("a.csv");
        Files.writeString(file, "ID;NAME\n1;\"a;\"\"b\"\n2;\n");
        fixture.run(
                "CREATE TABLE T (ID INT, NAME VARCHAR(10))",
                "IMPORT INTO T FROM LOCAL CSV FILE '" + file + "' SKIP = 1 COLUMN SEPARATOR = ';'");
        assertThat(fixture.rows("SELECT * FROM T ORDER BY ID"))
                .containsExactly(List.of(1L, "a;\"b"), Arrays.asList(2L, null));
        fixture.assertRefused("IMPORT INTO T FROM LOCAL CSV FILE '/nowhere.csv'")
                .hasMessage("SANDBOX: cannot read the file /nowhere.csv");
    }
}
