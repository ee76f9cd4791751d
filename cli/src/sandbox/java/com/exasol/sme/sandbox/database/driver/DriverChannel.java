package com.exasol.sme.sandbox.database.driver;

import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.StatementResult;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The driver's end of a connection to the server. */
final class DriverChannel {
    private static final int CONNECT_MILLISECONDS = 2_000;
    private static final String STATE = "08001";

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private String version;

    private DriverChannel(final Socket socket) throws IOException {
        this.socket = socket;
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    static DriverChannel open(final SandboxUrl url) throws SQLException {
        final Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(new InetSocketAddress(url.host(), url.port()), CONNECT_MILLISECONDS);
            final DriverChannel channel = new DriverChannel(socket);
            channel.logIn(url);
            return channel;
        } catch (final IOException exception) {
            throw new SQLException("SANDBOX: cannot connect to " + url + ": " + exception, STATE, exception);
        }
    }

    private void logIn(final SandboxUrl url) throws IOException, SQLException {
        out.writeInt(Wire.MAGIC);
        Wire.writeText(out, url.user());
        Wire.writeText(out, url.password());
        out.flush();
        try {
            version = (String) Wire.readAnswer(in).rows().get(0).get(1);
        } catch (final SQLException refused) {
            socket.close();
            throw refused;
        }
    }

    String version() {
        return version;
    }

    /** Like the real driver, sends the file of IMPORT … FROM LOCAL CSV FILE along. */
    StatementResult execute(final String sql, final List<Object> values) throws SQLException {
        final Path file = localFile(sql);
        return ask(() -> {
            out.writeByte(Wire.EXECUTE);
            Wire.writeText(out, sql);
            Wire.writeValues(out, values);
            out.writeBoolean(file != null);
            if (file != null) {
                final byte[] content = Files.readAllBytes(file);
                out.writeInt(content.length);
                out.write(content);
            }
        });
    }

    private static Path localFile(final String sql) throws SQLException {
        final Tokens tokens = new Tokens(sql);
        if (!tokens.peek().isWord("IMPORT")) {
            return null;
        }
        while (!tokens.atEnd()) {
            if (tokens.accept("LOCAL", "CSV", "FILE")) {
                final Path file = Path.of(tokens.string());
                if (!Files.isReadable(file)) {
                    throw new SQLException("SANDBOX: cannot read the file " + file, "42636");
                }
                return file;
            }
            tokens.next();
        }
        return null;
    }

    long prepare(final String sql) throws SQLException {
        return ask(() -> {
                    out.writeByte(Wire.PREPARE);
                    Wire.writeText(out, sql);
                })
                .rowsAffected();
    }

    void setAutocommit(final boolean value) throws SQLException {
        ask(() -> {
            out.writeByte(Wire.AUTOCOMMIT);
            out.writeBoolean(value);
        });
    }

    void commit() throws SQLException {
        ask(() -> out.writeByte(Wire.COMMIT));
    }

    void rollback() throws SQLException {
        ask(() -> out.writeByte(Wire.ROLLBACK));
    }

    private synchronized StatementResult ask(final Request request) throws SQLException {
        try {
            request.write();
            out.flush();
            return Wire.readAnswer(in);
        } catch (final IOException exception) {
            throw new SQLException("SANDBOX: the connection to the database is lost: " + exception, STATE, exception);
        }
    }

    void close() throws SQLException {
        try {
            socket.close();
        } catch (final IOException exception) {
            throw new SQLException("SANDBOX: cannot close", STATE, exception);
        }
    }

    /** Writes what is asked. */
    private interface Request {
        void write() throws IOException;
    }
}
