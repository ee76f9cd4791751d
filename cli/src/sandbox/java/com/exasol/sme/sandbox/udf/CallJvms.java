package com.exasol.sme.sandbox.udf;

import com.exasol.sme.sandbox.udf.options.VmError;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The JVMs of one call, which run at the same time; when one of them fails, the call is over for all. */
final class CallJvms {
    private final Consumer<String> consoles;
    private final List<UdfJvm> jvms = new ArrayList<>();
    private Exception failure;
    private boolean isOver;

    /** @param consoles gets what a JVM has written when it has ended */
    CallJvms(final Consumer<String> consoles) {
        this.consoles = consoles;
    }

    void run(final List<UdfVm> vms) throws SQLException {
        final List<Thread> threads = new ArrayList<>();
        for (final UdfVm vm : vms.subList(1, vms.size())) {
            final Thread thread = new Thread(() -> serve(vm), "sandbox-udf");
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        serve(vms.get(0));
        for (final Thread thread : threads) {
            join(thread);
        }
        if (failure instanceof SQLException refusal) {
            throw refusal;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    /** Ends all of them at once: no cleanup, no shutdown hooks. */
    synchronized void kill() {
        isOver = true;
        jvms.forEach(UdfJvm::kill);
    }

    private void serve(final UdfVm vm) {
        try (UdfJvm jvm = start(vm)) {
            serve(vm, jvm);
        } catch (final SQLException | RuntimeException exception) {
            fail(exception);
        } catch (final IOException exception) {
            fail(new UncheckedIOException(exception));
        } catch (final InterruptedException exception) {
            Thread.currentThread().interrupt();
            fail(VmError.of("SANDBOX: interrupted"));
        }
    }

    private synchronized UdfJvm start(final UdfVm vm) throws IOException {
        final UdfJvm jvm = UdfJvm.start(vm.options(), vm.classPath());
        jvms.add(jvm);
        if (isOver) {
            jvm.kill();
        }
        return jvm;
    }

    private void serve(final UdfVm vm, final UdfJvm jvm) throws SQLException, IOException, InterruptedException {
        try (Socket socket = jvm.connect()) {
            vm.database().serve(socket);
        } finally {
            if (vm.database().hasFailed()) {
                jvm.leave();
            } else {
                jvm.awaitExit();
            }
            consoles.accept(jvm.console());
        }
    }

    /** The first failure is the one that counts: the others follow from it. */
    private synchronized void fail(final Exception exception) {
        if (failure == null) {
            failure = exception;
            kill();
        }
    }

    private void join(final Thread thread) throws SQLException {
        try {
            thread.join();
        } catch (final InterruptedException exception) {
            kill();
            Thread.currentThread().interrupt();
            throw VmError.of("SANDBOX: interrupted");
        }
    }
}
