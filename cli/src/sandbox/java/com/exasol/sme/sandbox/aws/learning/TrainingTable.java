package com.exasol.sme.sandbox.aws.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * What a training job read from the files under its prefix.
 *
 * @param columns names from the header
 * @param rows values as text, null where missing
 */
public record TrainingTable(List<String> columns, List<List<String>> rows) {
    static final int FEWEST_ROWS = 500;

    /** Takes the header from the lexically first file; a later file may repeat it. */
    public static TrainingTable read(final SortedMap<String, byte[]> files) throws JobFailure {
        if (files.isEmpty()) {
            throw new JobFailure("SANDBOX: There is no object under the S3 prefix of the training channel.");
        }
        List<String> header = null;
        final List<List<String>> rows = new ArrayList<>();
        for (final Map.Entry<String, byte[]> file : files.entrySet()) {
            final List<List<String>> lines = parse(file.getKey(), file.getValue());
            if (lines.isEmpty()) {
                continue;
            }
            if (header == null) {
                header = header(file.getKey(), lines.get(0));
            }
            final boolean repeatsHeader = lines.get(0).equals(header);
            for (final List<String> line : lines.subList(repeatsHeader ? 1 : 0, lines.size())) {
                if (line.size() != header.size()) {
                    throw new JobFailure("SANDBOX: A row of " + file.getKey() + " has " + line.size()
                            + " fields, the header has " + header.size() + ".");
                }
                rows.add(line);
            }
        }
        if (rows.size() < FEWEST_ROWS) {
            throw new JobFailure(
                    "SANDBOX: The training data has " + rows.size() + " rows, the minimum is " + FEWEST_ROWS + ".");
        }
        return new TrainingTable(header, rows);
    }

    public List<String> values(final int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }

    private static List<List<String>> parse(final String key, final byte[] content) throws JobFailure {
        try {
            return CsvText.parse(content);
        } catch (final IOException exception) {
            throw new JobFailure("SANDBOX: " + key + " is not CSV: " + exception.getMessage(), exception);
        }
    }

    private static List<String> header(final String key, final List<String> line) throws JobFailure {
        if (line.stream().anyMatch(Objects::isNull) || new HashSet<>(line).size() != line.size()) {
            throw new JobFailure("SANDBOX: The header of " + key + " has an empty name or one twice.");
        }
        return line;
    }
}
