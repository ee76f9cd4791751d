package com.exasol.sme.container;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The names in a tar file, read from its headers of 512 bytes, each of which is followed by the content.
 *
 * <p>A name as short as the one that is looked for stands in the header itself in all variants of the format.
 */
final class TarEntries {
    private static final int BLOCK = 512;
    private static final int NAME_LENGTH = 100;
    private static final int SIZE = 124;
    private static final int SIZE_LENGTH = 12;
    private static final int CHECKSUM = 148;
    private static final int CHECKSUM_LENGTH = 8;
    private static final int OCTAL = 8;
    private static final int BYTE = 0xff;
    private static final int BINARY = 0x80;

    private final InputStream content;

    TarEntries(final InputStream content) {
        this.content = content;
    }

    /** Reads as far as the entry, or to the end of the file. */
    boolean contain(final String name) throws IOException {
        while (true) {
            final byte[] header = content.readNBytes(BLOCK);
            if (header.length < BLOCK) {
                throw new EOFException();
            }
            if (isEnd(header)) {
                return false;
            }
            checkSum(header);
            if (name(header).equals(name)) {
                return true;
            }
            content.skipNBytes((size(header) + BLOCK - 1) / BLOCK * BLOCK);
        }
    }

    private static boolean isEnd(final byte[] header) {
        for (final byte value : header) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    private static String name(final byte[] header) {
        final String name = text(header, 0, NAME_LENGTH);
        return name.startsWith("./") ? name.substring(2) : name;
    }

    private static String text(final byte[] header, final int start, final int length) {
        final String text = new String(header, start, length, ISO_8859_1);
        final int end = text.indexOf('\0');
        return end < 0 ? text : text.substring(0, end);
    }

    /** In octal digits, or in binary if it is larger than those can tell. */
    private static long size(final byte[] header) throws IOException {
        if ((header[SIZE] & BINARY) == 0) {
            return octal(header, SIZE, SIZE_LENGTH);
        }
        long size = 0;
        for (int index = SIZE + SIZE_LENGTH - Long.BYTES; index < SIZE + SIZE_LENGTH; index++) {
            size = (size << Byte.SIZE) | (header[index] & BYTE);
        }
        return size;
    }

    private static void checkSum(final byte[] header) throws IOException {
        int sum = 0;
        for (int index = 0; index < BLOCK; index++) {
            final boolean isSum = index >= CHECKSUM && index < CHECKSUM + CHECKSUM_LENGTH;
            sum += isSum ? ' ' : header[index] & BYTE;
        }
        if (sum != octal(header, CHECKSUM, CHECKSUM_LENGTH)) {
            throw notTar();
        }
    }

    private static long octal(final byte[] header, final int start, final int length) throws IOException {
        try {
            return Long.parseLong(text(header, start, length).strip(), OCTAL);
        } catch (final NumberFormatException exception) {
            throw notTar();
        }
    }

    private static IOException notTar() {
        return new IOException("is damaged or no tar file in gzip format");
    }
}
