package com.exasol.sme.sandbox.aws.algorithms;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The {@code model.tar.gz} of the container: one file, in the form that XGBoost writes without an extension. */
public final class XgboostModel {
    private static final String NAME = "xgboost-model";

    private XgboostModel() {}

    static byte[] write(final Booster booster) throws XGBoostError {
        final byte[] model = booster.toByteArray("deprecated");
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream archive = new TarArchiveOutputStream(new GZIPOutputStream(bytes))) {
            final TarArchiveEntry entry = new TarArchiveEntry(NAME);
            entry.setSize(model.length);
            archive.putArchiveEntry(entry);
            archive.write(model);
            archive.closeArchiveEntry();
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
        return bytes.toByteArray();
    }

    /** Takes the booster out of an archive. */
    public static Booster read(final byte[] artefact) throws IOException, XGBoostError {
        try (TarArchiveInputStream archive =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(artefact)))) {
            final TarArchiveEntry entry = archive.getNextEntry();
            if (entry == null || !entry.getName().equals(NAME)) {
                throw new IOException("SANDBOX: The archive has no " + NAME);
            }
            return XGBoost.loadModel(archive.readAllBytes());
        }
    }
}
