package com.exasol.sme.predict.rows;

import com.exasol.sme.predict.text.CsvBuffer;

/** How values look in a request, beyond what {@link TextRule} says of numbers. */
public enum Notation {
    /** CSV with quotes around fields that have a separator, a quote or a line break, as Python's QUOTE_MINIMAL. */
    MINIMAL {
        @Override
        Feature text() {
            return new BareTextFeature(true);
        }

        @Override
        Feature timestamp(final SqlType type) {
            return TimestampFeature.of(type, ' ', false);
        }
    },

    /** CSV with quotes around every field that is not NULL. */
    ALWAYS {
        @Override
        Feature text() {
            return new TextFeature();
        }

        @Override
        Feature timestamp(final SqlType type) {
            return TimestampFeature.of(type);
        }

        @Override
        Feature other(final Feature feature, final SqlType type) {
            return new DelimitedFeature(feature);
        }
    },

    /** CSV without quotes: a text that needs them cannot be written. */
    NEVER {
        @Override
        Feature text() {
            return new BareTextFeature(false);
        }

        @Override
        Feature timestamp(final SqlType type) {
            return TimestampFeature.of(type, ' ', false);
        }
    },

    /** JSON by RFC 8259, with dates and times by ISO 8601. */
    JSON {
        @Override
        Feature text() {
            return new JsonTextFeature();
        }

        @Override
        Feature timestamp(final SqlType type) {
            return TimestampFeature.of(type, 'T', true);
        }

        @Override
        Feature other(final Feature feature, final SqlType type) {
            return "DATE".equals(type.name()) ? new DelimitedFeature(feature) : feature;
        }
    };

    /** {@return what reads and writes a column} */
    public Feature column(final SqlType type, final TextRule rule) {
        switch (type.name()) {
            case "CHAR":
            case "VARCHAR":
                return text();
            case "TIMESTAMP":
                return timestamp(type);
            default:
                return other(Feature.of(type, rule), type);
        }
    }

    /** Writes the name of a column into a header. */
    public void writeName(final String name, final CsvBuffer line) {
        text().write(name, line);
    }

    abstract Feature text();

    abstract Feature timestamp(SqlType type);

    Feature other(final Feature feature, final SqlType type) {
        return feature;
    }
}
