package com.exasol.sme.sandbox.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.StatementResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WalkingTest {
    private DatabaseFixture fixture;

    @BeforeEach
    void open() throws Exception {
        fixture = new DatabaseFixture();
        fixture.run("CREATE SCHEMA S");
    }

    @AfterEach
    void close() throws Exception {
        fixture.close();
    }

    @Test
    void keepsRowsInTables() throws Exception {
        fixture.run(
                "CREATE TABLE T (ID INT PRIMARY KEY, NAME VARCHAR(2000000), D DATE DEFAULT DATE '2020-01-01')",
                "INSERT INTO T (ID, NAME) VALUES (1, 'a''b'), (2, '')",
                "UPDATE T x SET NAME = x.NAME || '!' WHERE ID = 1",
                "INSERT INTO T SELECT ID + 10, NAME, D FROM S.T WHERE T.ID = 1",
                "DELETE FROM T WHERE ID = 2");
        assertThat(fixture.rows("SELECT ID, NAME, D FROM S.T ORDER BY ID"))
                .containsExactly(
                        List.of(1L, "a'b!", java.sql.Date.valueOf("2020-01-01")),
                        List.of(11L, "a'b!", java.sql.Date.valueOf("2020-01-01")));
    }

    @Test
    void runsUdfs() throws Exception {
        fixture.run(
                "CREATE OR REPLACE JAVA SET SCRIPT \"U\" (\"a\" VARCHAR(40), b INT) EMITS (\"x\" VARCHAR(40), y INT) AS\n%scriptclass a.B;\n/");
        assertThat(fixture.rows("SELECT S.U('x', 3) FROM DUAL")).containsExactly(List.of("x", 3L));
        assertThat(fixture.rows("SELECT Y, t.\"x\" FROM (SELECT S.U('x', 3)) t"))
                .containsExactly(List.of(3L, "x"));
        assertThat(fixture.udfs.script.body()).isEqualTo("%scriptclass a.B;\n");
    }

    @Test
    void runsLuaScripts() throws Exception {
        fixture.run("CREATE LUA SCRIPT L (a, ARRAY b) RETURNS TABLE AS\nreturn 'x'\n/\n");
        fixture.lua = (body, arguments, meta, database) -> {
            assertThat(body).isEqualTo("return 'x'\n");
            final StatementResult result = database.execute("SELECT 'it' AS \"c\" FROM DUAL");
            return DatabaseFixture.returning(result);
        };
        try (var statement = fixture.sys.createStatement();
                var result = statement.executeQuery("EXECUTE SCRIPT L('x', ARRAY(1, 2))")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString("c")).isEqualTo("it");
        }
    }

    @Test
    void exports() throws Exception {
        fixture.run(
                "CREATE CONNECTION C TO 'https://b.s3.eu-central-1.amazonaws.com' USER 'u' IDENTIFIED BY 'p'",
                "EXPORT (SELECT 1 AS A, TRUE AS B FROM DUAL) INTO CSV AT C FILE 'x/1.csv' FILE 'x/2.csv' BOOLEAN='t/f' WITH COLUMN NAMES REPLACE");
        assertThat(fixture.s3.objects)
                .containsEntry("https://b.s3.eu-central-1.amazonaws.com/x/1.csv", "A,B\n1,t\n")
                .containsEntry("https://b.s3.eu-central-1.amazonaws.com/x/2.csv", "A,B\n");
    }
}
