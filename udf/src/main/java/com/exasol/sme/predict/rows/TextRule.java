package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.DoubleText;
import java.util.Arrays;

/** By which rule values become text: the one that the training files of a model were written by. */
public enum TextRule {
    /** Models are of this rule where nothing else is said: they were trained before there was another one. */
    JAVA_DOUBLE {
        @Override
        Feature doubles() {
            return new JavaDoubleFeature();
        }

        @Override
        public String textOf(final double number) {
            return Double.toString(number);
        }
    },

    /** The text of a DOUBLE in training files and in requests is that of {@link DoubleText}. */
    SHORTEST_DOUBLE {
        @Override
        Feature doubles() {
            return new DoubleFeature();
        }

        @Override
        public String textOf(final double number) {
            return DoubleText.of(number);
        }
    };

    /** {@return what writes a column of type DOUBLE} */
    abstract Feature doubles();

    /** {@return what that writes} */
    public abstract String textOf(double number);

    public static TextRule from(final String name) {
        return Arrays.stream(values())
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no such text rule"));
    }
}
