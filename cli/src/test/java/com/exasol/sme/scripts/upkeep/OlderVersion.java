package com.exasol.sme.scripts.upkeep;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.deployment.DeployLine;
import com.exasol.sme.deployment.SqlFile;
import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.scripts.ScriptHash;
import com.exasol.sme.shared.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What another version has left in a sandbox: this one's scripts and JAR under that version's number. */
public final class OlderVersion {
    public static final String NUMBER = "0.0.9";
    public static final String JAR = "sme-udf-" + NUMBER + ".jar";

    private OlderVersion() {}

    /** Deploys it, by the statements that this version prints. */
    public static CommandResult deploy(final Sandbox sandbox) {
        final CommandResult printed =
                DeployLine.uploadingTo(sandbox).adding("--to-print").runWell();
        try (Connection connection = sandbox.connect();
                Statement statement = connection.createStatement()) {
            sandbox.bucketFs()
                    .put("default", JAR, Files.readAllBytes(Path.of("target", "classes", JarLocation.fileName())));
            statement.setEscapeProcessing(false);
            for (final String sql : statements(printed.out(), NUMBER)) {
                statement.execute(sql);
            }
            return printed;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        } catch (final SQLException exception) {
            throw new IllegalStateException(exception);
        }
    }

    /** Statements of a deployment as those of another version, with hashes that fit. */
    public static List<String> statements(final String printed, final String version) {
        return SqlFile.statements(printed).stream()
                .map(sql -> rehashed(sql.replace(Version.current(), version)))
                .toList();
    }

    private static String rehashed(final String sql) {
        return ScriptHash.carriedBy(sql)
                .map(hash -> sql.replace(hash, ScriptHash.of(sql)))
                .orElse(sql);
    }
}
