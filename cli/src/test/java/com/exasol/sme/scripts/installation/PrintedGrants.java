package com.exasol.sme.scripts.installation;

import com.exasol.sme.sandbox.SmeJar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What {@code sme grant --to-print} prints, one GRANT after the other. */
public final class PrintedGrants {
    private static final Pattern GRANT = Pattern.compile("(?m)^GRANT (.+) TO (\"[^\"]+\");$");
    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

    private PrintedGrants() {}

    /** Each without GRANT and TO. */
    public static List<String> of(final String... options) {
        final List<String> words = new ArrayList<>(List.of("grant", "--to-print"));
        words.addAll(List.of(options));
        final String sql =
                SmeJar.runPackaged(Map.of(), words.toArray(String[]::new)).out();
        return GRANT.matcher(sql).results().map(match -> match.group(1)).toList();
    }

    /** What an error has to say about a grant that is missing: the privilege, and each name. */
    public static List<String> naming(final String grant) {
        final List<String> words = new ArrayList<>();
        words.add(
                grant.replaceAll(" ?\".*", "").replaceAll("(?<!ACCESS) ON$", "").replaceAll(" ON SCHEMA$", ""));
        NAME.matcher(grant)
                .results()
                .map((final MatchResult name) -> name.group(1))
                .forEach(words::add);
        return words;
    }
}
