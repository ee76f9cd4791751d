package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.result.Column;

/** A column of a table; the default is the text of an expression, or null. */
public record TableColumn(Column column, boolean nullable, String defaultText) {}
