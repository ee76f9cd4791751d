package com.exasol.sme.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.exasol.sme.testkit.FuzzSource;
import java.util.ArrayList;
import java.util.List;

/** Spoils the bytes of an answer in one of the ways in which networks, proxies and containers may. */
final class FuzzDamage {
    private static final String[] INSERTED = {
        "\"",
        ",",
        "\n",
        "\r",
        "\\",
        "'",
        "[",
        "]",
        " ",
        "0",
        "\0",
        "\u00ff",
        "\u00c3",
        "\u0080",
        "\u00ef\u00bb\u00bf",
        "x41",
        "\"\""
    };

    private final FuzzSource source;

    FuzzDamage(final FuzzSource source) {
        this.source = source;
    }

    byte[] of(final byte[] answer) {
        // Each byte is a character of its own here.
        String text = new String(answer, ISO_8859_1);
        for (int damages = 1 + source.below(2); damages > 0; damages--) {
            text = damaged(text);
        }
        return text.getBytes(ISO_8859_1);
    }

    private String damaged(final String text) {
        final int at = source.below(text.length() + 1);
        final int next = Math.min(at + 1, text.length());
        switch (source.below(10)) {
            case 0:
                return text.substring(0, at);
            case 1:
                return text.substring(0, at) + source.of(INSERTED) + text.substring(at);
            case 2:
                return text.substring(0, at) + text.substring(next);
            case 3:
                return text.substring(0, at) + (char) source.below(256) + text.substring(next);
            case 4:
                return onLines(text);
            case 5:
                return text.contains("\r\n") ? text.replace("\r\n", "\n") : text.replace("\n", "\r\n");
            case 6:
                return text.replaceFirst(source.of("\"", "'", "\\n", ", ", "\\\\"), source.of("", "'", "\r", ","));
            case 7:
                // One label takes the place of another.
                return text.replaceFirst("'([^']*)', '[^']*'", "'$1', '$1'");
            case 8:
                return text.replace("\n", source.of(",7\n", ",\n", "\n\n", "\r"));
            default:
                return text + source.of("\n", "\"", "x", "\r\n", "0\n", ",");
        }
    }

    private String onLines(final String text) {
        final List<String> lines = new ArrayList<>(List.of(text.split("(?<=\n)", -1)));
        final int line = source.below(lines.size());
        switch (source.below(3)) {
            case 0:
                lines.add(line, lines.get(line));
                break;
            case 1:
                lines.remove(line);
                break;
            default:
                lines.add(source.below(lines.size()), lines.remove(line));
        }
        return String.join("", lines);
    }
}
