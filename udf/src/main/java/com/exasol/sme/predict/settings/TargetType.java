package com.exasol.sme.predict.settings;

import com.exasol.sme.predict.rows.SqlType;
import com.exasol.sme.predict.rows.TextRule;
import com.exasol.sme.predict.text.PlainDecimal;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Turns the text of a label into a value of the target column's type. */
public final class TargetType {
    /** The texts of SQL, those of Python with and without a trailing point, and numbers that stand for classes. */
    private static final Map<String, Boolean> BOOLEANS = Map.of(
            "true", true, "false", false, "true.", true, "false.", false, "1", true, "0", false, "1.0", true, "0.0",
            false);

    private static final int MAX_VARCHAR = 2_000_000;

    private final String name;
    private final TextRule rule;
    private final Function<String, Optional<?>> conversion;

    private TargetType(final String name, final TextRule rule, final Function<String, Optional<?>> conversion) {
        this.name = name;
        this.rule = rule;
        this.conversion = conversion;
    }

    /** @param rule that of the training files, which hold labels by it too */
    static TargetType from(final String text, final TextRule rule) {
        final SqlType type = SqlType.from(text);
        switch (type.name()) {
            case "BOOLEAN":
                return new TargetType(
                        text,
                        rule,
                        label -> Optional.ofNullable(BOOLEANS.get(label.strip().toLowerCase(Locale.ROOT))));
            case "DOUBLE":
                return new TargetType(text, rule, TargetType::doubleOf);
            case "DECIMAL":
                return new TargetType(text, rule, label -> numberOf(label).flatMap(number -> fit(number, type)));
            case "CHAR":
                return new TargetType(text, rule, label -> fit(label, type.sizeOr(1)));
            case "VARCHAR":
                return new TargetType(text, rule, label -> fit(label, type.sizeOr(MAX_VARCHAR)));
            default:
                throw new IllegalArgumentException("a target cannot be of type " + text);
        }
    }

    /** {@return the type for a model that answers the numbers of labels, from 0, whose texts these are} */
    TargetType ofNumbered(final List<String> labels) {
        return new TargetType(name, rule, number -> numberOf(number)
                .flatMap(place -> place(place, labels.size()))
                .flatMap(place -> conversion.apply(labels.get(place))));
    }

    /** A number such as {@code 2.0} is the place 2. */
    private static Optional<Integer> place(final BigDecimal number, final int count) {
        try {
            return Optional.of(number.intValueExact()).filter(place -> place >= 0 && place < count);
        } catch (final ArithmeticException exception) {
            return Optional.empty();
        }
    }

    /** {@return whether any text can be a value, if it is no longer than the type allows} */
    public boolean isText() {
        return name.contains("CHAR");
    }

    /** {@return whether values are numbers as Java has them} */
    public boolean isDouble() {
        return "DOUBLE".equals(name) || "DOUBLE PRECISION".equals(name);
    }

    /** {@return nothing when the text is no value of this type} */
    public Optional<?> valueOf(final String label) {
        return conversion.apply(label);
    }

    /** {@return the text of training files for a value of this type} */
    public String textOf(final Object value) {
        return value instanceof Double ? rule.textOf((Double) value) : value.toString();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Optional<Double> doubleOf(final String label) {
        return numberOf(label).map(BigDecimal::doubleValue).filter(Double::isFinite);
    }

    private static Optional<BigDecimal> numberOf(final String label) {
        try {
            return Optional.of(new BigDecimal(label.strip()));
        } catch (final NumberFormatException exception) {
            return Optional.empty();
        }
    }

    /** A label such as {@code 1.0} is the whole number 1, but no digit that counts may get lost. */
    private static Optional<BigDecimal> fit(final BigDecimal number, final SqlType type) {
        final BigDecimal shortest = number.stripTrailingZeros();
        final long digitsBeforePoint = (long) shortest.precision() - shortest.scale();
        if (shortest.scale() > type.scale() || digitsBeforePoint > type.sizeOr(18) - type.scale()) {
            return Optional.empty();
        }
        return Optional.of(PlainDecimal.of(shortest.setScale(type.scale())));
    }

    /** The database would cut a text at the character NUL. */
    private static Optional<String> fit(final String label, final int length) {
        return Optional.of(label)
                .filter(text ->
                        !text.isEmpty() && text.codePointCount(0, text.length()) <= length && text.indexOf('\0') < 0);
    }
}
