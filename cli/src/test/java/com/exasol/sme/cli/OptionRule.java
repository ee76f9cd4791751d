package com.exasol.sme.cli;

import java.util.List;

/**
 * What is known of an option: where its value goes, and what its refusals say.
 *
 * @param kind    where the value goes
 * @param good    values that have to be taken, the first of which has nothing in it that could do harm
 * @param bad     values that have to be refused
 * @param allowed what every refusal says about values that are taken
 */
record OptionRule(Kind kind, List<String> good, List<String> bad, String allowed) {
    enum Kind {
        /** On or off: no value but true and false. */
        SWITCH,
        /** Never shown; how it is sent is the matter of other tests. */
        SECRET,
        /** One of some words that decide what is done, and go nowhere themselves. */
        CHOICE,
        /** Names, with a point between them, in the printed SQL. */
        NAMES,
        /** A text of few characters that need no quotes anywhere, as it stands in what is printed. */
        PLAIN,
        /** A text of few characters that SQL, or nothing of what is printed, holds. */
        LITERAL,
        /** A string in the JSON that is printed. */
        JSON,
        /** A part of the URL that the driver gets. */
        DRIVER_URL,
        /** A property that the driver gets. */
        DRIVER_USER,
        /** Nothing that goes anywhere: a number, a file that is read, a name that is compared. */
        INSIDE
    }

    static OptionRule of(final Kind kind, final List<String> good, final List<String> bad, final String allowed) {
        return new OptionRule(kind, good, bad, allowed);
    }
}
