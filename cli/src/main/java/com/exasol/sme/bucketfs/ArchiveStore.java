package com.exasol.sme.bucketfs;

import java.nio.file.Path;

/** The bucket that archives of script language containers go to. */
public interface ArchiveStore {
    /** What is there under the name of an archive. */
    StoredArchive look(UploadedFile place);

    /**
     * Brings an archive there; comes after {@link #look}.
     *
     * @param archive the local file
     */
    void upload(Path archive, UploadedFile place);
}
