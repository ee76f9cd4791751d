package com.exasol.sme.bench.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Names the machine, without which no figure means anything. */
public final class Machine {
    private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

    private Machine() {}

    public static String description() throws IOException {
        return Runtime.getRuntime().availableProcessors() + " processors (" + model() + "), "
                + System.getProperty("os.name") + ", " + System.getProperty("java.vm.name") + " "
                + System.getProperty("java.runtime.version");
    }

    private static String model() throws IOException {
        if (!Files.exists(PROCESSOR)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(PROCESSOR).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.replaceAll(".*: ", ""))
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }
}
