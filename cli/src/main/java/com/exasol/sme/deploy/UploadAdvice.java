package com.exasol.sme.deploy;

import java.util.List;

/** Tells how a person uploads the JAR by hand, once it was taken out of sme.jar, or deletes it. */
public interface UploadAdvice {
    /** The lines that a person reads, most of them commands of a shell. */
    List<String> lines(JarLocation jar);

    /** The same for deleting it. */
    List<String> deletionLines(JarLocation jar);
}
