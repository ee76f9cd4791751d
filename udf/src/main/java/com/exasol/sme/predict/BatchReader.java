package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.util.List;

/** Reads rows into blocks and writes their CSV lines. */
final class BatchReader {
    private final ExaIterator rows;
    private final List<Feature> columns;
    private final int firstFeature;
    private final int largestBody;
    private long rowsRead;
    /** The database hands over its first row already current. */
    private boolean hasRow = true;

    BatchReader(final ExaIterator rows, final PredictionSettings settings) {
        this.rows = rows;
        this.columns = settings.columns();
        this.firstFeature = settings.firstFeature();
        this.largestBody = settings.largestBody();
    }

    /** {@return whether there is a row that is in no block yet} */
    boolean hasRow() {
        return this.hasRow;
    }

    /**
     * Fills a block with at least one row.
     *
     * @param maxWeight bytes of memory that the block should not exceed
     * @param outputBytes of memory that the output values of each row may take
     */
    void read(final RowBlock block, final int maxRows, final int maxBytes, final long maxWeight, final int outputBytes)
            throws ExaIterationException {
        block.start(this.rowsRead + 1, outputBytes);
        do {
            final long valueBytes = block.valueBytes();
            block.openRow();
            takeRow(block);
            if (block.rows() > 0 && (block.csv().length() > maxBytes || block.weight() > maxWeight)) {
                // It stays current and is read once more, into the next block.
                block.dropRow(valueBytes);
                return;
            }
            block.closeRow();
            this.rowsRead++;
            this.hasRow = this.rows.next();
        } while (this.hasRow && block.rows() < maxRows);
    }

    private void takeRow(final RowBlock block) throws ExaIterationException {
        final CsvBuffer csv = block.csv();
        final int start = csv.length();
        try {
            for (int column = 0; column < this.columns.size(); column++) {
                takeValue(column, block);
            }
        } catch (final ExaDataTypeException | ArithmeticException exception) {
            throw PredictionSettings.damaged("sme.settings names another type than that of a column");
        }
        if (csv.length() == start) {
            // Readers skip an empty line, so a lone empty field is quoted.
            csv.ascii("\"\"");
        }
        csv.ascii('\n');
        if (csv.length() - start > this.largestBody) {
            throw tooLarge(csv.length() - start);
        }
    }

    private void takeValue(final int column, final RowBlock block) throws ExaIterationException, ExaDataTypeException {
        final Feature feature = this.columns.get(column);
        final Object value = feature.take(this.rows, column);
        if (column > this.firstFeature) {
            block.csv().ascii(',');
        }
        block.put(column, value, value == null ? 0 : feature.weight(value));
        if (value != null && column >= this.firstFeature) {
            feature.write(value, block.csv());
        }
    }

    private SmeException tooLarge(final int bytes) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-47")
                .message(
                        "Row {{row}} has {{bytes}} bytes as CSV, and the endpoint takes {{limit}} at most.",
                        this.rowsRead + 1,
                        bytes,
                        this.largestBody)
                .mitigation("Leave the row out, or shorten its texts, in the query and in the training."));
    }
}
