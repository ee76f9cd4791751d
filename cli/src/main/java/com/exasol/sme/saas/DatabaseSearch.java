package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the one database of an account that is meant. */
final class DatabaseSearch {
    private DatabaseSearch() {}

    static ListedDatabase run(final SaasApi api, final DatabaseChoice choice) {
        final List<ListedDatabase> databases = api.get("databases").elements().stream()
                // A database that was deleted stays in the list.
                .filter(database -> !database.has("deletedAt"))
                .map(database ->
                        new ListedDatabase(database.text("id"), database.text("name"), database.text("status")))
                .toList();
        final List<ListedDatabase> found =
                databases.stream().filter(choice::isMet).toList();
        if (found.isEmpty()) {
            throw unknown(choice, databases);
        }
        if (found.size() > 1) {
            throw ambiguous(choice, found);
        }
        return found.get(0);
    }

    private static SmeException unknown(final DatabaseChoice choice, final List<ListedDatabase> databases) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-49")
                .message("The account has no database with {{choice|u}} that the token's user may see.", choice)
                .mitigation(
                        databases.isEmpty()
                                ? "It has none at all: check --saas-account-id and the databases of the token's user."
                                : "There are: " + listed(databases) + ".")
                .toString());
    }

    private static SmeException ambiguous(final DatabaseChoice choice, final List<ListedDatabase> found) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-49")
                .message("The account has several databases with {{choice|u}}: {{found|u}}.", choice, listed(found))
                .mitigation("Give --saas-database-id instead.")
                .toString());
    }

    private static String listed(final List<ListedDatabase> databases) {
        return databases.stream().map(ListedDatabase::toString).sorted().collect(Collectors.joining(", "));
    }
}
