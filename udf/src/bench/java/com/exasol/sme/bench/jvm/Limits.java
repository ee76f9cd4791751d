package com.exasol.sme.bench.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Settings of an endpoint that a user can choose: the most rows and bytes of a request, and requests in flight. */
public final class Limits {
    private final int rows;
    private final int bytes;
    private final int requests;

    public Limits(final int rows, final int bytes, final int requests) {
        this.rows = rows;
        this.bytes = bytes;
        this.requests = requests;
    }

    /** {@return what a prediction script has where nothing else was asked for} */
    public static Limits defaults() throws IOException {
        final String lua = Files.readString(Path.of(System.getProperty("bench.settings")));
        return new Limits(
                number(lua, "rows_per_request"), number(lua, "bytes_per_request"), number(lua, "requests_in_flight"));
    }

    private static int number(final String lua, final String name) {
        final Matcher matcher = Pattern.compile("    " + name + " = (\\d+),").matcher(lua);
        if (!matcher.find()) {
            throw new IllegalStateException("no default of " + name);
        }
        return Integer.parseInt(matcher.group(1));
    }

    public int rows() {
        return rows;
    }

    public int bytes() {
        return bytes;
    }

    public int requests() {
        return requests;
    }

    @Override
    public String toString() {
        return rows + " x " + requests;
    }
}
