package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.bucketfs.JarRemoval;
import com.exasol.sme.bucketfs.UploadedFile;
import com.exasol.sme.shared.SmeException;
import java.util.function.Consumer;

/** Deletes UDF JARs from the files of a database in Exasol SaaS. */
final class SaasRemoval implements JarRemoval {
    private final SaasApi api;
    private final String database;
    private final Consumer<String> progress;

    SaasRemoval(final SaasApi api, final String database, final Consumer<String> progress) {
        this.api = api;
        this.database = database;
        this.progress = progress;
    }

    @Override
    public void run(final UploadedFile jar) {
        try {
            api.delete("databases", database, "files", jar.pathInBucket());
        } catch (final SmeException exception) {
            throw kept(jar, exception);
        }
        progress.accept("Deleted " + jar.pathInUdf() + ".");
    }

    private static SmeException kept(final UploadedFile jar, final SmeException cause) {
        return new SmeException(
                ExaError.messageBuilder("E-SME-CLI-62")
                        .message(
                                "The JAR {{path|u}} was not deleted, but what was to be dropped in the database is"
                                        + " dropped. {{cause|u}}",
                                jar.pathInUdf(),
                                cause.getMessage())
                        .mitigation("Then run the command again; --to-print tells how to delete the file by hand.")
                        .toString(),
                cause);
    }
}
