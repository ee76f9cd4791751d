package com.exasol.sme.sandbox.database.statement;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.database.catalogue.Table;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Token;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.result.Column;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** IMPORT INTO a table FROM LOCAL CSV FILE, whose content the client's driver sends along. */
final class LocalImport {
    private final Session session;
    private final Tokens tokens;

    LocalImport(final Session session, final Tokens tokens) {
        this.session = session;
        this.tokens = tokens;
    }

    long execute(final byte[] content) throws SQLException {
        tokens.expect("IMPORT", "INTO");
        final ObjectName name = NamePath.read(tokens).object(session.currentSchema());
        if (!tokens.accept("FROM", "LOCAL", "CSV", "FILE")) {
            throw Refused.notInSubset("IMPORT from anything but a LOCAL CSV FILE");
        }
        tokens.string();
        if (content == null) {
            throw Refused.statement("only a client's driver can import a local file");
        }
        char separator = ',';
        long skip = 0;
        while (!tokens.atEnd() && !tokens.peek().isSign(";")) {
            if (tokens.accept("SKIP")) {
                tokens.expectSign("=");
                skip = count(tokens.next());
            } else {
                tokens.expect("COLUMN", "SEPARATOR");
                tokens.expectSign("=");
                separator = character(tokens.string());
            }
        }
        tokens.expectEnd();
        final Table table = session.transaction()
                .catalogue()
                .find(Table.class, name)
                .orElseThrow(() -> Refused.statement("object " + name + " not found"));
        session.rights().require("IMPORT");
        session.rights().require("INSERT", name);
        final List<String> names = table.columnNames();
        final List<Column> columns = Changes.columns(table, names);
        final List<List<Object>> rows =
                Changes.convert(read(content, separator, skip, columns.size()), columns, session.formats());
        return session.transaction().insert(table.store(), names, rows);
    }

    private long count(final Token token) throws SQLException {
        if (!token.value().matches("\\d{1,9}")) {
            throw tokens.unexpected(token, "a number of lines");
        }
        return Long.parseLong(token.value());
    }

    private static char character(final String text) throws SQLException {
        if (text.length() != 1) {
            throw Refused.statement("COLUMN SEPARATOR is one character");
        }
        return text.charAt(0);
    }

    private static List<List<String>> read(
            final byte[] content, final char separator, final long skip, final int columns) throws SQLException {
        final CSVFormat format =
                CSVFormat.RFC4180.builder().setDelimiter(separator).get();
        final List<List<String>> rows = new ArrayList<>();
        try (CSVParser parser = CSVParser.builder()
                .setReader(new InputStreamReader(new ByteArrayInputStream(content), UTF_8))
                .setFormat(format)
                .get()) {
            for (final CSVRecord line : parser) {
                if (line.getRecordNumber() <= skip) {
                    continue;
                }
                if (line.size() != columns) {
                    throw Refused.data(
                            "line " + line.getRecordNumber() + " has " + line.size() + " fields, not " + columns);
                }
                rows.add(line.toList());
            }
        } catch (final IOException exception) {
            throw new SQLException("SANDBOX: cannot read the file", "42636", exception);
        }
        return rows;
    }
}
