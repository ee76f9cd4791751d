package com.exasol.sme.predict.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.SmeException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DoubleTextTest {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final int MOST_DIGITS = 17;

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "5, 5",
        "5.0, 5",
        "-3, -3",
        "10, 10",
        "1e7, 10000000",
        "1234567, 1234567",
        "12345678.901234567, 12345678.901234567",
        "0.1, 0.1",
        "-0.25, -0.25",
        "0.001, 0.001",
        "-0.00123456789012345, -0.00123456789012345",
        "9.99e-4, 9.99E-4",
        "-1.5e-7, -1.5E-7",
        "9007199254740991, 9007199254740991",
        "9007199254740992, 9007199254740992",
        "9007199254740994, 9007199254740994",
        "5e15, 5000000000000000",
        "9999999999999998, 9999999999999998",
        "1e16, 1E16",
        "-123456789012345680, -1.2345678901234568E17",
        "1e20, 1E20",
        "2e23, 2E23",
        "1e22, 1E22",
        "1e23, 1E23",
        "1e-300, 1E-300",
        "4.9e-324, 5E-324",
        "9.9e-324, 1E-323",
        "2.2250738585072014e-308, 2.2250738585072014E-308",
        "-2.2250738585072011e-308, -2.225073858507201E-308",
        "1.7976931348623157e308, 1.7976931348623157E308",
        "0.30000000000000004, 0.30000000000000004",
        "0.3333333333333333, 0.3333333333333333",
    })
    void isAsShortAsCanBe(final double number, final String text) {
        assertThat(DoubleText.of(number)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "-0.0, 0",
        "5.0, 5",
        "0.1, 0.1",
        "9.99e-4, 0.000999",
        "-1.5e-7, -0.00000015",
        "1e16, 10000000000000000",
        "1e18, 1000000000000000000",
        "1.5e18, 1500000000000000000",
        "-9.5e18, -9500000000000000000",
        "1e19, 1E19",
        "1e20, 1E20",
        "1e-7, 0.0000001",
        "-1.5e-7, -0.00000015",
        "1e-19, 0.0000000000000000001",
        "1e-20, 1E-20",
        "1.5e-19, 1.5E-19",
        "1.234567890123456e-22, 1.234567890123456E-22",
        "0.30000000000000004, 0.30000000000000004",
        "1.2e-38, 1.2E-38",
        "1.1e-38, 0",
        "1e-300, 0",
        "-1e-300, 0",
        "0, 0",
        "1.7976931348623157e308, 1.7976931348623157E308"
    })
    void hasNoExponentWherePlainTextIsShortEnough(final double number, final String text) {
        assertThat(DoubleText.plainOf(number)).isEqualTo(text);
    }

    @Test
    void isTheSameNumberWithoutAnExponent() {
        final Numbers numbers = new Numbers(17);
        for (int count = 0; count < 6000; count++) {
            final double number = numbers.next();
            final String text = DoubleText.plainOf(number);
            if (Math.abs(number) < Float.MIN_NORMAL) {
                assertThat(text).isEqualTo("0");
                continue;
            }
            assertThat(Double.parseDouble(text)).isEqualTo(number);
            assertThat(new BigDecimal(text)).isEqualByComparingTo(DoubleText.of(number));
            final BigDecimal decimal = new BigDecimal(text).stripTrailingZeros();
            assertThat(text.contains("E"))
                    .isEqualTo(decimal.precision() - decimal.scale() > 19 || decimal.scale() > 19);
        }
    }

    /** Java itself writes these with more digits before version 19, and with fewer from then on. */
    @ParameterizedTest
    @CsvSource({
        "8.0421421555591639E18, 8.042142155559164E18",
        "7.2617850662380704E16, 7.26178506623807E16",
        "1.3191472680134929E-228, 1.319147268013493E-228",
        "2.0E-3, 0.002",
        "5.6843418860808015E-14, 5.684341886080802E-14"
    })
    void isTheSameWhateverJavaWritesIt(final double number, final String text) {
        assertThat(DoubleText.of(number)).isEqualTo(text);
    }

    @Test
    void isTheShortestForEveryPowerOfTwoAndOfTenAndTheirNeighbours() {
        for (int power = -1074; power <= 1023; power++) {
            assertShortestAround(Math.scalb(1.0, power));
        }
        for (int power = -323; power <= 308; power++) {
            assertShortestAround(Double.parseDouble("1e" + power));
        }
    }

    private static void assertShortestAround(final double number) {
        assertShortest(number);
        assertShortest(-Math.nextUp(number));
        if (Math.nextDown(number) > 0) {
            assertShortest(Math.nextDown(number));
        }
    }

    @Test
    void isTheShortestForAnyOtherNumber() {
        final Numbers numbers = new Numbers(7);
        for (int count = 0; count < 6000; count++) {
            assertShortest(numbers.next());
        }
    }

    private static void assertShortest(final double number) {
        final String text = DoubleText.of(number);
        assertThat(text).hasSizeLessThanOrEqualTo(24);
        assertThat(Double.parseDouble(text)).isEqualTo(number + 0.0);
        if (number != 0) {
            assertThat(new BigDecimal(text).abs().stripTrailingZeros())
                    .as(text)
                    .isEqualTo(shortest(Math.abs(number)).stripTrailingZeros());
        }
    }

    /** Looks for it with exact numbers, one digit more at a time. */
    private static BigDecimal shortest(final double number) {
        final BigDecimal exact = new BigDecimal(number);
        final BigDecimal below = new BigDecimal(Math.nextDown(number));
        final BigDecimal above = number == Double.MAX_VALUE
                ? exact.add(new BigDecimal(Math.ulp(number)))
                : new BigDecimal(Math.nextUp(number));
        final boolean isEven = (Double.doubleToRawLongBits(number) & 1) == 0;
        return IntStream.rangeClosed(1, MOST_DIGITS)
                .mapToObj(digits -> nearestBetween(
                        exact, exact.add(below).divide(TWO), exact.add(above).divide(TWO), isEven, digits))
                .filter(candidate -> candidate != null)
                .findFirst()
                .orElseThrow();
    }

    private static BigDecimal nearestBetween(
            final BigDecimal exact,
            final BigDecimal lower,
            final BigDecimal upper,
            final boolean bordersCount,
            final int digits) {
        final int scale = digits - exact.precision() + exact.scale();
        final BigDecimal down = exact.setScale(scale, RoundingMode.FLOOR);
        final BigDecimal up = down.add(BigDecimal.ONE.movePointLeft(scale));
        final int most = bordersCount ? 0 : -1;
        final boolean isDown = lower.compareTo(down) <= most;
        final boolean isUp = up.compareTo(upper) <= most;
        if (isDown && isUp) {
            return exact.setScale(scale, RoundingMode.HALF_EVEN);
        }
        return isDown ? down : isUp ? up : null;
    }

    @Test
    void knowsTheLogarithmsOfAllPowers() {
        for (int power = -1074; power <= 971; power++) {
            final BigDecimal number = TWO.pow(Math.abs(power));
            final BigDecimal exact = power < 0 ? BigDecimal.ONE.divide(number) : number;
            assertThat(ShortestDigits.floorOfLog10(power)).isEqualTo(exact.precision() - exact.scale() - 1);
            final BigDecimal threeQuarters = exact.multiply(new BigDecimal("0.75"));
            assertThat(ShortestDigits.floorOfLog10OfThreeQuarters(power))
                    .isEqualTo(threeQuarters.precision() - threeQuarters.scale() - 1);
        }
        for (int power = 0; power <= 324; power++) {
            final int bits = BigDecimal.TEN.pow(power).toBigInteger().bitLength();
            assertThat(ShortestDigits.floorOfLog2(power)).isEqualTo(bits - 1);
            assertThat(ShortestDigits.floorOfLog2(-power)).isEqualTo(power == 0 ? 0 : -bits);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void isNotThereForWhatIsNoValueInSql(final double number) {
        assertThatThrownBy(() -> DoubleText.of(number))
                .isInstanceOf(SmeException.class)
                .hasMessage("E-SME-UDF-66: A DOUBLE is " + number + ", which is no value of a DOUBLE in SQL. Convert it"
                        + " to NULL in the query or in the view that is trained on.");
    }
}
