package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.udf.call.UdfRuntime;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A script language container, as its URL in SCRIPT_LANGUAGES names it.
 *
 * @param language what it runs
 * @param folder   where it lies, below /buckets
 * @param client   the program in it that the database starts, below /buckets
 */
public record LanguageContainer(String language, String folder, String client) {
    private static final String PROTOCOL = "localzmq\\+protobuf:";
    private static final Pattern URL = Pattern.compile(
            PROTOCOL + "///(?<folder>[^?#&]+?)/?\\?lang=(?<language>\\w+)(?:&scriptOptionsParserVersion=[12])?"
                    + "#/?buckets/(?<client>[^?#&]+)");

    /** Nothing for a language that needs no container. */
    public static Optional<LanguageContainer> of(final String definition) throws SQLException {
        if (definition.startsWith("builtin_")) {
            return Optional.empty();
        }
        final Matcher url = URL.matcher(definition);
        if (!url.matches()) {
            throw Refused.statement("no URL of a script language container: " + definition);
        }
        final LanguageContainer container =
                new LanguageContainer(url.group("language"), url.group("folder"), url.group("client"));
        if (!container.client.startsWith(container.folder + "/")) {
            throw Refused.statement("the client is not in the container: " + definition);
        }
        return Optional.of(container);
    }

    boolean isJava() {
        return language.equals("java");
    }

    /** How the real database says this is not known. */
    public void require(final UdfRuntime runtime, final int node) throws SQLException {
        if (!runtime.hasFile(node, client)) {
            throw Refused.statement("script language container /buckets/" + folder + " cannot be started: node " + node
                    + " has no /buckets/" + client);
        }
    }
}
