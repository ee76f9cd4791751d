package com.exasol.sme.bench;

import java.io.File;
import java.util.List;

/** A UDF JAR, and what the deployments that come with it write into prediction scripts. */
final class Build {
    private final String jar;
    private final List<String> jvmOptions;
    private final String keysOfManyLabels;

    /** @param keysOfManyLabels what a model of many labels is asked for with plain settings, with commas between */
    Build(final String jar, final List<String> jvmOptions, final String keysOfManyLabels) {
        this.jar = jar;
        this.jvmOptions = List.copyOf(jvmOptions);
        this.keysOfManyLabels = keysOfManyLabels;
    }

    /** @param others the UDF API and this benchmark */
    String classPath(final String others) {
        return jar + File.pathSeparator + others;
    }

    List<String> jvmOptions() {
        return jvmOptions;
    }

    String keysOfManyLabels() {
        return keysOfManyLabels;
    }

    boolean asksForLists() {
        return keysOfManyLabels.contains("labels");
    }

    @Override
    public String toString() {
        return "`" + new File(jar).getName() + "` with " + (jvmOptions.isEmpty() ? "no" : jvmOptions)
                + " JVM options of its scripts";
    }
}
