package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.database.driver.Wire;
import com.exasol.sme.sandbox.database.session.DatabaseInstance;
import com.exasol.sme.sandbox.database.session.KilledSession;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.session.Session.StatementText;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import com.exasol.sme.sandbox.result.StatementResult;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Socket;
import java.sql.SQLException;
import java.util.List;

/** Answers one driver from login until it goes; then its session ends and what it did not commit is gone. */
final class ServerConversation {
    private static final StatementResult DONE = StatementResult.affecting(0);

    private final DatabaseInstance database;
    private final Socket client;
    private final DataInputStream in;
    private final DataOutputStream out;

    ServerConversation(final DatabaseInstance database, final Socket client) throws IOException {
        this.database = database;
        this.client = client;
        in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
        out = new DataOutputStream(new BufferedOutputStream(client.getOutputStream()));
    }

    void hold() throws IOException {
        if (in.readInt() != Wire.MAGIC) {
            return;
        }
        try (Session session = login()) {
            while (true) {
                answer(session);
            }
        } catch (final SQLException refused) {
            SeenErrorCodes.record(Secrets.watch("SQL error", refused).getMessage());
            Wire.writeError(out, refused);
        } catch (final KilledSession killed) {
            // By now the session is closed: who reads this finds its transaction rolled back.
            Wire.writeError(out, killed.forClient());
        }
    }

    private Session login() throws IOException, SQLException {
        final Session session = database.open(Wire.readText(in), Wire.readText(in), this::stopListening);
        final Column text = new Column("GREETING", SqlType.parse("VARCHAR(128)"));
        Wire.writeResult(
                out, StatementResult.of(List.of(text, text), List.of(List.of(session.id(), database.version()))));
        return session;
    }

    private void stopListening() {
        try {
            client.shutdownInput();
        } catch (final IOException exception) {
            // The client was quicker to go.
        }
    }

    private byte request(final Session session) throws IOException {
        try {
            return in.readByte();
        } catch (final IOException gone) {
            session.requireAlive();
            throw gone;
        }
    }

    private void answer(final Session session) throws IOException {
        final byte request = request(session);
        try {
            final StatementResult result = handle(session, request);
            session.requireAlive();
            Wire.writeResult(out, result);
        } catch (final KilledSession killed) {
            throw killed;
        } catch (final SQLException exception) {
            Wire.writeError(out, exception);
        } catch (final RuntimeException | LinkageError bug) {
            final StringWriter trace = new StringWriter();
            bug.printStackTrace(new PrintWriter(trace));
            Wire.writeError(out, new SQLException("SANDBOX: a bug in the stand-in itself: " + trace, "XX000"));
        }
    }

    private StatementResult handle(final Session session, final byte request) throws IOException, SQLException {
        switch (request) {
            case Wire.EXECUTE -> {
                final String sql = Wire.readText(in);
                final List<Object> values = Wire.readValues(in);
                final byte[] file = in.readBoolean() ? in.readNBytes(in.readInt()) : null;
                return session.execute(new StatementText(sql, values, file));
            }
            case Wire.PREPARE -> {
                return StatementResult.affecting(session.prepare(Wire.readText(in)));
            }
            case Wire.AUTOCOMMIT -> {
                session.setAutocommit(in.readBoolean());
                return DONE;
            }
            case Wire.COMMIT -> {
                database.interventions().before("COMMIT", session.id());
                session.commit();
                return DONE;
            }
            case Wire.ROLLBACK -> {
                session.rollback();
                return DONE;
            }
            default -> throw new IOException("not a request: " + request);
        }
    }
}
