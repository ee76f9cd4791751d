package com.exasol.sme.sandbox.database;

import static com.exasol.sme.sandbox.database.DatabaseFixture.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which script import() finds, and who may import it. */
class ScriptImportTest {
    private DatabaseFixture fixture;

    @BeforeEach
    void open() throws SQLException, IOException {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S", "CREATE SCRIPT LIB () AS\nfunction name() return 'S.LIB' end");
        fixture.run("CREATE SCHEMA \"my \"\" schema\"", "CREATE SCRIPT \"lib\" AS\nfunction name() return 'mine' end");
        fixture.run("CREATE SCHEMA OPENED");
    }

    @AfterEach
    void close() throws SQLException, IOException {
        fixture.close();
    }

    private static String importing(final String name) {
        return "CREATE OR REPLACE SCRIPT S.CALL RETURNS TABLE AS\nimport([==[" + name
                + "]==], 'lib')\nreturn {{lib.name()}}, 'A VARCHAR(20)'";
    }

    private static List<List<Object>> called(final Connection connection) throws SQLException {
        return DatabaseFixture.executed(connection, "EXECUTE SCRIPT S.CALL()");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "S.LIB,S.LIB",
                "s.lib,S.LIB",
                "\"S\".\"LIB\",S.LIB",
                "\"S\".lib,S.LIB",
                "\"my \"\" schema\".\"lib\",mine"
            })
    void readsNamesAsSqlDoes(final String name, final String found) throws SQLException {
        fixture.run(importing(name));
        assertThat(called(fixture.sys)).containsExactly(List.of(found));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "S.NONE | script \"S\".\"NONE\" not found",
                "\"s\".LIB | script \"s\".\"LIB\" not found",
                "S.CALLED_WITH | import() of a script with parameters is not in the declared subset",
                "S.UDF | script \"S\".\"UDF\" not found",
                "LIB | import() of a name without a schema is not in the declared subset",
                "S.LIB() | expected",
                "my schema.LIB | expected",
                "S.LIB.LIB | import() of a name without a schema",
            })
    void refusesWhatIsNoScriptToImport(final String name, final String message) throws SQLException {
        fixture.run(
                "CREATE SCRIPT S.CALLED_WITH (a) AS\n",
                "CREATE JAVA SET SCRIPT S.UDF (a INT) EMITS (b INT) AS\n",
                importing(name));
        fixture.assertRefused("EXECUTE SCRIPT S.CALL()").hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXECUTE ON SCRIPT S.LIB", "EXECUTE ON SCHEMA S", "EXECUTE ANY SCRIPT"})
    void takesExecuteOfWhoeverRunsTheScript(final String grant) throws SQLException {
        fixture.run(importing("S.LIB"));
        try (Connection jane = fixture.user("JANE", "USAGE ON SCHEMA S", "EXECUTE ON SCRIPT S.CALL")) {
            assertRefused(jane, "EXECUTE SCRIPT S.CALL()")
                    .hasMessageContaining("insufficient privileges: EXECUTE on \"S\".\"LIB\"");
            fixture.run("GRANT " + grant + " TO JANE");
            assertThat(called(jane)).containsExactly(List.of("S.LIB"));
        }
    }

    @Test
    void takesUsageOfTheSchema() throws SQLException {
        fixture.run(importing("\"my \"\" schema\".\"lib\""));
        try (Connection jane = fixture.user(
                "JANE",
                "USAGE ON SCHEMA S",
                "EXECUTE ON SCRIPT S.CALL",
                "EXECUTE ON SCRIPT \"my \"\" schema\".\"lib\"")) {
            assertRefused(jane, "EXECUTE SCRIPT S.CALL()").hasMessageContaining("USAGE on schema my \" schema");
        }
    }

    /** A script goes on with what it has imported; the next one that runs imports anew. */
    @Test
    void seesTheScriptOfItsTransaction() throws SQLException {
        fixture.run("""
                CREATE OR REPLACE SCRIPT S.CALL RETURNS TABLE AS
                import('S.LIB', 'lib')
                query([[CREATE OR REPLACE SCRIPT S.LIB AS
                function name() return 'new' end]])
                return {{lib.name()}}, 'A VARCHAR(20)'""");
        assertThat(called(fixture.sys)).containsExactly(List.of("S.LIB"));
        fixture.run(importing("S.LIB"));
        assertThat(called(fixture.sys)).containsExactly(List.of("new"));
    }
}
