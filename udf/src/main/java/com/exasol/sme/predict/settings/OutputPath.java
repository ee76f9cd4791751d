package com.exasol.sme.predict.settings;

import static com.exasol.sme.predict.settings.SettingsObject.require;

import java.util.ArrayList;
import java.util.List;

/**
 * Where in an answer a value is: a path of JSONPath (RFC 9535) of names, indexes and at most one {@code [*]}, such as
 * {@code $.predictions[*]['score']}. With {@code [*]} it leads through the whole answer, and each element is that of a
 * row; without, it leads through what the answer has for one row.
 */
public final class OutputPath {
    /** Stands for {@code [*]} among names, which are texts, and indexes, which are numbers. */
    public static final Object ALL = new Object() {
        @Override
        public String toString() {
            return "[*]";
        }
    };

    private static final int LARGEST_INDEX = 99_999;

    private final String text;
    private final List<Object> steps = new ArrayList<>();
    private int position = 1;

    private OutputPath(final String text) {
        this.text = text;
        require(text.startsWith("$"), "a path does not begin with $");
        while (position < text.length()) {
            steps.add(step());
        }
        require(steps.stream().filter(step -> step == ALL).count() <= 1, "a path has [*] twice");
    }

    static OutputPath from(final String text) {
        return new OutputPath(text);
    }

    private Object step() {
        if (take(".")) {
            return shortName();
        }
        require(take("["), "a path has neither . nor [ before a step");
        if (take("*]")) {
            return ALL;
        }
        final Object step = take("'") ? quotedName() : index();
        require(take("]"), "a path lacks a ]");
        return step;
    }

    private boolean take(final String wanted) {
        if (!text.startsWith(wanted, position)) {
            return false;
        }
        position += wanted.length();
        return true;
    }

    /** By RFC 9535, a name without brackets has letters, digits and _, and does not begin with a digit. */
    private String shortName() {
        final int start = position;
        while (position < text.length() && isOfAName(text.charAt(position), position > start)) {
            position++;
        }
        require(position > start, "a path has no name behind a . that can stand without brackets");
        return text.substring(start, position);
    }

    private static boolean isOfAName(final char character, final boolean mayBeDigit) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || character == '_'
                || character >= 0x80
                || (mayBeDigit && character >= '0' && character <= '9');
    }

    private String quotedName() {
        final StringBuilder name = new StringBuilder();
        while (!take("'")) {
            final boolean isEscaped = take("\\");
            require(position < text.length(), "a path lacks a closing quote");
            final char character = text.charAt(position++);
            require(!isEscaped || character == '\'' || character == '\\', "a path escapes what needs none");
            name.append(character);
        }
        return name.toString();
    }

    private Integer index() {
        int index = -1;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            require(index != 0, "an index in a path begins with 0");
            index = Math.max(0, index) * 10 + text.charAt(position++) - '0';
            require(index <= LARGEST_INDEX, "an index in a path is too large");
        }
        require(index >= 0, "a path has brackets without an index, a name in single quotes or *");
        return index;
    }

    /** {@return names, indexes and {@link #ALL}, in their order} */
    public List<Object> steps() {
        return steps;
    }

    /** {@return whether it leads to the same place as another one, or further} */
    public boolean isWithin(final OutputPath other) {
        return steps.size() >= other.steps.size()
                && steps.subList(0, other.steps.size()).equals(other.steps);
    }

    /** {@return whether it leads through the whole answer} */
    public boolean isOfAllRows() {
        return steps.contains(ALL);
    }

    @Override
    public String toString() {
        return text;
    }
}
