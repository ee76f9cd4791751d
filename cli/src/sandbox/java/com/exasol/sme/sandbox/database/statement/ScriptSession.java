package com.exasol.sme.sandbox.database.statement;

import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.Script.Kind;
import com.exasol.sme.sandbox.database.session.Session;
import com.exasol.sme.sandbox.database.sql.NamePath;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.lua.LuaDatabase;
import com.exasol.sme.sandbox.result.StatementResult;
import java.sql.SQLException;

/** What a running Lua script asks its session: statements, and the scripts that it imports. */
final class ScriptSession implements LuaDatabase {
    private final Session session;

    ScriptSession(final Session session) {
        this.session = session;
    }

    @Override
    public StatementResult execute(final String sql) throws SQLException {
        return session.execute(sql);
    }

    /**
     * Documented: a script of another schema is named with its schema, and takes EXECUTE. Exasol's own scripts write
     * such names in any case, so letters without quotes become upper case, as in SQL. INFERRED: double quotes mean what
     * they mean in SQL too, and EXECUTE is asked of whoever runs the importing script, with USAGE on the schema. A name
     * without a schema, and a script with parameters, are refused: nobody says what becomes of them.
     */
    @Override
    public String imported(final String name) throws SQLException {
        final Tokens tokens = new Tokens(name);
        final NamePath path = NamePath.read(tokens);
        tokens.expectEnd();
        if (path.parts().size() != 2) {
            throw Refused.notInSubset("import() of a name without a schema");
        }
        final ObjectName script = path.object(null);
        final Script found = session.transaction()
                .catalogue()
                .find(Script.class, script)
                .filter(one -> one.kind() == Kind.SCRIPTING)
                .orElseThrow(() -> Refused.statement("script " + script + " not found"));
        session.rights().require("EXECUTE", script);
        if (!found.parameters().isEmpty()) {
            throw Refused.notInSubset("import() of a script with parameters");
        }
        return found.code();
    }
}
