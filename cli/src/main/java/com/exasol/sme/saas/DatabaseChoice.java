package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.util.Optional;

/** Which database of an account is meant: the one of an id, or the one of a name. */
public final class DatabaseChoice {
    private final String kind;
    private final String text;

    private DatabaseChoice(final String kind, final String text) {
        this.kind = kind;
        this.text = text;
    }

    public static DatabaseChoice of(final SaasId id) {
        return new DatabaseChoice("id", id.text());
    }

    /** Names are never sent, only compared, so that all those are good that can be shown. */
    public static DatabaseChoice named(final String name) {
        if (name.isBlank() || SaasRefusal.isToken(name) || name.codePoints().anyMatch(Character::isISOControl)) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-47")
                    .message(
                            "{{name}} in --saas-database-name is not the name of a database in Exasol SaaS.",
                            SaasRefusal.shown(name))
                    .mitigation(
                            "Copy it from the web console, upper and lower case included: at least one character other than a blank,"
                                    + " and no control character.")
                    .toString());
        }
        return new DatabaseChoice("name", name);
    }

    boolean isMet(final ListedDatabase database) {
        return text.equals("id".equals(kind) ? database.id() : database.name());
    }

    /** The id, if that is what was given. */
    Optional<String> id() {
        return "id".equals(kind) ? Optional.of(text) : Optional.empty();
    }

    @Override
    public String toString() {
        return "the " + kind + " '" + text + "'";
    }
}
