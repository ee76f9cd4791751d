package com.exasol.sme.bucketfs;

import java.util.List;

/** Tells how a person uploads a file by hand that lies in the current directory, or deletes it. */
public interface UploadAdvice {
    /** The lines that a person reads, most of them commands of a shell. */
    List<String> lines(UploadedFile file);

    /** The same for deleting it. */
    List<String> deletionLines(UploadedFile file);
}
