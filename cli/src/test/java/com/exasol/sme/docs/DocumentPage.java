package com.exasol.sme.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A page of the documentation that holds what the sources say, too. */
public final class DocumentPage {
    private final Path file;

    /** @param name its path below {@code docs} */
    public DocumentPage(final String name) {
        file = Path.of("..", "docs").resolve(name);
    }

    String text() throws IOException {
        return Files.readString(file, UTF_8);
    }

    /**
     * Compares the page with what is made anew of it; with {@code -Dsme.golden=write} it writes that first.
     *
     * @param test the class that does so
     */
    public void isRenewedBy(final Class<?> test, final UnaryOperator<String> renewal) throws IOException {
        final String renewed = renewal.apply(text());
        if ("write".equals(System.getProperty("sme.golden"))) {
            Files.writeString(file, renewed, UTF_8);
        }
        final List<String> page = text().lines().toList();
        final List<String> sources = renewed.lines().toList();
        int line = 0;
        while (line < Math.max(page.size(), sources.size()) && at(page, line).equals(at(sources, line))) {
            line++;
        }
        assertThat(at(page, line))
                .as("line %d of %s; where the sources are right, run: %s", line + 1, file, renewalBy(test))
                .isEqualTo(at(sources, line));
    }

    private static String at(final List<String> lines, final int line) {
        return line < lines.size() ? lines.get(line) : "";
    }

    private static String renewalBy(final Class<?> test) {
        return "mvn verify -Dsme.golden=write -Dtest=" + test.getSimpleName()
                + " -Dsurefire.failIfNoSpecifiedTests=false";
    }
}
