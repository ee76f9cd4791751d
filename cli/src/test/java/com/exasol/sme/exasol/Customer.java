package com.exasol.sme.exasol;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A row of the table that the stories train on and predict from: whoever is younger than 30 leaves. */
record Customer(int id) {
    static final String COLUMNS =
            "ID DECIMAL(9,0), AGE DECIMAL(9,0), CITY VARCHAR(20), SPENT DECIMAL(9,2), JOINED DATE,"
                    + " SEEN TIMESTAMP, ACTIVE BOOLEAN, CHURN VARCHAR(5)";
    static final String FEATURES = "AGE, CITY, SPENT, JOINED, SEEN, ACTIVE";

    static List<Customer> all() {
        return IntStream.rangeClosed(1, 600).mapToObj(Customer::new).toList();
    }

    /** Few ages, each many times: a forest learns the border between yes and no without a doubt. */
    int age() {
        return 10 * (id % 8) + 5;
    }

    String churn() {
        return age() < 30 ? "yes" : "no";
    }

    private String city() {
        return switch (id % 4) {
            case 0 -> "Fürth";
            case 1 -> "say \"hi\", twice";
            case 2 -> "' ; -- :x";
            default -> null;
        };
    }

    private LocalDate joined() {
        return LocalDate.of(2024, 2, 29).minusDays(id);
    }

    private String spent() {
        return String.format(Locale.ROOT, "%d.%02d", id, id % 100);
    }

    private String seen() {
        return joined() + " 02:30:00." + String.format(Locale.ROOT, "%03d", id);
    }

    private boolean active() {
        return id % 3 == 0;
    }

    /** What stands between VALUES and the next comma. */
    String literal() {
        final String city = city() == null ? "NULL" : "'" + city().replace("'", "''") + "'";
        return "(" + id + ", " + age() + ", " + city + ", " + spent() + ", DATE '" + joined() + "', TIMESTAMP '"
                + seen() + "', " + active() + ", '" + churn() + "')";
    }

    /** The features as they have to stand in a request. */
    String csv() {
        final String city = city() == null ? "" : "\"" + city().replace("\"", "\"\"") + "\"";
        return age() + "," + city + "," + spent() + "," + joined() + ",\"" + seen() + "\"," + active();
    }
}
