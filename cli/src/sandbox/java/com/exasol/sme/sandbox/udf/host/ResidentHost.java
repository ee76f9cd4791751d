package com.exasol.sme.sandbox.udf.host;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** Serves many calls in one JVM, also at the same time, for tests to which the JVM itself is of no interest. */
public final class ResidentHost {
    private ResidentHost() {}

    /** Reads a line for each call: the port of the database's side, then the system properties, all behind tabs. */
    public static void main(final String[] args) throws IOException {
        final CallProperties properties = new CallProperties(System.getProperties());
        System.setProperties(properties);
        final BufferedReader calls = new BufferedReader(new InputStreamReader(System.in, UTF_8));
        for (String call = calls.readLine(); call != null; call = calls.readLine()) {
            final String[] words = call.split("\t");
            final Thread thread = new Thread(() -> serve(Integer.parseInt(words[0]), properties, ofTheCall(words)));
            thread.setDaemon(true);
            thread.start();
        }
    }

    private static Map<String, String> ofTheCall(final String[] words) {
        return Arrays.stream(words)
                .skip(1)
                .map(word -> word.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, last) -> last));
    }

    private static void serve(final int port, final CallProperties properties, final Map<String, String> ofTheCall) {
        properties.set(ofTheCall);
        try (Database database = new Database(port)) {
            database.finish(new Groups(database, database.invocation()).run());
        } catch (final IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
