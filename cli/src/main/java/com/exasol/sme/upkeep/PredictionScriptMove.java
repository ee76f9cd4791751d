package com.exasol.sme.upkeep;

import com.exasol.sme.database.AllOrNothing;
import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.LostGrants;
import com.exasol.sme.scripts.ScriptHash;
import com.exasol.sme.shared.Version;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Moves the prediction scripts of older deployments over to this one's JAR, all of them or none. */
public final class PredictionScriptMove {
    private static final String UNCHANGED =
            "Prediction scripts are as they were before; what was deployed besides stays.";

    private final MoveSettings settings;
    private static final String NO_COMMENT =
            " Its comment, which names the job, could not be written again; the statement"
                    + " is on standard output, for the owner of the schema or DBA.";

    private final JdbcSession session;
    private final StatementPrinter printer;
    private final Consumer<String> progress;

    /** @param printer takes the statements that grant again what the scripts lose */
    public PredictionScriptMove(
            final MoveSettings settings,
            final Connection connection,
            final StatementPrinter printer,
            final Consumer<String> progress) {
        this.settings = settings;
        session = new JdbcSession(connection);
        this.printer = printer;
        this.progress = progress;
    }

    public void run() {
        final List<String> report = new ArrayList<>();
        final List<SqlStatement> grants = new ArrayList<>();
        new AllOrNothing(session, UNCHANGED).run(transaction -> {
            final List<PredictionScript> scripts = new ScriptCatalogue(session).predictionScripts();
            final LostGrants lost = scripts.isEmpty() ? LostGrants.none() : LostGrants.read(session);
            lost.blindness().ifPresent(report::add);
            for (final PredictionScript script : scripts) {
                move(transaction, script, lost, report, grants);
            }
            return scripts;
        });
        report.forEach(progress);
        if (report.isEmpty()) {
            progress.accept("There are no prediction scripts to move.");
        }
        grants.forEach(printer::statement);
        printer.flush();
    }

    private void move(
            final AllOrNothing transaction,
            final PredictionScript script,
            final LostGrants lost,
            final List<String> report,
            final List<SqlStatement> grants)
            throws SQLException {
        final String name = script.script().quoted();
        final Optional<SqlStatement> statement = settings.move(script);
        if (statement.isEmpty()) {
            report.add("Left " + name + " alone: it has lines that no deployment writes.");
        } else if (isNewer(script)) {
            report.add("Left " + name + " alone: its version " + script.version() + " is newer than this sme.");
        } else if (isThere(script, statement.get())) {
            report.add(name + " is unchanged.");
        } else {
            transaction.execute(statement.get());
            final List<SqlStatement> again =
                    lost.on(script.script().schema(), script.script().name());
            grants.addAll(again);
            final Optional<SqlStatement> comment = comment(script.script());
            comment.ifPresent(grants::add);
            report.add("Moved " + name + " from version " + script.version() + "." + lossOf(again.size())
                    + (comment.isPresent() ? NO_COMMENT : ""));
        }
    }

    /** Writes the comment again, which names the job; or gives the statement that its owner or a DBA has to run. */
    private Optional<SqlStatement> comment(final InstalledScript script) {
        if (script.comment().isEmpty()) {
            return Optional.empty();
        }
        final SqlStatement statement = new SqlStatement(
                "write the comment of " + script.quoted(),
                "COMMENT ON SCRIPT " + script.quoted() + " IS " + SqlText.literal(script.comment()));
        try {
            session.execute(statement.text());
            return Optional.empty();
        } catch (final SQLException exception) {
            // Only the owner of the schema and DBA may; that is no reason to leave the script as it was.
            return Optional.of(statement);
        }
    }

    private static String lossOf(final int privileges) {
        return privileges == 0
                ? ""
                : " It lost " + privileges + (privileges == 1 ? " privilege" : " privileges")
                        + "; statements that grant them again are on standard output.";
    }

    private static boolean isNewer(final PredictionScript script) {
        return script.script()
                .version()
                .filter(version -> VersionOrder.compare(version, Version.current()) > 0)
                .isPresent();
    }

    /** The head is taken from the script itself, so what can differ is the language and what follows. */
    private static boolean isThere(final PredictionScript script, final SqlStatement statement) {
        return ScriptHash.of(script.script().text()).equals(ScriptHash.of(statement.text()));
    }
}
