package com.exasol.sme.sandbox.database.export;

import com.exasol.sme.sandbox.aws.storage.S3.Refusal;
import com.exasol.sme.sandbox.database.catalogue.ConnectionObject;
import com.exasol.sme.sandbox.database.query.Names;
import com.exasol.sme.sandbox.database.query.Translation;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.StatementResult;
import java.net.URI;
import java.net.URISyntaxException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** EXPORT of a query or table to CSV files in S3. */
public final class Export {
    static final String STATE = "42636";
    private static final int BLOCK = 128;

    private final Session session;
    private final Tokens tokens;

    public Export(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    public long execute() throws SQLException {
        tokens.expect("EXPORT");
        session.rights().require("EXPORT");
        final StatementResult source = source();
        tokens.expect("INTO");
        if (!tokens.accept("CSV")) {
            throw Refused.notInSubset("EXPORT INTO " + tokens.peek().value());
        }
        final List<Target> targets = targets();
        final ExportOptions options =
                ExportOptions.read(tokens, source.columns().size());
        final ExportText text = new ExportText(options, session.formats());
        for (int file = 0; file < targets.size(); file++) {
            final List<List<Object>> rows = part(source.rows(), file, targets.size());
            upload(targets.get(file), text.file(source.columns(), rows), options.replace());
            // The files that are written already stay.
            session.requireAlive();
        }
        return source.rows().size();
    }

    private StatementResult source() throws SQLException {
        if (tokens.acceptSign("(")) {
            final StatementResult result =
                    new Translation(tokens, Names.of(session), Collections.emptyIterator()).run();
            tokens.expectSign(")");
            return result;
        }
        final String table = Names.of(session).table(NamePath.read(tokens));
        if (tokens.peek().isSign("(")) {
            throw Refused.notInSubset("EXPORT of a table's columns");
        }
        return session.transaction().query("SELECT * FROM " + table);
    }

    private List<Target> targets() throws SQLException {
        final List<Target> targets = new ArrayList<>();
        while (tokens.accept("AT")) {
            final ConnectionObject connection = connection();
            if (!tokens.peek().isWord("FILE")) {
                throw tokens.unexpected(tokens.peek(), "FILE");
            }
            while (tokens.accept("FILE")) {
                targets.add(new Target(connection, file()));
            }
        }
        if (targets.isEmpty()) {
            throw Refused.notInSubset("EXPORT to anything but FILE AT a connection");
        }
        return targets;
    }

    private ConnectionObject connection() throws SQLException {
        if (tokens.peek().kind() == Token.Kind.STRING) {
            throw Refused.notInSubset("EXPORT to an address that is no CONNECTION");
        }
        final String name = tokens.name();
        final ConnectionObject connection = session.transaction()
                .catalogue()
                .find(ConnectionObject.class, name)
                .orElseThrow(() -> new SQLException("connection " + name + " does not exist", Refused.STATE_STATEMENT));
        if (!session.rights().mayUse(name)) {
            throw Refused.privilege("CONNECTION " + name);
        }
        return connection;
    }

    private String file() throws SQLException {
        final String path = tokens.string();
        if (path.isEmpty() || path.matches(".*\\.(gz|bz2|zip)")) {
            throw Refused.notInSubset("EXPORT to the file '" + path + "'");
        }
        return path;
    }

    /** Rows go to the files in blocks, as from nodes with different shares of the data; late files may stay empty. */
    private static List<List<Object>> part(final List<List<Object>> rows, final int file, final int files) {
        final List<List<Object>> part = new ArrayList<>();
        for (int start = file * BLOCK; start < rows.size(); start += files * BLOCK) {
            part.addAll(rows.subList(start, Math.min(start + BLOCK, rows.size())));
        }
        return part;
    }

    private void upload(final Target target, final byte[] content, final boolean replace) throws SQLException {
        final ConnectionObject connection = target.connection();
        final String object = connection.address() + "/" + target.path();
        if (session.database().isExported(object) && !replace) {
            throw new SQLException("SANDBOX: " + object + " exists and EXPORT does not say REPLACE", STATE);
        }
        try {
            session.database()
                    .s3()
                    .upload(address(connection), connection.user(), connection.password(), target.path(), content);
            session.database().noteExported(object);
        } catch (final Refusal refusal) {
            throw new SQLException(
                    "ETL-5106: Following error occured while writing data to external connection [" + object
                            + "?uploads= failed with error code=" + refusal.status() + " after 0 bytes. "
                            + refusal.code() + "]",
                    STATE,
                    refusal);
        }
    }

    private static URI address(final ConnectionObject connection) throws SQLException {
        try {
            return new URI(connection.address());
        } catch (final URISyntaxException exception) {
            throw new SQLException("SANDBOX: not an address: " + connection.address(), STATE, exception);
        }
    }

    /** One file of the statement. */
    private record Target(ConnectionObject connection, String path) {}
}
