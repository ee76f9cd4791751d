package com.exasol.sme.exasol;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.sandbox.aws.AwsStandIn;
import com.exasol.sme.sandbox.client.SqlConsole;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;

/** The sandbox, which shows in every build that the stories hold together. */
final class SandboxStage implements Stage {
    private final Sandbox sandbox = Sandbox.start();

    @Override
    public List<String> database() {
        return List.of("--dsn", "localhost:" + sandbox.database().port(), "--db-user", "sys");
    }

    @Override
    public List<String> bucket() {
        return List.of(
                "--bucketfs-host",
                "localhost",
                "--bucketfs-port",
                String.valueOf(sandbox.bucketFs().port()),
                "--no-bucketfs-use-https");
    }

    @Override
    public CommandResult run(final List<String> words) {
        return SmeJar.runAgainstSandbox(Sandbox.passwords(), words.toArray(String[]::new));
    }

    @Override
    public SqlConsole console() throws SQLException {
        return new SqlConsole(sandbox.connect(), new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    @Override
    public AwsStandIn aws() {
        return sandbox.aws();
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
