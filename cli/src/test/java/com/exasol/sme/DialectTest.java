package com.exasol.sme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both modules speak one dialect of Java: {@code this.} stands where a local name hides a member, and nowhere else. */
class DialectTest {
    @TempDir
    private Path directory;

    @Test
    void noSourceSaysThisWhereNothingIsHidden() throws IOException {
        try (Stream<Path> own = Files.walk(Path.of("src"));
                Stream<Path> udf = Files.walk(Path.of("..", "udf", "src"))) {
            final List<Path> sources = Stream.concat(own, udf)
                    .filter(file -> file.toString().endsWith(".java"))
                    .toList();
            assertThat(sources).hasSizeGreaterThan(500);
            assertThat(NeedlessThis.in(sources)).isEmpty();
        }
    }

    @Test
    void knowsWhatIsHidden() throws IOException {
        final Path source = Files.writeString(directory.resolve("Example.java"), """
                class Example {
                    private int hidden;
                    private int free;
                    Example(final int hidden) {
                        this.hidden = hidden;
                        this.free = 1;
                    }
                    Runnable later() {
                        return () -> {
                            final int hidden = this.hidden;
                            this.later();
                        };
                    }
                    int get() {
                        return this.hidden;
                    }
                }
                """);
        assertThat(NeedlessThis.in(List.of(source)))
                .containsExactly(source + ":6 this.free", source + ":11 this.later", source + ":15 this.hidden");
    }
}
