package com.exasol.sme.predict;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.EndedStatement;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.format.RequestFormat;
import com.exasol.sme.predict.rows.Feature;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.rows.UnwritableValue;
import com.exasol.sme.predict.settings.PredictionSettings;
import com.exasol.sme.predict.text.CsvBuffer;
import java.util.List;

/** Reads rows into blocks and writes their lines. */
final class BatchReader {
    private final ExaIterator rows;
    private final List<Feature> columns;
    private final RequestFormat format;
    private final int firstFeature;
    private final int largestRow;
    private long rowsRead;
    /** The database hands over its first row already current. */
    private boolean hasRow = true;

    BatchReader(final ExaIterator rows, final PredictionSettings settings) {
        this.rows = rows;
        columns = settings.columns();
        format = settings.exchange().format();
        firstFeature = settings.firstFeature();
        largestRow = settings.largestRow();
    }

    /** {@return whether there is a row that is in no block yet} */
    boolean hasRow() {
        return hasRow;
    }

    /** {@return how many rows are in blocks} */
    long rowsRead() {
        return rowsRead;
    }

    /**
     * Adds rows to a block until it has so many, or there are no more; to a block without rows at least one.
     *
     * @param maxWeight bytes of memory that the block should not exceed
     * @return whether there was room for them
     */
    boolean read(final RowBlock block, final int untilRows, final int maxBytes, final long maxWeight)
            throws ExaIterationException {
        while (hasRow && block.rows() < untilRows) {
            final long objectBytes = block.objectBytes();
            block.openRow();
            takeRow(block);
            if (block.rows() > 0 && (block.csv().length() > maxBytes || block.weight() > maxWeight)) {
                // It stays current and is read once more, into the next block.
                block.dropRow(objectBytes);
                return false;
            }
            block.closeRow();
            rowsRead++;
            advance();
        }
        return true;
    }

    /** The input of a statement that was ended may end like any other: its size tells. */
    private void advance() {
        try {
            hasRow = rows.next();
            if (!hasRow && rowsRead < rows.size()) {
                throw incomplete(rows.size());
            }
        } catch (final ExaIterationException refusal) {
            throw EndedStatement.error(refusal);
        }
    }

    private void takeRow(final RowBlock block) throws ExaIterationException {
        final CsvBuffer csv = block.csv();
        final int start = csv.length();
        format.openRow(csv);
        try {
            for (int column = 0; column < columns.size(); column++) {
                takeValue(column, block);
            }
        } catch (final ExaDataTypeException | ArithmeticException exception) {
            throw PredictionSettings.damaged("sme.settings names another type than that of a column");
        }
        format.closeRow(start, csv);
        if (csv.length() - start > largestRow) {
            throw tooLarge(csv.length() - start);
        }
    }

    private void takeValue(final int column, final RowBlock block) throws ExaIterationException, ExaDataTypeException {
        final Feature feature = columns.get(column);
        final Object value = feature.take(rows, column);
        if (value == null) {
            block.putNull(column);
            if (column >= firstFeature) {
                format.putNull(column - firstFeature, block.csv());
            }
        } else if (column < firstFeature) {
            feature.keep(value, block, column);
        } else {
            format.openValue(column - firstFeature, block.csv());
            put(feature, value, block, column);
        }
    }

    private void put(final Feature feature, final Object value, final RowBlock block, final int column) {
        try {
            feature.put(value, block, column);
        } catch (final UnwritableValue refused) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-102")
                    .message(
                            "Row {{row}} cannot be written as {{format|uq}} without quotes: {{reason|uq}}, in column"
                                    + " {{column}} of the model.",
                            rowsRead + 1,
                            format.name(),
                            refused.getMessage(),
                            column - firstFeature + 1)
                    .mitigation(
                            "Change the text in the query, or register the endpoint with \"quoting\": \"minimal\"."));
        }
    }

    private SmeException incomplete(final long size) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-70")
                .message("The database handed over {{read}} of {{size}} rows, and then no more.", rowsRead, size)
                .mitigation("Run the statement again if nobody stopped it on purpose. Nothing of it is left running in"
                        + " the database."));
    }

    private SmeException tooLarge(final int bytes) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-47")
                .message(
                        "Row {{row}} has {{bytes}} bytes as {{format|uq}}, and the endpoint takes {{limit}} at most.",
                        rowsRead + 1,
                        bytes,
                        format.name(),
                        largestRow)
                .mitigation("Leave the row out, or shorten its texts, in the query and in the training."));
    }
}
