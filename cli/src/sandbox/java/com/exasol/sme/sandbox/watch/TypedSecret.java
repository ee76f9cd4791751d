package com.exasol.sme.sandbox.watch;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The only places where a person has to write a secret in clear text. */
public final class TypedSecret {
    private static final Pattern STATEMENT = Pattern.compile(
            "((?:CREATE(?: OR REPLACE)?|ALTER) CONNECTION .* IDENTIFIED BY )'(?:[^']|'')*'"
                    + "|(CREATE USER \\S+ IDENTIFIED BY )(?:'[^']*'|\"[^\"]*\")",
            Pattern.DOTALL);
    private static final Pattern OPTION =
            Pattern.compile("--(?:db-password|db-pass|pass|bucketfs-password|saas-token)");

    private TypedSecret() {}

    /** A statement of a user; that which defines a connection or a user is left without its last literal. */
    public static String leftOutOf(final String statement) {
        final Matcher matcher = STATEMENT.matcher(statement);
        if (!matcher.matches()) {
            return statement;
        }
        return (matcher.group(1) == null ? matcher.group(2) : matcher.group(1)) + "***";
    }

    /** The words of a command line without the values of its options for passwords. */
    public static List<String> leftOutOf(final List<String> words) {
        return IntStream.range(0, words.size())
                .filter(index ->
                        index == 0 || !OPTION.matcher(words.get(index - 1)).matches())
                .mapToObj(words::get)
                .toList();
    }
}
