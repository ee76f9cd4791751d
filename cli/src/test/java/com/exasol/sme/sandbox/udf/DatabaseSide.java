package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.UdfConnections.ConnectionData;
import com.exasol.sme.sandbox.udf.host.Invocation;
import com.exasol.sme.sandbox.udf.host.Wire;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.Iterator;

/** Answers the requests of one UDF's JVM until it is done. */
final class DatabaseSide {
    private final Invocation invocation;
    private final Iterator<InputBlocks> groups;
    private final UdfConnections connections;
    private final EmittedRows emitted;
    private InputBlocks group;
    private String refusal;

    DatabaseSide(
            final Invocation invocation,
            final Iterator<InputBlocks> groups,
            final UdfConnections connections,
            final EmittedRows emitted) {
        this.invocation = invocation;
        this.groups = groups;
        this.connections = connections;
        this.emitted = emitted;
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
        final String error = Wire.readText(in);
        if (refusal != null) {
            throw VmError.of(refusal);
        }
        if (error != null) {
            throw VmError.of(error);
        }
    }

    private void answer(final int request, final DataInputStream in, final DataOutputStream out) throws IOException {
        switch (request) {
            case Wire.META -> invocation.write(out);
            case Wire.RUN -> {
                group = groups.hasNext() ? groups.next() : null;
                out.writeLong(group == null ? -1 : group.size());
            }
            case Wire.NEXT -> send(group.next(), out);
            case Wire.RESET -> send(group.first(), out);
            case Wire.EMIT -> {
                take(in);
                Wire.writeText(out, refusal);
            }
            default -> connect(Wire.readText(in), out);
        }
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

    private void connect(final String exactName, final DataOutputStream out) throws IOException {
        final ConnectionData connection;
        try {
            connection = connections.find('"' + exactName.replace("\"", "\"\"") + '"');
        } catch (final SQLException exception) {
            Wire.writeText(out, exception.getMessage());
            return;
        }
        Wire.writeText(out, null);
        Wire.writeText(out, connection.address());
        Wire.writeText(out, connection.user());
        Wire.writeText(out, connection.password());
    }
}
