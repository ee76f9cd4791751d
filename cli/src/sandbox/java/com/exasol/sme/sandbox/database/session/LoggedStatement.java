package com.exasol.sme.sandbox.database.session;

/** A statement that the database received, from a client or from a script. */
public record LoggedStatement(String user, String text) {}
