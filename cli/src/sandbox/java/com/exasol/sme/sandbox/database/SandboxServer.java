package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.database.session.DatabaseInstance;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Accepts drivers on a loopback port, each served by a thread of its own. */
final class SandboxServer implements Closeable {
    private final DatabaseInstance database;
    private final ServerSocket listener;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    SandboxServer(final DatabaseInstance database) throws IOException {
        this.database = database;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("sandbox-database", this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                final Socket client = listener.accept();
                clients.add(client);
                start("sandbox-session", () -> serve(client));
            } catch (final IOException closed) {
                return;
            }
        }
    }

    private void serve(final Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            new ServerConversation(database, client).hold();
        } catch (final IOException gone) {
            // A client that goes without a word is as good as one that says so.
        } finally {
            clients.remove(client);
        }
    }

    private static void start(final String name, final Runnable work) {
        final Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (final Socket client : clients) {
            client.close();
        }
    }
}
