package com.exasol.sme.sandbox.aws.learning;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/** Reads RFC 4180 text; an empty field without quotes is null, so that a blank line can be told from {@code ""}. */
public final class CsvText {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setNullString("")
            .setIgnoreEmptyLines(false)
            .get();

    private CsvText() {}

    public static List<List<String>> parse(final byte[] content) throws IOException {
        final List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = FORMAT.parse(new StringReader(decode(content)))) {
            for (final CSVRecord row : parser) {
                rows.add(row.toList());
            }
        } catch (final IllegalStateException | UncheckedIOException exception) {
            throw new IOException(exception.getMessage(), exception);
        }
        return rows;
    }

    public static boolean isBlankLine(final List<String> row) {
        return row.size() == 1 && row.get(0) == null;
    }

    private static String decode(final byte[] content) throws IOException {
        return UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }
}
