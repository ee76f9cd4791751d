package com.exasol.sme.bench.endpoint;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A cheap endpoint with a fixed latency: one thread, and nothing but HTTP, numbered rows in and their answers out.
 *
 * <p>It listens at a port for each latency, in milliseconds, that it is called with, tells the ports in one line, and
 * ends with its standard input. Behind a latency may stand how many labels it answers with, such as {@code 20x30}, or
 * another {@link AnswerForm}, such as {@code 20xjson}.
 */
public final class StandIn {
    private static final int LARGEST_READ = 1 << 18;

    private final ByteBuffer input = ByteBuffer.allocateDirect(LARGEST_READ);
    private final byte[] chunk = new byte[LARGEST_READ];
    private final List<Deque<StandInExchange>> delayed = new ArrayList<>();
    private final List<Long> latencies = new ArrayList<>();
    private final List<AnswerForm> forms = new ArrayList<>();
    private final Selector selector;

    private StandIn() throws IOException {
        selector = Selector.open();
    }

    public static void main(final String[] latencies) throws IOException {
        final StandIn standIn = new StandIn();
        final StringBuilder ports = new StringBuilder();
        for (final String latency : latencies) {
            final String[] parts = latency.split("x", -1);
            final AnswerForm form = AnswerForm.of(parts.length == 1 ? "csv" : parts[1]);
            ports.append(standIn.listen(Integer.parseInt(parts[0]) * 1_000_000L, form))
                    .append(' ');
        }
        System.out.println(ports.toString().strip());
        final Thread end = new Thread(StandIn::waitForTheEnd);
        end.setDaemon(true);
        end.start();
        while (true) {
            standIn.turn();
        }
    }

    private static void waitForTheEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said to it but that it ends.
            }
        } catch (final IOException exception) {
            System.err.println(exception);
        }
        System.exit(0);
    }

    private int listen(final long latency, final AnswerForm form) throws IOException {
        final ServerSocketChannel server = ServerSocketChannel.open();
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 128);
        server.configureBlocking(false);
        server.register(selector, SelectionKey.OP_ACCEPT, delayed.size());
        delayed.add(new ArrayDeque<>());
        latencies.add(latency);
        forms.add(form);
        return ((InetSocketAddress) server.getLocalAddress()).getPort();
    }

    private void turn() throws IOException {
        final long millis = millisToNextAnswer();
        if (millis == 0) {
            selector.selectNow();
        } else {
            selector.select(millis < 0 ? 0 : millis);
        }
        for (final SelectionKey key : selector.selectedKeys()) {
            if (key.isAcceptable()) {
                accept(key);
            } else if (key.isWritable()) {
                write(key);
            } else {
                read(key);
            }
        }
        selector.selectedKeys().clear();
        answer();
    }

    /** {@return -1 if nothing waits} */
    private long millisToNextAnswer() {
        long next = Long.MAX_VALUE;
        for (final Deque<StandInExchange> waiting : delayed) {
            if (!waiting.isEmpty()) {
                next = Math.min(next, waiting.peek().answerAt() - System.nanoTime());
            }
        }
        return next == Long.MAX_VALUE ? -1 : Math.max(0, (next + 999_999) / 1_000_000);
    }

    private void accept(final SelectionKey key) throws IOException {
        final SocketChannel channel = ((ServerSocketChannel) key.channel()).accept();
        channel.configureBlocking(false);
        channel.socket().setTcpNoDelay(true);
        final int index = (Integer) key.attachment();
        channel.register(
                selector,
                SelectionKey.OP_READ,
                new StandInExchange(channel, forms.get(index), latencies.get(index), delayed.get(index)));
    }

    private void read(final SelectionKey key) throws IOException {
        final SocketChannel channel = (SocketChannel) key.channel();
        input.clear();
        int count;
        try {
            count = channel.read(input);
        } catch (final IOException exception) {
            count = -1;
        }
        if (count < 0) {
            channel.close();
            return;
        }
        input.flip();
        input.get(chunk, 0, count);
        ((StandInExchange) key.attachment()).take(chunk, count);
    }

    private void answer() throws IOException {
        for (final Deque<StandInExchange> waiting : delayed) {
            while (!waiting.isEmpty() && waiting.peek().answerAt() - System.nanoTime() <= 0) {
                final StandInExchange exchange = waiting.poll();
                exchange.answer();
                write(exchange.key(selector));
            }
        }
    }

    /** Who reads slowly keeps nobody else waiting. */
    private static void write(final SelectionKey key) throws IOException {
        try {
            final boolean isWhole = ((StandInExchange) key.attachment()).write();
            key.interestOps(isWhole ? SelectionKey.OP_READ : SelectionKey.OP_WRITE);
        } catch (final IOException exception) {
            key.channel().close();
        }
    }
}
