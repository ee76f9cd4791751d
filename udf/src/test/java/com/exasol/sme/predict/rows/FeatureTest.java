package com.exasol.sme.predict.rows;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.predict.text.CsvBuffer;
import com.exasol.sme.predict.text.DoubleText;
import com.exasol.sme.predict.text.Numbers;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares texts that are written without creating objects with those of Java's own classes. */
class FeatureTest {
    private static final int VALUES = 4000;
    private static final TimeZone ZONE = TimeZone.getDefault();

    private final Random random = new Random(3);

    @AfterEach
    void restoreTheTimeZone() {
        TimeZone.setDefault(ZONE);
    }

    private static Feature feature(final String type) {
        return Feature.of(SqlType.from(type), TextRule.SHORTEST_DOUBLE);
    }

    private static String text(final String type, final Object value) {
        return text(feature(type), value);
    }

    private static String text(final Feature feature, final Object value) {
        final CsvBuffer csv = new CsvBuffer();
        feature.write(value, csv);
        return new String(csv.bytes(), 0, csv.length(), UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 99_999, -1, -100, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void writesWholeNumbers(final int number) {
        assertThat(text("DECIMAL(9,0)", number)).isEqualTo(Integer.toString(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 999_999_999_999_999_999L, -10, Long.MAX_VALUE, Long.MIN_VALUE})
    void writesLongNumbers(final long number) {
        assertThat(text("DECIMAL(18,0)", number)).isEqualTo(Long.toString(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DECIMAL(15,2)", "DECIMAL(18,18)", "DECIMAL(36,0)", "DECIMAL(36,30)", "DECIMAL(5,5)"})
    void writesDecimalsWithAllTheirDigits(final String type) {
        final SqlType parts = SqlType.from(type);
        final Feature feature = Feature.of(parts, TextRule.SHORTEST_DOUBLE);
        final BigInteger end = BigInteger.TEN.pow(parts.sizeOr(0));
        for (int count = 0; count < VALUES; count++) {
            final BigInteger digits = new BigInteger(random.nextInt(120), random).mod(end);
            final BigDecimal number = new BigDecimal(random.nextBoolean() ? digits : digits.negate(), parts.scale());
            assertThat(text(feature, number)).isEqualTo(number.toPlainString());
        }
    }

    @Test
    void writesDoublesByTheRuleOfTheModel() {
        final Numbers numbers = new Numbers(3);
        for (int count = 0; count < VALUES; count++) {
            final double number = numbers.next();
            assertThat(text("DOUBLE", number)).isEqualTo(DoubleText.of(number));
            assertThat(text(Feature.of(SqlType.from("DOUBLE"), TextRule.JAVA_DOUBLE), number))
                    .isEqualTo(Double.toString(number));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Pacific/Apia"})
    void writesTheDaysAndTimesOfTheTimeZone(final String zone) {
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        final long first = Timestamp.valueOf("0001-01-01 00:00:00").getTime();
        final long last = Timestamp.valueOf("9999-12-31 23:59:59").getTime();
        final Feature days = feature("DATE");
        final Feature times = feature("TIMESTAMP(9)");
        for (int count = 0; count < VALUES; count++) {
            final long millis = first + (long) (random.nextDouble() * (last - first));
            final Timestamp time = new Timestamp(millis);
            time.setNanos(random.nextInt(1_000_000_000));
            final String text = time.toString().substring(0, 19);
            assertThat(text(times, time)).isEqualTo(String.format("\"%s.%09d\"", text, time.getNanos()));
            assertThat(text(days, new Date(millis))).isEqualTo(text.substring(0, 10));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1582-10-04",
                "1582-10-15",
                "1582-10-16",
                "1600-02-29",
                "1900-02-28",
                "1969-12-31",
                "1970-01-01",
                "2000-02-29",
                "2000-03-01",
                "9999-12-31",
                "0001-01-01"
            })
    void writesDaysAtTheEdgesOfCalendars(final String day) {
        assertThat(text("DATE", Date.valueOf(day))).isEqualTo(day);
        assertThat(text("TIMESTAMP(0)", Timestamp.valueOf(day + " 00:00:00"))).isEqualTo("\"" + day + " 00:00:00\"");
    }

    @Test
    void writesAnyCharacterInUtf8() {
        for (int count = 0; count < 200; count++) {
            final StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(1000); length > 0; length--) {
                text.appendCodePoint(new int[] {
                            'a' + random.nextInt(26),
                            0x80 + random.nextInt(0x780),
                            0x800 + random.nextInt(0xD000),
                            0x1F600 + random.nextInt(100)
                        }
                        [random.nextInt(4)]);
            }
            assertThat(text("VARCHAR(2000) UTF8", text.toString())).isEqualTo("\"" + text + "\"");
            assertThat(text("VARCHAR(2000) UTF8", text + "\"")).isEqualTo("\"" + text + "\"\"\"");
        }
    }

    @Test
    void writesAQuestionMarkForHalfACharacter() {
        assertThat(text("VARCHAR(9) UTF8", "a\uD83Db\uDE00")).isEqualTo("\"a?b?\"");
    }
}
