package com.exasol.sme.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Deque;

/** One connection of the stand-in: reads a request piece by piece, and makes the answer to each row as it comes. */
final class StandInExchange {
    private final SocketChannel channel;
    private final long latency;
    private final Deque<StandInExchange> delayed;
    private final HttpHead head = new HttpHead();
    private byte[] lines = new byte[1 << 16];
    private int linesLength;
    private int bodyLeft;
    private boolean isInFirstField = true;
    private long firstField;
    private long answerAt;

    StandInExchange(final SocketChannel channel, final long latency, final Deque<StandInExchange> delayed) {
        this.channel = channel;
        this.latency = latency;
        this.delayed = delayed;
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
        if (this.lines.length - this.linesLength < Answers.LENGTH) {
            this.lines = Arrays.copyOf(this.lines, 2 * this.lines.length);
        }
        Answers.write(this.firstField, this.lines, this.linesLength);
        this.linesLength += Answers.LENGTH;
        this.firstField = 0;
        this.isInFirstField = true;
    }

    /** An answer is smaller than what a socket takes at once, or nearly so. */
    void answer() throws IOException {
        final byte[] start = ("HTTP/1.1 200 OK\r\nContent-Type: text/csv\r\nContent-Length: " + this.linesLength
                        + "\r\n\r\n")
                .getBytes(US_ASCII);
        final ByteBuffer message = ByteBuffer.allocate(start.length + this.linesLength)
                .put(start)
                .put(this.lines, 0, this.linesLength)
                .flip();
        this.linesLength = 0;
        while (message.hasRemaining()) {
            this.channel.write(message);
        }
    }
}
