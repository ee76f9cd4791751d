package com.exasol.sme.sandbox.database.sql;

import java.sql.SQLException;
import java.time.LocalDateTime;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;

/** Exasol's formats for dates and times, without those that depend on the week or a language. */
final class TimeFormat {
    private static final List<String> ELEMENTS =
            List.of("YYYY", "MONTH", "MON", "HH24", "HH12", "YY", "MM", "DD", "HH", "MI", "SS", "AM", "PM", "FF");

    private TimeFormat() {}

    static String write(final LocalDateTime time, final String format) throws SQLException {
        final StringBuilder text = new StringBuilder();
        int position = 0;
        while (position < format.length()) {
            final String rest = format.substring(position);
            final String element = element(rest);
            if (element.isEmpty()) {
                text.append(rest.charAt(0));
                position++;
                continue;
            }
            position += element.length();
            if (element.equals("FF")) {
                final boolean counted = position < format.length() && Character.isDigit(format.charAt(position));
                final int digits = counted ? format.charAt(position++) - '0' : 6;
                text.append(nine(time).substring(0, digits));
            } else {
                text.append(part(time, element));
            }
        }
        return text.toString();
    }

    private static String element(final String rest) throws SQLException {
        final String upper = rest.toUpperCase(Locale.ROOT);
        for (final String element : ELEMENTS) {
            if (upper.startsWith(element)) {
                return element;
            }
        }
        if (Character.isLetter(rest.charAt(0))) {
            throw Refused.notInSubset("the date format element at '" + rest + "'");
        }
        return "";
    }

    private static String part(final LocalDateTime time, final String element) {
        return switch (element) {
            case "YYYY" -> String.format(Locale.ROOT, "%04d", time.getYear());
            case "YY" -> two(time.getYear() % 100);
            case "MM" -> two(time.getMonthValue());
            case "MON" ->
                time.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH).toUpperCase(Locale.ROOT);
            case "MONTH" -> time.getMonth().toString();
            case "DD" -> two(time.getDayOfMonth());
            case "HH", "HH24" -> two(time.getHour());
            case "HH12" -> two((time.getHour() + 11) % 12 + 1);
            case "MI" -> two(time.getMinute());
            case "SS" -> two(time.getSecond());
            default -> time.getHour() < 12 ? "AM" : "PM";
        };
    }

    private static String two(final int number) {
        return String.format(Locale.ROOT, "%02d", number);
    }

    private static String nine(final LocalDateTime time) {
        return String.format(Locale.ROOT, "%09d", time.get(ChronoField.NANO_OF_SECOND));
    }
}
