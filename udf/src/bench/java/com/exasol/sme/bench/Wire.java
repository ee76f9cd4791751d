package com.exasol.sme.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.exasol.sme.bench.endpoint.Answers;
import com.exasol.sme.bench.endpoint.HttpHead;
import com.exasol.sme.bench.rows.Csv;
import com.exasol.sme.bench.rows.Values;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** The fastest client: one thread sends requests that are ready and throws the answers away once it knows their length. */
final class Wire {
    /** The same bodies go round, because more than some of them are of no use to anybody. */
    private static final int BODIES = 32;

    private final Selector selector;
    private final List<byte[]> requests = new ArrayList<>();
    private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 18);
    private final int rowsPerRequest;
    private long toSend;
    private long toReceive;
    private int next;

    /** A connection with one request on its way. */
    private static final class Line {
        private final SocketChannel channel;
        private final HttpHead head = new HttpHead();
        private ByteBuffer request = ByteBuffer.allocate(0);
        private boolean isInBody;
        private int bodyLeft;

        private Line(final SocketChannel channel) {
            this.channel = channel;
        }
    }

    Wire(final int port, final int columns, final int rowsPerRequest, final int inFlight) throws IOException {
        selector = Selector.open();
        this.rowsPerRequest = rowsPerRequest;
        for (int body = 0; body < BODIES; body++) {
            requests.add(request(body * (long) rowsPerRequest + 500_000, columns, rowsPerRequest));
        }
        for (int line = 0; line < inFlight; line++) {
            final SocketChannel channel =
                    SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.configureBlocking(false);
            channel.socket().setTcpNoDelay(true);
            channel.register(selector, 0, new Line(channel));
        }
    }

    /** The numbers are as long as most of those that the pipeline sends. */
    private static byte[] request(final long firstRow, final int columns, final int rows) {
        final StringBuilder body = new StringBuilder();
        for (int row = 0; row < rows; row++) {
            Csv.append(Values.row(firstRow + row, columns), body);
        }
        final String head =
                "POST /endpoints/bench/invocations HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/csv\r\n"
                        + "Accept: text/csv\r\nContent-Length: " + body.length() + "\r\n\r\n";
        return (head + body).getBytes(US_ASCII);
    }

    /** Sends so many rows and waits for all answers. */
    void send(final long rows) throws IOException {
        toSend = rows / rowsPerRequest;
        toReceive = toSend;
        for (final SelectionKey key : selector.keys()) {
            start(key);
        }
        while (toReceive > 0) {
            selector.select();
            for (final SelectionKey key : selector.selectedKeys()) {
                if (key.isReadable()) {
                    read(key);
                } else {
                    write(key);
                }
            }
            selector.selectedKeys().clear();
        }
    }

    private void start(final SelectionKey key) throws IOException {
        if (toSend > 0) {
            toSend--;
            ((Line) key.attachment()).request = ByteBuffer.wrap(requests.get(next++ % BODIES));
            write(key);
        }
    }

    private static void write(final SelectionKey key) throws IOException {
        final Line line = (Line) key.attachment();
        line.channel.write(line.request);
        key.interestOps(line.request.hasRemaining() ? SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read(final SelectionKey key) throws IOException {
        final Line line = (Line) key.attachment();
        input.clear();
        final int count = line.channel.read(input);
        if (count < 0) {
            throw new IOException("the stand-in hung up");
        }
        input.flip();
        while (!line.isInBody && input.hasRemaining()) {
            if (line.head.add(input.get())) {
                line.isInBody = true;
                line.bodyLeft = line.head.takeBodyLength();
                requireAllRows(line.bodyLeft);
            }
        }
        line.bodyLeft -= input.remaining();
        if (line.isInBody && line.bodyLeft == 0) {
            line.isInBody = false;
            toReceive--;
            start(key);
        }
    }

    private void requireAllRows(final int answer) throws IOException {
        if (answer != rowsPerRequest * Answers.LENGTH) {
            throw new IOException("an answer of " + answer + " bytes to " + rowsPerRequest + " rows");
        }
    }
}
