package com.exasol.sme.language;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.shared.SmeException;
import java.util.List;
import java.util.Optional;

/** What has to be altered so that a session knows the script language: the value for all sessions, and our own. */
public final class LanguageActivation {
    public static final String QUERY =
            "SELECT SYSTEM_VALUE, SESSION_VALUE FROM SYS.EXA_PARAMETERS WHERE PARAMETER_NAME = 'SCRIPT_LANGUAGES'";

    private final LanguageRequest request;
    private final ScriptLanguages system;
    private final ScriptLanguages session;
    private final ScriptLanguages systemWanted;
    private final ScriptLanguages sessionWanted;

    /** Refuses a request that would take an existing definition away. */
    LanguageActivation(final LanguageRequest request, final ScriptLanguages system, final ScriptLanguages session) {
        this.request = request;
        this.system = system;
        this.session = session;
        systemWanted = wanted("SYSTEM", system, session);
        sessionWanted = wanted("SESSION", session, system);
    }

    private ScriptLanguages wanted(final String level, final ScriptLanguages languages, final ScriptLanguages other) {
        final LanguageAlias alias = request.alias();
        final Optional<String> installed = languages.definitionOf(alias);
        final String asked = request.definition()
                .or(() -> installed)
                .or(() -> other.definitionOf(alias))
                .orElse(LanguageRequest.BUILT_IN);
        if (request.isOverride() || installed.isEmpty() || installed.get().equals(asked)) {
            return languages.with(alias, asked);
        }
        throw new SmeException(ExaError.messageBuilder("E-SME-CLI-11")
                .message(
                        "The script language {{alias|u}} is defined as {{installed}} in the {{level|u}} value"
                                + " of SCRIPT_LANGUAGES, not as {{asked}}.",
                        alias.name(),
                        installed.get(),
                        level,
                        asked)
                .mitigation("Add --allow-override to replace it, choose another --language-alias,"
                        + " or leave out --language-definition or the container to use it as it is.")
                .toString());
    }

    boolean isNeeded() {
        return !system.equals(systemWanted) || !session.equals(sessionWanted);
    }

    Optional<SqlStatement> alterSystem() {
        return !request.altersSystem() || system.equals(systemWanted)
                ? Optional.empty()
                : Optional.of(alter("SYSTEM", systemWanted.value()));
    }

    Optional<SqlStatement> alterSession() {
        return session.equals(sessionWanted) ? Optional.empty() : Optional.of(alter("SESSION", sessionWanted.value()));
    }

    /** Both ways to activate the language, for whoever may choose. */
    List<SqlStatement> forTheAdministrator() {
        return List.of(alter("SESSION", sessionWanted.value()), alter("SYSTEM", systemWanted.value()));
    }

    String definition() {
        return sessionWanted.definitionOf(request.alias()).orElseThrow();
    }

    public static SqlStatement alter(final String level, final String languages) {
        return new SqlStatement(
                "set the script languages with ALTER " + level,
                "ALTER " + level + " SET SCRIPT_LANGUAGES = " + SqlText.literal(languages));
    }
}
