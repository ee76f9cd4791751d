package com.exasol.sme.scripts;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Resources;
import com.exasol.sme.shared.SmeException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The SQL of one database object, with places to fill in. */
public final class SqlTemplate {
    private static final Pattern PLACE = Pattern.compile("\\$\\{(\\w+)}");
    private final String name;
    private final String text;

    SqlTemplate(final String name, final String text) {
        this.name = name;
        this.text = text;
    }

    public static SqlTemplate load(final String name) {
        return new SqlTemplate(name, Resources.text(name));
    }

    /** The names of all places. */
    public Set<String> places() {
        return PLACE.matcher(text).results().map(place -> place.group(1)).collect(Collectors.toSet());
    }

    /** Fills in all places in one pass, so a value may hold anything; each place needs a value and each value a place. */
    public String render(final Map<String, String> values) {
        final Set<String> unused = new HashSet<>(values.keySet());
        final Matcher places = PLACE.matcher(text);
        final StringBuilder result = new StringBuilder();
        int rest = 0;
        while (places.find()) {
            final String key = places.group(1);
            if (!values.containsKey(key)) {
                throw mismatch("needs a value for", key);
            }
            unused.remove(key);
            // Not appendReplacement, which goes through a long value character by character.
            result.append(text, rest, places.start()).append(values.get(key));
            rest = places.end();
        }
        unused.stream().sorted().findFirst().ifPresent(key -> {
            throw mismatch("has no place for", key);
        });
        return result.append(text, rest, text.length()).toString();
    }

    private SmeException mismatch(final String what, final String key) {
        return new SmeException(ExaError.messageBuilder("F-SME-CLI-31")
                .message("The template {{name}} {{what|u}} {{key}}.", name, what, key)
                .ticketMitigation()
                .toString());
    }
}
