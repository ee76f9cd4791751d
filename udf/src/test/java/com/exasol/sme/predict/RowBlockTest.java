package com.exasol.sme.predict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.predict.rows.RowBlock;
import com.exasol.sme.predict.settings.PredictionSettings;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the database hands over comes out of a block again as it was. */
class RowBlockTest {
    private static final List<String> TYPES = List.of(
            "DECIMAL(9,0)",
            "DECIMAL(18,0)",
            "DECIMAL(18,2)",
            "DECIMAL(36,30)",
            "DOUBLE",
            "BOOLEAN",
            "DATE",
            "TIMESTAMP(9)",
            "VARCHAR(2000) UTF8");
    private static final int ROWS = 300;

    private final Random random = new Random(11);

    private static PredictionSettings settings() {
        final String types = TYPES.stream().map(type -> '"' + type + '"').collect(Collectors.joining(","));
        final String json = "{\"connection\":\"AWS\",\"problem_type\":\"Regression\",\"target_type\":\"DOUBLE\","
                + "\"feature_types\":[" + types + "],\"has_key\":true,\"response_keys\":[],\"rows_per_request\":1000,"
                + "\"bytes_per_request\":1000000,\"requests_in_flight\":1}";
        return PredictionSettings.from(Base64.getUrlEncoder().encodeToString(json.getBytes(UTF_8)));
    }

    /** {@return rows of values that are there already} */
    private static ExaIterator iterator(final List<List<Object>> rows) {
        final int[] current = {0};
        return (ExaIterator) Proxy.newProxyInstance(
                ExaIterator.class.getClassLoader(), new Class<?>[] {ExaIterator.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("next")) {
                        return ++current[0] < rows.size();
                    }
                    if (method.getName().equals("size")) {
                        return (long) rows.size();
                    }
                    assertThat(method.getName()).startsWith("get");
                    return rows.get(current[0]).get((Integer) arguments[0]);
                });
    }

    private static List<List<Object>> values(final RowBlock block, final int columns) {
        final List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < block.rows(); row++) {
            final List<Object> values = new ArrayList<>();
            for (int column = 0; column < columns; column++) {
                values.add(block.value(row, column));
            }
            rows.add(values);
        }
        return rows;
    }

    private List<Object> anyRow() {
        final List<Object> row = new ArrayList<>();
        row.add(anyText());
        row.add(random.nextInt());
        row.add(random.nextLong());
        row.add(new BigDecimal(BigInteger.valueOf(random.nextLong() >> random.nextInt(64)), 2));
        row.add(new BigDecimal(new BigInteger(random.nextInt(110), random), random.nextInt(31)));
        row.add(Double.longBitsToDouble(random.nextLong()));
        row.add(random.nextBoolean());
        row.add(new Date(anyTime()));
        row.add(anyTimestamp());
        row.add(anyText());
        for (int column = 0; column < row.size(); column++) {
            if (random.nextInt(4) == 0) {
                row.set(column, null);
            }
        }
        return row;
    }

    private long anyTime() {
        return (random.nextInt(8000) - 2000) * 31_557_600_000L + random.nextInt();
    }

    private Timestamp anyTimestamp() {
        final Timestamp time = new Timestamp(anyTime());
        if (random.nextBoolean()) {
            time.setNanos(random.nextInt(1_000_000_000));
        }
        return time;
    }

    private String anyText() {
        final String[] parts = {
            "a", "Z 9", "\"", ",", "\n", "\0", "\u00e4", "\u20ac", "\uD83D\uDE00", "\uD83D", "\uDE00"
        };
        final int kinds = random.nextBoolean() ? 2 : parts.length;
        final StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(8); length > 0; length--) {
            text.append(parts[random.nextInt(kinds)]);
        }
        return text.toString();
    }

    /** Rows that do not fit leave a block in the middle; the next rows in it have other values, of other kinds. */
    @ParameterizedTest
    @ValueSource(longs = {3000, 10_000, 1_000_000})
    void keepsEveryValueAlsoWhenItIsUsedAgain(final long room) throws ExaIterationException {
        final PredictionSettings settings = settings();
        final List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < ROWS; row++) {
            rows.add(anyRow());
        }
        final BatchReader reader = new BatchReader(iterator(rows), settings);
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        final List<List<Object>> kept = new ArrayList<>();
        while (reader.hasRow()) {
            block.start(reader.rowsRead() + 1, 0);
            reader.read(block, 1000, 1_000_000, room);
            kept.addAll(values(block, settings.inputColumns()));
            assertThat(block.finishBatch(0, block.rows())).isTrue();
        }
        assertThat(kept).isEqualTo(rows);
    }

    @Test
    void givesNumbersWithoutAnExponentToTheDatabase() throws ExaIterationException {
        final PredictionSettings settings = settings();
        final List<Object> row = anyRow();
        row.set(3, new BigDecimal("1E+2"));
        row.set(4, new BigDecimal("1E-30"));
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        block.start(1, 0);
        new BatchReader(iterator(List.of(row)), settings).read(block, 1, 1_000_000, 1_000_000);
        assertThat(block.value(0, 3)).hasToString("100");
        assertThat(block.value(0, 4)).hasToString("0.000000000000000000000000000001");
    }

    /** Most values need no object; those that do are counted, and are not held any longer than the rows. */
    @Test
    void weighsWhatItHolds() throws ExaIterationException, ExaDataTypeException {
        final PredictionSettings settings = settings();
        final List<List<Object>> rows = new ArrayList<>();
        for (int row = 0; row < 2; row++) {
            final List<Object> values = anyRow();
            values.set(0, null);
            values.set(4, null);
            values.set(8, new Timestamp(1000));
            values.set(9, "x".repeat(1000));
            rows.add(values);
        }
        rows.get(1).set(0, "k".repeat(1000));
        final BatchReader reader = new BatchReader(iterator(rows), settings);
        final RowBlock block = new RowBlock(settings.columns(), settings.outputColumns());
        block.start(1, 0);
        reader.read(block, 1, 1_000_000, 1_000_000);
        final long one = block.weight();
        assertThat(block.objectBytes()).isZero();
        reader.read(block, 2, 1_000_000, 1_000_000);
        assertThat(block.objectBytes()).isBetween(2000L, 2100L);
        assertThat(block.weight() - one).isBetween(3000L, 7000L);
    }
}
