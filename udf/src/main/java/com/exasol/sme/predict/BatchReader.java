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
    private final PredictionSettings settings;
    private final CsvLine line;
    private long firstRow = 1;
    private Object[] nextRow;
    private byte[] nextLine;
    private int nextBytes;

    /** The database hands over its first row already current. */
    BatchReader(final ExaIterator rows, final PredictionSettings settings)
            throws ExaIterationException, ExaDataTypeException {
        this.rows = rows;
        this.settings = settings;
        this.line = settings.csvLine();
        takeRow();
    }

    Optional<Batch> next() throws ExaIterationException, ExaDataTypeException {
        if (this.nextRow == null) {
            return Optional.empty();
        }
        final List<Object[]> batch = new ArrayList<>();
        final ByteArrayOutputStream body = new ByteArrayOutputStream();
        int bytes = 0;
        do {
            batch.add(this.nextRow);
            body.writeBytes(this.nextLine);
            bytes += this.nextBytes;
            moveOn();
        } while (this.nextRow != null
                && batch.size() < this.settings.rowsPerRequest()
                && bytes + this.nextBytes <= this.settings.bytesPerRequest());
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
        final Object[] row = new Object[this.settings.inputColumns()];
        for (int column = 0; column < row.length; column++) {
            row[column] = this.rows.getObject(column);
        }
        this.nextRow = row;
        this.nextLine = this.line.of(row).getBytes(UTF_8);
        this.nextBytes = this.nextLine.length + keyBytes(row);
    }

    /** The key is not sent, but waits in memory for the answer. */
    private int keyBytes(final Object[] row) {
        return this.settings.hasKey() && row[0] != null ? row[0].toString().getBytes(UTF_8).length : 0;
    }
}
