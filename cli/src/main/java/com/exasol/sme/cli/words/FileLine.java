package com.exasol.sme.cli.words;

/**
 * Where something is written down.
 *
 * @param file   the file, as a person names it
 * @param number the line, from 1
 */
public record FileLine(String file, int number) {
    @Override
    public String toString() {
        return file + ", line " + number;
    }
}
