package com.exasol.sme.sandbox.aws.learning;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.UncheckedIOException;

/** A learned model as bytes in S3: what an endpoint serves is what lies there, and nothing else. */
public final class ModelArtefact {
    private ModelArtefact() {}

    public static byte[] write(final LearnedModel model) {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
            objects.writeObject(model);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return bytes.toByteArray();
    }

    public static LearnedModel read(final byte[] bytes) throws IOException {
        try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return (LearnedModel) objects.readObject();
        } catch (final ClassNotFoundException exception) {
            throw new IOException(exception);
        }
    }
}
