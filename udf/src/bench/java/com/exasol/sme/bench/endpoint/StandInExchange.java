package com.exasol.sme.bench.endpoint;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Deque;

/** One connection of the stand-in: reads a request piece by piece, and writes the answer so, as long as it may be. */
final class StandInExchange {
    /** So many rows are written at once. */
    private static final int ROWS_AT_ONCE = 256;

    private final SocketChannel channel;
    private final long latency;
    private final Deque<StandInExchange> delayed;
    private final HttpHead head = new HttpHead();
    private final AnswerForm form;
    private int[] rows = new int[1024];
    private int rowCount;
    private int rowsWritten;
    private int bodyLeft;
    private boolean isBeforeFirstField;
    private boolean isInFirstField;
    private int firstField;
    private long answerAt;
    private ByteBuffer message = ByteBuffer.allocate(0);

    StandInExchange(
            final SocketChannel channel,
            final AnswerForm form,
            final long latency,
            final Deque<StandInExchange> delayed) {
        this.channel = channel;
        this.form = form;
        this.latency = latency;
        this.delayed = delayed;
        startLine();
    }

    SelectionKey key(final Selector selector) {
        return channel.keyFor(selector);
    }

    long answerAt() {
        return answerAt;
    }

    void take(final byte[] chunk, final int length) {
        int position = 0;
        while (position < length) {
            if (bodyLeft == 0) {
                if (head.add(chunk[position++])) {
                    bodyLeft = head.takeBodyLength();
                }
            } else {
                final int end = Math.min(length, position + bodyLeft);
                takeBody(chunk, position, end);
                bodyLeft -= end - position;
                position = end;
                if (bodyLeft == 0) {
                    answerAt = System.nanoTime() + latency;
                    delayed.add(this);
                }
            }
        }
    }

    private void takeBody(final byte[] chunk, final int from, final int to) {
        for (int position = from; position < to; position++) {
            final byte next = chunk[position];
            if (next == form.endOfRow()) {
                endLine();
            } else if (isBeforeFirstField) {
                isInFirstField = next == ':';
                isBeforeFirstField = !isInFirstField;
            } else if (isInFirstField) {
                if (next == ',') {
                    isInFirstField = false;
                } else {
                    firstField = 10 * firstField + next - '0';
                }
            }
        }
    }

    private void endLine() {
        if (rowCount == rows.length) {
            rows = Arrays.copyOf(rows, 2 * rowCount);
        }
        rows[rowCount++] = firstField;
        firstField = 0;
        startLine();
    }

    private void startLine() {
        isInFirstField = form.isNumberFirst();
        isBeforeFirstField = !isInFirstField;
    }

    /** Begins the answer. */
    void answer() {
        message = ByteBuffer.wrap(("HTTP/1.1 200 OK\r\nContent-Type: " + form.contentType() + "\r\nContent-Length: "
                        + rowCount * form.length() + "\r\n\r\n")
                .getBytes(US_ASCII));
    }

    /** {@return whether all of the answer is written; else nobody takes more of it now} */
    boolean write() throws IOException {
        while (true) {
            channel.write(message);
            if (message.hasRemaining()) {
                return false;
            }
            if (rowsWritten == rowCount) {
                rowCount = 0;
                rowsWritten = 0;
                return true;
            }
            message = nextRows();
        }
    }

    private ByteBuffer nextRows() {
        final int end = Math.min(rowCount, rowsWritten + ROWS_AT_ONCE);
        final byte[] lines = new byte[(end - rowsWritten) * form.length()];
        for (int place = 0; rowsWritten < end; place += form.length()) {
            form.write(rows[rowsWritten], rowsWritten == 0, rowsWritten == rowCount - 1, lines, place);
            rowsWritten++;
        }
        return ByteBuffer.wrap(lines);
    }
}
