package com.exasol.sme.cli.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The lines of a file that a person has written, whatever editor and system it was written with. */
final class FileLines {
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String COMMENT = "#";

    private FileLines() {}

    /** @throws IOException if there is no such file or it is not UTF-8; its message tells that to a person */
    static List<String> read(final Path file) throws IOException {
        try {
            final String text = UTF_8.newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                    .lines()
                    .toList();
        } catch (final CharacterCodingException exception) {
            throw new IOException("it is no text in UTF-8", exception);
        }
    }

    /** Whether a line says nothing: a '#' anywhere but at its beginning is part of a value. */
    static boolean isSilent(final String line) {
        return line.isBlank() || line.startsWith(COMMENT);
    }
}
