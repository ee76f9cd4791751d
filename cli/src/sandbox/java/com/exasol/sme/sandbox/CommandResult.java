package com.exasol.sme.sandbox;

/**
 * What came of one command line, in a process of its own or in that of the test.
 *
 * @param exitCode what it ended with
 * @param out      its standard output
 * @param err      its standard error
 */
public record CommandResult(int exitCode, String out, String err) {}
