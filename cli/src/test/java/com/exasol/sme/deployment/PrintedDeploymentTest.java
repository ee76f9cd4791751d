package com.exasol.sme.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.shared.ProductObjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code sme deploy --to-print} writes, and that it does what an executed deployment does. */
class PrintedDeploymentTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "deployment.sql");
    /** Writes the golden file anew; look at what changed before you commit it. */
    private static final String RENEWAL =
            "mvn verify -Dsme.golden=write -Dtest=PrintedDeploymentTest -Dsurefire.failIfNoSpecifiedTests=false";

    private static CommandResult print() {
        return SmeJar.runPackaged(Map.of(), "deploy", "--to-print", "--schema", "SME");
    }

    /** What a deployment to this sandbox would print. */
    private static String printFor(final Sandbox sandbox) {
        return DeployLine.uploadingTo(sandbox).adding("--to-print").runWell().out();
    }

    @Test
    void isTheGoldenFile() throws IOException {
        final String printed = print().out();
        if ("write".equals(System.getProperty("sme.golden"))) {
            Files.writeString(GOLDEN, printed, UTF_8);
        }
        assertThat(printed)
                .as("the printed deployment; if it is meant to change, renew %s by: %s", GOLDEN, RENEWAL)
                .isEqualTo(Files.readString(GOLDEN, UTF_8));
    }

    @Test
    void holdsEveryModuleOnce() throws IOException {
        final String printed = print().out();
        try (Stream<Path> modules = Files.list(Path.of("src", "main", "lua", "sme"))) {
            assertThat(modules).isNotEmpty().allSatisfy(module -> {
                final String text = Files.readString(module, UTF_8).stripTrailing();
                assertThat(printed.indexOf(text)).isNotNegative().isEqualTo(printed.lastIndexOf(text));
            });
        }
        assertThat(printed).doesNotContain("package.preload", "package.loaded");
    }

    @Test
    void leavesLessThanSixtyLinesToAScriptForUsers() {
        final List<String> scripts = SqlFile.statements(print().out()).stream()
                .filter(sql -> sql.contains(" LUA SCRIPT ") && !sql.contains("\"SME_LIBRARY\" ()"))
                .toList();
        assertThat(scripts)
                .hasSize((int) ProductObjects.luaScripts().count() - 1)
                .allSatisfy(script -> assertThat(script.lines()).hasSizeLessThan(60));
    }

    /** EXAplus asks for the value of each word that follows one. */
    @Test
    void hasNoAmpersandOfItsOwn() {
        assertThat(print().out()).doesNotContain("&").contains("-- ", "SET DEFINE OFF;");
    }

    @Test
    void needsNoEnvironmentAndSaysNothingElse() {
        final CommandResult result = print();
        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
    }

    @Test
    void contactsNobody() {
        try (Sandbox sandbox = Sandbox.start()) {
            printFor(sandbox);
            assertThat(sandbox.database().statements()).isEmpty();
            assertThat(sandbox.bucketFs().requests()).isEmpty();
        }
    }

    @Test
    void makesWhatAnExecutedDeploymentMakes() throws SQLException {
        try (Sandbox executed = Sandbox.start();
                Sandbox fed = Sandbox.start()) {
            DeployLine.uploadingTo(executed).runWell();
            DatabaseUser.sys(fed).run(SqlFile.statements(printFor(executed)));
            assertThat(fed.database().catalogue())
                    .isEqualTo(executed.database().catalogue())
                    .hasSizeGreaterThan(DeployedObjects.allIn("SME").size());
        }
    }

    @Test
    void leavesNothingForAnExecutedDeploymentToDo() throws SQLException {
        try (Sandbox sandbox = Sandbox.start()) {
            DatabaseUser.sys(sandbox).run(SqlFile.statements(printFor(sandbox)));
            final SentStatements sent = new SentStatements(sandbox);
            DeployLine.to(sandbox).runWell();
            assertThat(sent.takeChanges()).isEmpty();
        }
    }

    @Test
    void addsTheLanguageWhenAPersonCompletesTheStatements() throws SQLException {
        final String without = "R=builtin_r PYTHON3=builtin_python3";
        try (Sandbox executed = Sandbox.start();
                Sandbox fed = Sandbox.start()) {
            for (final Sandbox sandbox : List.of(executed, fed)) {
                DatabaseUser.sys(sandbox).run("ALTER SYSTEM SET SCRIPT_LANGUAGES = '" + without + "'");
            }
            DeployLine.to(executed).runWell();
            final String completed =
                    printFor(executed).replace("-- ALTER ", "ALTER ").replaceAll("<(SYSTEM|SESSION)_VALUE>", without);
            DatabaseUser.sys(fed).run(SqlFile.statements(completed));
            assertThat(fed.database().catalogue())
                    .isEqualTo(executed.database().catalogue())
                    .contains("SystemParameter[name=SCRIPT_LANGUAGES, value=" + without + " JAVA=builtin_java]");
        }
    }
}
