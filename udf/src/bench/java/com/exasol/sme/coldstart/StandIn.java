package com.exasol.sme.coldstart;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Locale;

/** SageMaker as far as the benchmark asks for it, in a process of its own; prints its port. */
final class StandIn {
    private static final String ROW = "no,\"['no', 'yes']\",\"[0.75, 0.25]\",0.75\n";
    private static final String JOB =
            "{\"AutoMLJobStatus\":\"InProgress\"," + "\"AutoMLJobSecondaryStatus\":\"ModelTuning\"}";
    private static final int BACKLOG = 50;

    private StandIn() {}

    public static void main(final String[] arguments) throws IOException {
        try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
            System.out.println(server.getLocalPort());
            while (true) {
                final Socket socket = server.accept();
                final Thread thread = new Thread(() -> serve(socket));
                thread.setDaemon(true);
                thread.start();
            }
        }
    }

    private static void serve(final Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            final InputStream in = new BufferedInputStream(socket.getInputStream());
            String head = head(in);
            while (!head.isEmpty()) {
                final byte[] body = in.readNBytes(length(head));
                socket.getOutputStream().write(answer(head, body));
                head = head(in);
            }
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static String head(final InputStream in) throws IOException {
        final StringBuilder head = new StringBuilder();
        for (int character = in.read(); character >= 0; character = in.read()) {
            head.append((char) character);
            if (head.length() >= 4 && head.indexOf("\r\n\r\n", head.length() - 4) >= 0) {
                return head.toString();
            }
        }
        return "";
    }

    private static int length(final String head) {
        final String name = "\r\ncontent-length:";
        final int start = head.toLowerCase(Locale.ROOT).indexOf(name);
        return start < 0
                ? 0
                : Integer.parseInt(head.substring(start + name.length(), head.indexOf("\r\n", start + 2))
                        .strip());
    }

    /** One row for each row, in one piece: two would wait for each other. */
    private static byte[] answer(final String head, final byte[] body) {
        final String type = head.startsWith("POST / ") ? "application/x-amz-json-1.1" : "text/csv";
        final String text = head.startsWith("POST / ")
                ? JOB
                : ROW.repeat((int) new String(body, ISO_8859_1).lines().count());
        return ("HTTP/1.1 200 OK\r\nContent-Type: " + type + "\r\nContent-Length: " + text.length() + "\r\n\r\n" + text)
                .getBytes(ISO_8859_1);
    }
}
