package com.exasol.sme.bench;

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
    private boolean isInFirstField = true;
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
    }

    SelectionKey key(final Selector selector) {
        return this.channel.keyFor(selector);
    }

    long answerAt() {
        return this.answerAt;
    }

    void take(final byte[] chunk, final int length) {
        int position = 0;
        while (position < length) {
            if (this.bodyLeft == 0) {
                if (this.head.add(chunk[position++])) {
                    this.bodyLeft = this.head.takeBodyLength();
                }
            } else {
                final int end = Math.min(length, position + this.bodyLeft);
                takeBody(chunk, position, end);
                this.bodyLeft -= end - position;
                position = end;
                if (this.bodyLeft == 0) {
                    this.answerAt = System.nanoTime() + this.latency;
                    this.delayed.add(this);
                }
            }
        }
    }

    private void takeBody(final byte[] chunk, final int from, final int to) {
        for (int position = from; position < to; position++) {
            final byte next = chunk[position];
            if (next == '\n') {
                endLine();
            } else if (this.isInFirstField) {
                if (next == ',') {
                    this.isInFirstField = false;
                } else {
                    this.firstField = 10 * this.firstField + next - '0';
                }
            }
        }
    }

    private void endLine() {
        if (this.rowCount == this.rows.length) {
            this.rows = Arrays.copyOf(this.rows, 2 * this.rowCount);
        }
        this.rows[this.rowCount++] = this.firstField;
        this.firstField = 0;
        this.isInFirstField = true;
    }

    /** Begins the answer. */
    void answer() {
        this.message = ByteBuffer.wrap(("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: "
                        + this.rowCount * this.form.length() + "\r\n\r\n")
                .getBytes(US_ASCII));
    }

    /** {@return whether all of the answer is written; else nobody takes more of it now} */
    boolean write() throws IOException {
        while (true) {
            this.channel.write(this.message);
            if (this.message.hasRemaining()) {
                return false;
            }
            if (this.rowsWritten == this.rowCount) {
                this.rowCount = 0;
                this.rowsWritten = 0;
                return true;
            }
            this.message = nextRows();
        }
    }

    private ByteBuffer nextRows() {
        final int end = Math.min(this.rowCount, this.rowsWritten + ROWS_AT_ONCE);
        final byte[] lines = new byte[(end - this.rowsWritten) * this.form.length()];
        for (int place = 0; this.rowsWritten < end; place += this.form.length()) {
            this.form.write(this.rows[this.rowsWritten++], lines, place);
        }
        return ByteBuffer.wrap(lines);
    }
}
