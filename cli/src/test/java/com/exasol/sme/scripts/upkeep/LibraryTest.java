package com.exasol.sme.scripts.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.shared.ProductObjects;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The script that all scripts for users import: which one they take, and what they say without it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LibraryTest {
    private static final String STRANGE = "\"my \"\"own\"\" schema\"";
    /** What the library says, and no script without it. */
    private static final String ANSWER =
            "E-SME-LUA-33: The job name has to be a text and must not be NULL or empty.\" caught in script ";

    private static final Pattern IMPORT = Pattern.compile("(?m)^CREATE OR REPLACE LUA SCRIPT \"SME_LIBRARY\"");

    private final Sandbox sandbox = Sandbox.startWithResidentUdfs();
    private final Installation installation = Installation.start(sandbox);

    @BeforeAll
    void deployElsewhereToo() throws SQLException {
        DeployLine.to(sandbox).with("--schema", STRANGE).runWell();
        for (final String sql : OlderVersion.statements(printed("OLDER"), OlderVersion.NUMBER)) {
            installation.run(isLibrary(sql) ? sql.replace("must not be NULL or empty", "is too old") : sql);
        }
    }

    @AfterAll
    void close() throws SQLException {
        installation.close();
    }

    @BeforeEach
    void openAnotherSchema() throws SQLException {
        installation.run("OPEN SCHEMA DATA");
    }

    private String printed(final String schema) {
        return DeployLine.to(sandbox)
                .with("--schema", schema)
                .adding("--to-print")
                .runWell()
                .out();
    }

    private static boolean isLibrary(final String sql) {
        return IMPORT.matcher(sql).find();
    }

    private static String poll(final String schema) {
        return "EXECUTE SCRIPT " + schema
                + ".SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS(NULL, 'AWS_CONN', 'eu-central-1')";
    }

    /** Puts a script in place of the library of a deployment to a schema of its own, or drops it. */
    private String refusalWith(final String schema, final String library) throws SQLException {
        DeployLine.to(sandbox).with("--schema", schema).runWell();
        installation.run("OPEN SCHEMA DATA");
        installation.run("DROP SCRIPT " + schema + ".SME_LIBRARY");
        if (!library.isEmpty()) {
            installation.run("CREATE SCRIPT " + schema + ".SME_LIBRARY AS\n" + library);
        }
        return installation.refusal(poll(schema));
    }

    @Test
    void isThatOfTheScriptsSchemaWhateverIsOpen() throws SQLException {
        assertThat(installation.refusal(poll("SME"))).startsWith('"' + ANSWER);
        installation.run("OPEN SCHEMA OLDER");
        assertThat(installation.refusal(poll("SME"))).startsWith('"' + ANSWER);
    }

    @Test
    void isFoundInASchemaOfAnyName() {
        assertThat(installation.refusal(poll(STRANGE))).startsWith('"' + ANSWER);
    }

    @Test
    void servesTwoVersionsInOneSession() {
        final String old = "\"E-SME-LUA-33: The job name has to be a text and is too old.\"";
        assertThat(installation.refusal(poll("OLDER"))).startsWith(old);
        assertThat(installation.refusal(poll("SME"))).startsWith('"' + ANSWER);
        assertThat(installation.refusal(poll("OLDER"))).startsWith(old);
    }

    /** Whatever of Lua's state two scripts of a session should share. */
    @Test
    void servesTwoVersionsInOneRun() throws SQLException {
        installation.run("""
                CREATE OR REPLACE SCRIPT DATA.BOTH RETURNS TABLE AS
                import('SME.SME_LIBRARY', 'this') import('OLDER.SME_LIBRARY', 'other')
                local rows = {}
                for _, library in ipairs({ this, other, this }) do
                    local arguments = library.sme_module('sme.arguments')
                    local failure = library.sme_module('sme.failure')
                    local _, text = failure.attempt(function() arguments.job_name(nil) end)
                    rows[#rows + 1] = { library.sme_version(), text }
                end
                for name in pairs(package.loaded) do
                    if name:find('sme', 1, true) then rows[#rows + 1] = { name, 'loaded' } end
                end
                for name in pairs(package.preload) do
                    rows[#rows + 1] = { name, 'to be loaded' }
                end
                return rows, 'A VARCHAR(100), B VARCHAR(200)'
                """);
        final String start = "E-SME-LUA-33: The job name has to be a text and ";
        assertThat(installation.run("EXECUTE SCRIPT DATA.BOTH()").rows())
                .containsExactly(
                        List.of("0.1.0", start + "must not be NULL or empty."),
                        List.of(OlderVersion.NUMBER, start + "is too old."),
                        List.of("0.1.0", start + "must not be NULL or empty."));
    }

    @Test
    void isMissed() throws SQLException {
        assertThat(refusalWith("WITHOUT_LIBRARY", ""))
                .startsWith("\"E-SME-LUA-86: The library \"WITHOUT_LIBRARY\".SME_LIBRARY cannot be imported: ")
                .contains(
                        "script \"WITHOUT_LIBRARY\".\"SME_LIBRARY\" not found",
                        "Check that you have EXECUTE on it, which sme grant gives",
                        "Let the administrator run sme deploy again.\" caught in script \"WITHOUT_LIBRARY\".");
    }

    @Test
    void takesExecute() throws SQLException {
        final String grants = "USAGE ON SCHEMA SME";
        try (SqlConsole user =
                installation.user("UNABLE", grants, "EXECUTE ON SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS")) {
            assertThat(Installation.refusal(user, poll("SME")))
                    .startsWith("\"E-SME-LUA-86: The library \"SME\".SME_LIBRARY cannot be imported: ")
                    .contains("insufficient privileges: EXECUTE on \"SME\".\"SME_LIBRARY\"");
            installation.run("GRANT EXECUTE ON SCRIPT SME.SME_LIBRARY TO UNABLE");
            assertThat(Installation.refusal(user, poll("SME"))).startsWith('"' + ANSWER);
        }
    }

    @Test
    void isNoOtherScriptOfThatName() throws SQLException {
        assertThat(refusalWith("FOREIGN_LIBRARY", "function sme_version() return '0.1.0' end"))
                .startsWith("\"E-SME-LUA-87: The script \"FOREIGN_LIBRARY\".SME_LIBRARY is not the library of sme."
                        + " Let the administrator run sme deploy again.\" caught in script ");
    }

    @Test
    void isOfTheVersionOfTheScript() throws SQLException {
        final String library = "function sme_version() return '0.10.0' end function sme_module() error('used') end";
        assertThat(refusalWith("NEWER_LIBRARY", library))
                .startsWith("\"E-SME-LUA-88: The library \"NEWER_LIBRARY\".SME_LIBRARY is of version 0.10.0 of sme,"
                        + " but this script is of version 0.1.0. Let the administrator run sme deploy again. If it was"
                        + " just done, try a new session.\" caught in script ");
    }

    /** A mistake of ours is told with the module and the line that its file has. */
    @Test
    void saysInWhichLineOfWhichModuleAMistakeIs() throws SQLException {
        installation.run("CREATE SCHEMA MISTAKEN");
        for (final String sql : OlderVersion.statements(printed("MISTAKEN"), OlderVersion.NUMBER)) {
            installation.run(sql.replace(
                    "polling.run(database, given)\n", "polling.run(database, given)\n\n given = nil + 1\n"));
        }
        assertThat(installation.refusal(poll("MISTAKEN")))
                .startsWith(
                        "\"F-SME-LUA-44: The script stopped by a mistake of its own: sme.polling:43: attempt to perform"
                                + " arithmetic on a nil value. Please report this text together with the statement.\"");
    }

    /** Nothing that is deployed meanwhile changes a statement that runs. */
    @Test
    void staysWithAStatementThatRunsDuringAnUpgrade() throws SQLException {
        DeployLine.to(sandbox).with("--schema", "UPGRADED").runWell();
        final List<String> newer = OlderVersion.statements(printed("UPGRADED"), "0.2.0");
        sandbox.database().onNext(sql -> sql.contains("SME_AUTOPILOT_TRAINING_UDF"), session -> newer.stream()
                .filter(sql -> sql.contains("LUA SCRIPT"))
                .map(sql -> sql.replace("LUA SCRIPT \"", "LUA SCRIPT UPGRADED.\""))
                .forEach(sql -> assertThat(installation.elsewhere(sql)).isEqualTo("OK")));
        installation.run(installation.training("upgraded").sql().replace("SME.SME_", "UPGRADED.SME_"));
        assertThat(installation.value("SELECT COUNT(*) FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'UPGRADED'"
                        + " AND SCRIPT_TEXT LIKE '%-- sme 0.2.0%'"))
                .isEqualTo(ProductObjects.luaScripts().count());
        assertThat(installation.refusal(poll("UPGRADED"))).startsWith('"' + ANSWER);
    }
}
