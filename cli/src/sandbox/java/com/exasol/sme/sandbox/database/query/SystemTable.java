package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.result.Column;
import java.util.List;

/** A system table's content at one moment, for one user. */
record SystemTable(List<Column> columns, List<List<Object>> rows) {}
