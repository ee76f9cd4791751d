package com.exasol.sme.sandbox.udf.host;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** The database as a UDF's JVM sees it: one connection, one request at a time. */
final class Database implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;

    Database(final int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), BUFFER));
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream(), BUFFER));
    }

    Invocation invocation() throws IOException {
        request(Wire.META);
        return Invocation.read(in);
    }

    /** The number of rows of the next group, or -1 when there is none. */
    long nextGroup() throws IOException {
        request(Wire.RUN);
        return in.readLong();
    }

    ByteBuffer nextBlock() {
        return block(Wire.NEXT);
    }

    ByteBuffer firstBlock() {
        return block(Wire.RESET);
    }

    /** Gives null, or the database's reason to abort. */
    String emit(final int rows, final byte[] content, final int length) {
        try {
            out.writeByte(Wire.EMIT);
            out.writeInt(rows);
            out.writeInt(length);
            out.write(content, 0, length);
            out.flush();
            return Wire.readText(in);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    HostConnection connection(final String name) throws ConnectionRefused {
        try {
            out.writeByte(Wire.CONNECTION);
            Wire.writeText(out, name);
            out.flush();
            final String refusal = Wire.readText(in);
            if (refusal != null) {
                throw new ConnectionRefused(refusal);
            }
            return new HostConnection(nativeText(), nativeText(), nativeText());
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** The protocol has no null: what a CONNECTION lacks is an empty text. */
    private String nativeText() throws IOException {
        return NativeText.intoJava(Wire.readText(in));
    }

    void finish(final String error) throws IOException {
        out.writeByte(Wire.FINISHED);
        Wire.writeText(out, error);
        out.flush();
    }

    private ByteBuffer block(final int message) {
        try {
            request(message);
            final int length = in.readInt();
            return ByteBuffer.wrap(in.readNBytes(length));
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private void request(final int message) throws IOException {
        out.writeByte(message);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** The database's words for not handing out a connection. */
    static final class ConnectionRefused extends Exception {
        private static final long serialVersionUID = 1L;

        ConnectionRefused(final String reason) {
            super(reason);
        }
    }
}
