package com.exasol.sme.sagemaker.clients;

import java.util.function.Supplier;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/**
 * A client that is built when it is first asked for, in the thread that asks: that and its first call take most of a
 * second in a new JVM, in which the thread of the script can read rows.
 */
public final class LazyClient implements AutoCloseable {
    private final Supplier<SageMakerRuntimeClient> builder;
    private SageMakerRuntimeClient client;

    public LazyClient(final Supplier<SageMakerRuntimeClient> builder) {
        this.builder = builder;
    }

    public synchronized SageMakerRuntimeClient get() {
        if (client == null) {
            client = builder.get();
        }
        return client;
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.close();
        }
    }
}
