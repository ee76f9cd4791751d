package com.exasol.sme.sandbox.udf;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.udf.call.UdfConnections;
import com.exasol.sme.sandbox.udf.call.UdfConnections.ConnectionData;
import com.exasol.sme.sandbox.udf.host.Invocation;
import com.exasol.sme.sandbox.udf.host.Wire;
import com.exasol.sme.sandbox.udf.options.VmError;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.sql.SQLException;
import java.util.Iterator;

/** Answers the requests of one UDF's JVM until it is done. */
final class DatabaseSide {
    private final Invocation invocation;
    private final Iterator<InputBlocks> groups;
    private final UdfConnections connections;
    private final EmittedRows emitted;
    private final StatementEnd end;
    private InputBlocks group;
    private int answeredBeforeEnd;
    private String refusal;
    private volatile boolean hasFailed;

    /** @param end where the statement ends, or null if it does not */
    DatabaseSide(
            final Invocation invocation,
            final Iterator<InputBlocks> groups,
            final UdfConnections connections,
            final EmittedRows emitted,
            final StatementEnd end) {
        this.end = end;
        this.invocation = invocation;
        this.groups = groups;
        this.connections = connections;
        this.emitted = emitted;
    }

    /** Whether the client has told an error, and not just gone. */
    boolean hasFailed() {
        return hasFailed;
    }

    void serve(final Socket socket) throws SQLException {
        try {
            answerAll(socket);
        } catch (final IOException gone) {
            throw VmError.crash();
        }
    }

    private void answerAll(final Socket socket) throws IOException, SQLException {
        final DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
        final DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), 1 << 16));
        for (int request = in.readByte(); request != Wire.FINISHED; request = in.readByte()) {
            answer(request, in, out);
            out.flush();
        }
        final byte[] error = Wire.readBytes(in);
        hasFailed = error != null;
        if (refusal != null) {
            throw VmError.of(refusal);
        }
        if (error != null) {
            throw VmError.of(text(error));
        }
    }

    /** What a database makes of other bytes in an error, nobody knows. */
    private static String text(final byte[] error) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(error)).toString();
        } catch (final CharacterCodingException exception) {
            return "SANDBOX: the text of an error is no UTF-8, and nobody knows what a database makes of it: "
                    + new String(error, UTF_8);
        }
    }

    private void answer(final int request, final DataInputStream in, final DataOutputStream out) throws IOException {
        switch (request) {
            case Wire.META -> invocation.write(out);
            case Wire.RUN -> {
                group = groups.hasNext() ? groups.next() : null;
                out.writeLong(group == null ? -1 : group.size());
            }
            case Wire.NEXT -> {
                if (endsAt(request)) {
                    out.writeInt(Wire.CLOSED);
                    Wire.writeText(out, end.words());
                } else {
                    send(group.next(), out);
                }
            }
            case Wire.RESET -> send(group.first(), out);
            case Wire.EMIT -> {
                take(in);
                Wire.writeText(out, endsAt(request) ? wordsOrNone() : refusal);
            }
            default -> connect(Wire.readBytes(in), endsAt(request), out);
        }
    }

    private boolean endsAt(final int request) {
        return end != null && end.isAt(request) && answeredBeforeEnd++ >= end.after();
    }

    private String wordsOrNone() {
        return end.words() == null ? "" : end.words();
    }

    private static void send(final byte[] block, final DataOutputStream out) throws IOException {
        out.writeInt(block.length);
        out.write(block);
    }

    private void take(final DataInputStream in) throws IOException {
        final int rows = in.readInt();
        final byte[] block = in.readNBytes(in.readInt());
        try {
            emitted.read(new DataInputStream(new ByteArrayInputStream(block)), rows, group.firstRow());
        } catch (final ColumnValue.Refusal exception) {
            refusal = exception.getMessage();
        }
    }

    private void connect(final byte[] exactName, final boolean isEnded, final DataOutputStream out) throws IOException {
        final ConnectionData connection;
        try {
            connection = connections.find('"'
                    + UTF_8.newDecoder()
                            .decode(ByteBuffer.wrap(exactName))
                            .toString()
                            .replace("\"", "\"\"")
                    + '"');
        } catch (final CharacterCodingException exception) {
            Wire.writeText(
                    out, "SANDBOX: the name of a connection is no UTF-8, and nobody knows what a database makes of it");
            return;
        } catch (final SQLException exception) {
            Wire.writeText(out, exception.getMessage());
            return;
        }
        if (isEnded) {
            Wire.writeText(out, wordsOrNone());
            return;
        }
        Wire.writeText(out, null);
        Wire.writeText(out, connection.kind());
        Wire.writeText(out, connection.address());
        Wire.writeText(out, connection.user());
        Wire.writeText(out, connection.password());
    }
}
