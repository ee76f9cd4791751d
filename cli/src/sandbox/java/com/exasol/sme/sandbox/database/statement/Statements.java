package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.export.Export;
import com.exasol.sme.sandbox.database.query.Names;
import com.exasol.sme.sandbox.database.query.Translation;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.session.Session.StatementText;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;
import java.util.Iterator;

/** Finds out what kind of statement a text is and has it run. */
public final class Statements {
    private static final StatementResult NOTHING = StatementResult.affecting(0);

    private final Session session;
    private final StatementText statement;
    private final Tokens tokens;

    public Statements(final Session session, final StatementText statement) {
        this.session = session;
        this.statement = statement;
        tokens = new Tokens(statement.sql());
    }

    public StatementResult execute() throws SQLException {
        final Iterator<Object> values = statement.values().iterator();
        final StatementResult result = execute(values);
        if (values.hasNext()) {
            throw Refused.statement("more values than parameters");
        }
        return result;
    }

    private StatementResult execute(final Iterator<Object> values) throws SQLException {
        final Token first = tokens.peek();
        return switch (first.value()) {
            case "SELECT" -> query(values);
            case "INSERT", "UPDATE", "DELETE" ->
                StatementResult.affecting(new Changes(session, tokens, values).execute());
            case "EXPORT" -> StatementResult.affecting(new Export(session, tokens).execute());
            case "IMPORT" -> StatementResult.affecting(new LocalImport(session, tokens).execute(statement.localFile()));
            case "EXECUTE" -> new ScriptExecution(session, tokens).execute();
            case "KILL" -> {
                new Killing(session, tokens).execute();
                yield NOTHING;
            }
            case "COMMIT" -> {
                tokens.next();
                tokens.expectEnd();
                session.commit();
                yield NOTHING;
            }
            case "ROLLBACK" -> {
                tokens.next();
                tokens.expectEnd();
                session.rollback();
                yield NOTHING;
            }
            default -> define(values);
        };
    }

    private StatementResult query(final Iterator<Object> values) throws SQLException {
        final StatementResult result = new Translation(tokens, Names.of(session), values).run();
        tokens.expectEnd();
        return result;
    }

    private StatementResult define(final Iterator<Object> values) throws SQLException {
        if (values.hasNext()) {
            throw Refused.notInSubset("a parameter in a " + tokens.peek().value() + " statement");
        }
        final Token first = tokens.next();
        return switch (first.value()) {
            case "CREATE" -> {
                new Creation(session, tokens).execute();
                yield NOTHING;
            }
            case "DROP" -> {
                new Removal(session, tokens).execute();
                yield NOTHING;
            }
            case "ALTER" -> {
                new Alteration(session, tokens).execute();
                yield NOTHING;
            }
            case "COMMENT" -> {
                new Comments(session, tokens).execute();
                yield NOTHING;
            }
            case "OPEN" -> {
                tokens.expect("SCHEMA");
                new SchemaDefinitions(session, tokens).open();
                yield NOTHING;
            }
            case "GRANT" -> {
                new Grants(session, tokens).grant();
                yield NOTHING;
            }
            case "REVOKE" -> {
                new Grants(session, tokens).revoke();
                yield NOTHING;
            }
            default ->
                throw Refused.notInSubset(
                        first.value().isEmpty() ? "an empty statement" : "the statement " + first.value());
        };
    }
}
