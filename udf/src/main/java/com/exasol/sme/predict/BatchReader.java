package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts the input rows into batches of limited rows and bytes. */
final class BatchReader {
    private final ExaIterator rows;
    private final int columns;
    private final CsvLine line;
    private final int maxRows;
    private final int maxBytes;
    private long firstRow = 1;
    private Object[] nextRow;
    private byte[] nextLine;

    /** The database hands over its first row already current. */
    BatchReader(final ExaIterator rows, final PredictionSettings settings)
            throws ExaIterationException, ExaDataTypeException {
        this.rows = rows;
        this.columns = settings.inputColumns();
        this.line = settings.csvLine();
        this.maxRows = settings.rowsPerRequest();
        this.maxBytes = settings.bytesPerRequest();
        takeRow();
    }

    Optional<Batch> next() throws ExaIterationException, ExaDataTypeException {
        if (this.nextRow == null) {
            return Optional.empty();
        }
        final List<Object[]> batch = new ArrayList<>();
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        do {
            batch.add(this.nextRow);
            body.writeBytes(this.nextLine);
            moveOn();
        } while (this.nextRow != null
                && batch.size() < this.maxRows
                && body.size() + this.nextLine.length <= this.maxBytes);
        final long first = this.firstRow;
        this.firstRow += batch.size();
        return Optional.of(new Batch(first, batch, body.toByteArray()));
    }

    private void moveOn() throws ExaIterationException, ExaDataTypeException {
        if (this.rows.next()) {
            takeRow();
        } else {
            this.nextRow = null;
        }
    }

    private void takeRow() throws ExaIterationException, ExaDataTypeException {
        final Object[] row = new Object[this.columns];
        for (int column = 0; column < row.length; column++) {
            row[column] = this.rows.getObject(column);
        }
        this.nextRow = row;
        this.nextLine = this.line.of(row).getBytes(UTF_8);
    }
}
