package com.exasol.sme.sandbox.database.sql;

import com.exasol.sme.sandbox.database.sql.Token.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A name with what is written before it: a column, a table, or a schema and an object. */
public record NamePath(List<String> parts, boolean quoted) {
    public NamePath {
        parts = List.copyOf(parts);
    }

    /** Reads up to three parts; a star may be the last. */
    public static NamePath read(final Tokens tokens) throws SQLException {
        final boolean quoted = tokens.peek().kind() == Kind.QUOTED_NAME;
        final List<String> parts = new ArrayList<>(List.of(tokens.name()));
        while (parts.size() < 3 && tokens.peek().isSign(".")) {
            tokens.next();
            parts.add(tokens.acceptSign("*") ? "*" : tokens.name());
        }
        return new NamePath(parts, quoted);
    }

    public String last() {
        return parts.get(parts.size() - 1);
    }

    public boolean isOneWord() {
        return parts.size() == 1 && !quoted;
    }

    /** The engine's text of a column; it knows tables by their aliases, never by schema. */
    public String column() {
        final String name = last().equals("*") ? "*" : ObjectName.quoted(last());
        return parts.size() == 1 ? name : ObjectName.quoted(parts.get(parts.size() - 2)) + "." + name;
    }

    /** The object that is meant when a current schema fills the gap. */
    public ObjectName object(final String currentSchema) throws SQLException {
        if (parts.size() == 2) {
            return new ObjectName(parts.get(0), parts.get(1));
        }
        if (parts.size() > 2) {
            throw Refused.syntax("a name has at most a schema before it: " + this);
        }
        if (currentSchema == null) {
            throw Refused.statement("no schema is open for " + this);
        }
        return new ObjectName(currentSchema, last());
    }

    @Override
    public String toString() {
        return String.join(".", parts.stream().map(ObjectName::quoted).toArray(String[]::new));
    }
}
