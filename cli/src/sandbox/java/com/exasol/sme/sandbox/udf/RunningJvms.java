package com.exasol.sme.sandbox.udf;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Makes sure that no UDF's JVM outlives the sandbox. */
final class RunningJvms {
    private static final Set<Process> PROCESSES = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> PROCESSES.forEach(Process::destroyForcibly)));
    }

    private RunningJvms() {}

    static void add(final Process process) {
        PROCESSES.add(process);
    }

    static void remove(final Process process) {
        process.destroyForcibly();
        PROCESSES.remove(process);
    }
}
