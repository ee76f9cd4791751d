package com.exasol.sme.sagemaker.errors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** The table of docs/endpoint-failures.md, which the JAR carries; a run without a failure never reads it. */
public final class FailureTable {
    private static final String PAGE = "/META-INF/sme/endpoint-failures.md";
    private static final String HEAD = "| from | status |";
    private static final int LINES_OF_HEAD = 2;

    /** Loaded with its first use, by whatever thread that is. */
    private static final class Rows {
        private static final List<FailureRow> ALL = read();
    }

    private FailureTable() {}

    public static FailureRow rowOf(final SdkException failure) {
        return rowOf(FailureFacts.of(failure));
    }

    public static FailureRow rowOf(final FailureFacts facts) {
        return Rows.ALL.stream()
                .filter(row -> row.fits(facts))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no row for a failure from " + facts.from()));
    }

    private static List<FailureRow> read() {
        try (BufferedReader page =
                new BufferedReader(new InputStreamReader(FailureTable.class.getResourceAsStream(PAGE), UTF_8))) {
            return page.lines()
                    .dropWhile(line -> !line.startsWith(HEAD))
                    .skip(LINES_OF_HEAD)
                    .takeWhile(line -> line.startsWith("|"))
                    .map(FailureRow::from)
                    .collect(Collectors.toList());
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
