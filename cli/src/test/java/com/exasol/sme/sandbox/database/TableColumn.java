package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.Column;

/** A column of a table; the default is the text of an expression, or null. */
public record TableColumn(Column column, boolean nullable, String defaultText) {}
