package com.exasol.sme.predict;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchReaderTest {
    private static List<Integer> rowsPerBlock(final String limits, final long room)
            throws ExaIterationException, ExaDataTypeException {
        final PredictionSettings settings = Simulation.settings(limits);
        final BatchReader reader = new BatchReader(new NumberedRows(1000).iterator(), settings);
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        final List<Integer> rows = new ArrayList<>();
        while (reader.hasRow()) {
            block.start(reader.rowsRead() + 1, 0);
            reader.read(block, settings.rowsPerRequest(), settings.bytesPerRequest(), room);
            rows.add(block.rows());
            block.finishBatch(0, block.rows());
        }
        return rows;
    }

    @Test
    void endsABlockByRows() throws ExaIterationException, ExaDataTypeException {
        assertThat(rowsPerBlock("400 100000 1", 1_000_000)).containsExactly(400, 400, 200);
    }

    @Test
    void endsABlockByBytes() throws ExaIterationException, ExaDataTypeException {
        assertThat(rowsPerBlock("1000 1500 1", 1_000_000))
                .startsWith(402, 375)
                .last()
                .isEqualTo(223);
    }

    /** What a block once had room for does not take room from other rows. */
    @Test
    void fillsABlockThatWasLarger() throws ExaIterationException, ExaDataTypeException {
        final PredictionSettings settings = Simulation.settings("1000 100000 1");
        final BatchReader reader = new BatchReader(new NumberedRows(1000).iterator(), settings);
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        block.reserve(1000, 100_000);
        block.start(1, 0);
        reader.read(block, 1000, 100_000, 20_000);
        assertThat(block.rows()).isGreaterThan(100);
        assertThat(block.weight()).isBetween(19_900L, 20_100L);
        assertThat(block.size()).isGreaterThan(100_000);
    }

    /** Copies of lines and numbers of answers are short-lived, and no reason to read less ahead. */
    @Test
    void chargesRowsWithWhatTheyTakeWhileTheyWait() throws ExaIterationException, ExaDataTypeException {
        final PredictionSettings settings = Simulation.settings("1000 100000 1");
        final BatchReader reader = new BatchReader(new NumberedRows(100).iterator(), settings);
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        block.start(1, 0);
        reader.read(block, 100, 100_000, 100_000);
        final long values = Long.BYTES + Byte.BYTES;
        final long reference = 4;
        final long endOfLine = Integer.BYTES;
        assertThat(block.weight())
                .isEqualTo(100 * (values * settings.columns().size() + reference * settings.outputColumns() + endOfLine)
                        + block.csv().length());
    }

    @Test
    void endsABlockByMemoryButNeverWithoutARow() throws ExaIterationException, ExaDataTypeException {
        assertThat(rowsPerBlock("1000 100000 1", 1)).hasSize(1000).containsOnly(1);
    }
}
