package com.exasol.sme.predict.text;

import java.util.Arrays;

/** Bytes of lines of CSV by RFC 4180, or of JSON by RFC 8259, in UTF-8, which grow at the end and are used again and again. */
public final class CsvBuffer {
    /** Room is made for so many characters at once, each of which takes three bytes at most. */
    private static final int CHUNK = 256;

    private static final int DIGITS_OF_LONG = 19;

    private byte[] bytes;
    private int length;

    public CsvBuffer() {
        this(8 * CHUNK);
    }

    /** @param room bytes that fit in before it has to grow */
    CsvBuffer(final int room) {
        bytes = new byte[room];
    }

    public byte[] bytes() {
        return bytes;
    }

    /** {@return a copy of all that was written} */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    public int length() {
        return length;
    }

    /** Forgets what was written behind a place. */
    public void cutAt(final int end) {
        length = end;
    }

    public void ascii(final char character) {
        reserve(1);
        bytes[length++] = (byte) character;
    }

    public void ascii(final CharSequence text) {
        reserve(text.length());
        for (int index = 0; index < text.length(); index++) {
            bytes[length++] = (byte) text.charAt(index);
        }
    }

    public void raw(final byte[] line) {
        reserve(line.length);
        System.arraycopy(line, 0, bytes, length, line.length);
        length += line.length;
    }

    public void number(final long number) {
        if (number == Long.MIN_VALUE) {
            ascii(Long.toString(number));
            return;
        }
        if (number < 0) {
            ascii('-');
        }
        final long size = Math.abs(number);
        digits(size, digitsOf(size));
    }

    /** Writes a number that counts units of the last decimal: -5 with two decimals is {@code -0.05}. */
    public void decimal(final long unscaled, final int decimals) {
        if (unscaled < 0) {
            ascii('-');
        }
        final long size = Math.abs(unscaled);
        final int width = Math.max(digitsOf(size), decimals + 1);
        digits(size, width);
        if (decimals > 0) {
            reserve(1);
            final int point = length - decimals;
            System.arraycopy(bytes, point, bytes, point + 1, decimals);
            bytes[point] = '.';
            length++;
        }
    }

    /** Writes the last digits of a number, with leading zeros. */
    public void digits(final long number, final int width) {
        reserve(width);
        int index = length + width - 1;
        long rest = number;
        for (; rest > Integer.MAX_VALUE && index >= length; index--) {
            bytes[index] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        // Dividing an int takes less time.
        int last = (int) rest;
        for (; index >= length; index--) {
            bytes[index] = (byte) ('0' + last % 10);
            last /= 10;
        }
        length += width;
    }

    /**
     * Writes a text in double quotes, as EXPORT does.
     *
     * @return whether each of its characters is one byte now, which is its number
     */
    public boolean delimited(final String text) {
        boolean isVerbatim = true;
        ascii('"');
        for (int index = 0; index < text.length(); index++) {
            if (index % CHUNK == 0) {
                reserve(3 * CHUNK + 3);
            }
            final char character = text.charAt(index);
            if (character == '"') {
                bytes[length++] = '"';
                isVerbatim = false;
            }
            if (character < 0x80) {
                bytes[length++] = (byte) character;
            } else {
                index += unicode(text, index);
                isVerbatim = false;
            }
        }
        ascii('"');
        return isVerbatim;
    }

    /**
     * Writes a text as it is.
     *
     * @return whether each of its characters is one byte now, which is its number
     */
    public boolean plain(final String text) {
        boolean isVerbatim = true;
        for (int index = 0; index < text.length(); index++) {
            if (index % CHUNK == 0) {
                reserve(3 * CHUNK + 3);
            }
            final char character = text.charAt(index);
            if (character < 0x80) {
                bytes[length++] = (byte) character;
            } else {
                index += unicode(text, index);
                isVerbatim = false;
            }
        }
        return isVerbatim;
    }

    /**
     * Writes a text as a string of JSON.
     *
     * @return whether each of its characters is one byte between the quotes, which is its number
     */
    public boolean json(final String text) {
        boolean isVerbatim = true;
        ascii('"');
        for (int index = 0; index < text.length(); index++) {
            if (index % CHUNK == 0) {
                reserve(6 * CHUNK + 3);
            }
            final char character = text.charAt(index);
            if (character == '"' || character == '\\' || character < ' ') {
                escape(character);
                isVerbatim = false;
            } else if (character < 0x80) {
                bytes[length++] = (byte) character;
            } else {
                index += unicode(text, index);
                isVerbatim = false;
            }
        }
        ascii('"');
        return isVerbatim;
    }

    private void escape(final char character) {
        bytes[length++] = '\\';
        if (character >= ' ') {
            bytes[length++] = (byte) character;
            return;
        }
        bytes[length++] = 'u';
        bytes[length++] = '0';
        bytes[length++] = '0';
        bytes[length++] = (byte) ('0' + (character >> 4));
        bytes[length++] = (byte) Character.forDigit(character & 0xF, 16);
    }

    /** {@return how many characters beyond the first were used; half a surrogate pair becomes a question mark} */
    private int unicode(final String text, final int index) {
        final int point = text.codePointAt(index);
        if (point < 0x800) {
            bytes[length++] = (byte) (0xC0 | point >> 6);
        } else if (point < 0x10000) {
            if (Character.isSurrogate((char) point)) {
                bytes[length++] = '?';
                return 0;
            }
            bytes[length++] = (byte) (0xE0 | point >> 12);
            bytes[length++] = (byte) (0x80 | (point >> 6 & 0x3F));
        } else {
            reserve(6 * CHUNK + 3);
            bytes[length++] = (byte) (0xF0 | point >> 18);
            bytes[length++] = (byte) (0x80 | (point >> 12 & 0x3F));
            bytes[length++] = (byte) (0x80 | (point >> 6 & 0x3F));
        }
        bytes[length++] = (byte) (0x80 | (point & 0x3F));
        return Character.charCount(point) - 1;
    }

    /** {@return how many digits a number from 0 has} */
    static int digitsOf(final long size) {
        int digits = 1;
        for (long power = 10; digits < DIGITS_OF_LONG && size >= power; power *= 10) {
            digits++;
        }
        return digits;
    }

    /** Makes room for so many more bytes. */
    public void reserve(final int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length / 2 * 3));
        }
    }
}
