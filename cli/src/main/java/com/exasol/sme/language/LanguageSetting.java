package com.exasol.sme.language;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.shared.CauseChain;
import com.exasol.sme.shared.SmeException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** Makes the script language known to the database. */
public final class LanguageSetting {
    private final JdbcSession session;
    private final StatementPrinter printer;
    private final Consumer<String> progress;

    public LanguageSetting(final JdbcSession session, final StatementPrinter printer, final Consumer<String> progress) {
        this.session = session;
        this.printer = printer;
        this.progress = progress;
    }

    /** Refuses a conflict, and then changes only what nobody else sees and what ends with the session. */
    public void activateInSession(final LanguageRequest request) {
        read(request).alterSession().ifPresent(this::alterSession);
    }

    private LanguageActivation read(final LanguageRequest request) {
        try {
            final List<String> values = session.query(LanguageActivation.QUERY, 2).stream()
                    .findFirst()
                    .orElseThrow(() -> new SQLException("there is no such parameter"));
            return new LanguageActivation(
                    request, new ScriptLanguages(values.get(0)), new ScriptLanguages(values.get(1)));
        } catch (final SQLException exception) {
            throw new SmeException(
                    ExaError.messageBuilder("E-SME-CLI-18")
                            .message(
                                    "The database did not tell its SCRIPT_LANGUAGES: {{cause|u}}",
                                    CauseChain.of(exception))
                            .mitigation("Check that the user may read SYS.EXA_PARAMETERS.")
                            .toString(),
                    exception);
        }
    }

    /** Reads the values anew, as somebody may have changed them during the upload. */
    public void activate(final LanguageRequest request) {
        final LanguageActivation activation = read(request);
        final String language = request.alias().name() + " (" + activation.definition() + ")";
        if (!activation.isNeeded()) {
            progress.accept("The script language " + language + " is already active.");
            return;
        }
        activation.alterSystem().ifPresent(this::alterSystem);
        activation.alterSession().ifPresent(this::alterSession);
        if (request.altersSystem()) {
            progress.accept("Activated the script language " + language + ".");
        } else {
            activation.forTheAdministrator().forEach(printer::statement);
            printer.flush();
            progress.accept("The script language " + language + " is active for this session only."
                    + " Statements for an administrator are on standard output.");
        }
    }

    private void alterSystem(final SqlStatement statement) {
        alter(
                statement,
                "E-SME-CLI-12",
                "Let a user with the privilege ALTER SYSTEM run this command, or add --no-alter-system to get the"
                        + " statement for an administrator.");
    }

    private void alterSession(final SqlStatement statement) {
        alter(statement, "E-SME-CLI-13", "Check the value that --language-definition and SCRIPT_LANGUAGES give.");
    }

    private void alter(final SqlStatement statement, final String code, final String mitigation) {
        try {
            session.execute(statement.text());
        } catch (final SQLException exception) {
            throw new SmeException(
                    ExaError.messageBuilder(code)
                            .message(
                                    "The database refused to {{step|u}}: {{cause|u}}",
                                    statement.title(),
                                    CauseChain.of(exception))
                            .mitigation(mitigation)
                            .toString(),
                    exception);
        }
    }
}
