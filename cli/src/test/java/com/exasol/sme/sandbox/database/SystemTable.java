package com.exasol.sme.sandbox.database;

import com.exasol.sme.sandbox.Column;
import java.util.List;

/** A system table's content at one moment, for one user. */
record SystemTable(List<Column> columns, List<List<Object>> rows) {}
