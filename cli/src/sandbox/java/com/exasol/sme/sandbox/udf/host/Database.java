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

    ByteBuffer nextBlock() throws Ended {
        return block(Wire.NEXT);
    }

    ByteBuffer firstBlock() throws Ended {
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
            return reason("F-UDF-CL-LIB-1085: Unknown error occured");
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    HostConnection connection(final byte[] name) throws ConnectionRefused {
        try {
            out.writeByte(Wire.CONNECTION);
            Wire.writeBytes(out, name);
            out.flush();
            final String refusal = reason("F-UDF-CL-LIB-1050: Internal error: wrong message type, got MT_CLOSE");
            if (refusal != null) {
                throw new ConnectionRefused(refusal);
            }
            // The protocol has no null: what a CONNECTION lacks is an empty text.
            return new HostConnection(
                    Wire.readNativeText(in), Wire.readNativeText(in), Wire.readNativeText(in), Wire.readNativeText(in));
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    /** Gives null, or the database's reason, or the client's own words where the database gave none. */
    private String reason(final String withoutWords) throws IOException {
        final byte[] words = Wire.readBytes(in);
        if (words == null) {
            return null;
        }
        return words.length == 0 ? withoutWords : NativeText.intoJava(words);
    }

    void finish(final String error) throws IOException {
        out.writeByte(Wire.FINISHED);
        if (error == null) {
            Wire.writeText(out, null);
        } else {
            Wire.writeBytes(out, NativeText.outOfJava(error));
        }
        out.flush();
    }

    private ByteBuffer block(final int message) throws Ended {
        try {
            request(message);
            final int length = in.readInt();
            if (length != Wire.CLOSED) {
                return ByteBuffer.wrap(in.readNBytes(length));
            }
            final byte[] words = Wire.readBytes(in);
            if (words != null) {
                throw new Ended(NativeText.intoJava(words));
            }
            return ByteBuffer.allocate(0);
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

    /** The database ended the statement, and said why. */
    static final class Ended extends Exception {
        private static final long serialVersionUID = 1L;

        Ended(final String reason) {
            super(reason);
        }
    }
}
