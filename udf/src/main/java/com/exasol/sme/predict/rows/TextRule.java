package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.DoubleText;

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
    },

    /**
     * All values are numbers without an exponent as far as that goes, and truth values are 1 and 0: what XGBoost reads
     * from training files, and what it reads from requests, are the same numbers then.
     */
    PLAIN_NUMBERS {
        @Override
        Feature doubles() {
            return new PlainDoubleFeature();
        }

        @Override
        Feature booleans() {
            return new BooleanFeature("1", "0");
        }

        @Override
        public String textOf(final double number) {
            return DoubleText.plainOf(number);
        }
    };

    /** {@return what writes a column of type DOUBLE} */
    abstract Feature doubles();

    /** {@return what writes a column of type BOOLEAN} */
    Feature booleans() {
        return new BooleanFeature("true", "false");
    }

    /** {@return what a DOUBLE is written as} */
    public abstract String textOf(double number);

    public static TextRule from(final String name) {
        for (final TextRule rule : values()) {
            if (rule.name().equals(name)) {
                return rule;
            }
        }
        throw new IllegalArgumentException("there is no such text rule");
    }
}
