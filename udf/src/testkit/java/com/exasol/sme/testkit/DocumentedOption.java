package com.exasol.sme.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A JVM option of the AWS SDK, with what docs/reference/installation.md says of its values. */
public final class DocumentedOption {
    private static final Path PAGE = Path.of("..", "docs", "reference", "installation.md");

    private final String name;
    private final List<String> cells;

    private DocumentedOption(final String name, final List<String> cells) {
        this.name = name;
        this.cells = cells;
    }

    public static List<DocumentedOption> all() {
        try {
            final List<DocumentedOption> options = new ArrayList<>();
            for (final List<String> cells :
                    MarkdownRows.of(Files.readString(PAGE, UTF_8), "option | its value has to be")) {
                words(cells.get(0)).forEach(name -> options.add(new DocumentedOption(name, cells)));
            }
            return options;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    public String name() {
        return name;
    }

    /** {@return what its value has to be} */
    public String rule() {
        return cells.get(1);
    }

    /** {@return values that are taken} */
    public List<String> taken() {
        return words(cells.get(2));
    }

    /** {@return values that are refused, the empty one among them} */
    public List<String> refused() {
        final List<String> values = new ArrayList<>(words(cells.get(3)));
        values.add("");
        return values;
    }

    /** {@return whether it cannot be true beside an address} */
    public boolean isOfAnotherAddress() {
        return "`false`".equals(cells.get(4));
    }

    private static List<String> words(final String cell) {
        return Arrays.stream(cell.split(" ", -1))
                .map(word -> word.substring(1, word.length() - 1))
                .collect(Collectors.toList());
    }

    @Override
    public String toString() {
        return name;
    }
}
