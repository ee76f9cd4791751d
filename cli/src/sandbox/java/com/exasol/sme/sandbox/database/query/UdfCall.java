package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.sql.Refused;
import com.exasol.sme.sandbox.database.sql.Tokens;
import com.exasol.sme.sandbox.database.sql.TypeReader;
import com.exasol.sme.sandbox.result.Column;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * A call of a UDF in a query.
 *
 * @param script    what is called
 * @param arguments the engine's texts of the arguments
 * @param outputs   the columns that come out
 */
record UdfCall(Script script, List<String> arguments, List<Column> outputs) {
    UdfCall {
        arguments = List.copyOf(arguments);
        outputs = List.copyOf(outputs);
    }

    /** Reads what follows a script's name. */
    static UdfCall read(final Script script, final Tokens tokens, final Translation translation) throws SQLException {
        tokens.expectSign("(");
        final List<String> arguments = translation.arguments();
        return new UdfCall(script, arguments, outputs(script, tokens));
    }

    private static List<Column> outputs(final Script script, final Tokens tokens) throws SQLException {
        final boolean isGiven = tokens.accept("EMITS");
        if (!script.outputs().isDynamic()) {
            if (isGiven) {
                throw Refused.statement(
                        "EMITS in a call of script " + script.name() + ", which has it in its definition");
            }
            return script.outputs().columns();
        }
        if (!isGiven) {
            throw Refused.statement("The script has dynamic return arguments. Either specify the return arguments in"
                    + " the query via EMITS or implement the method default_output_columns in the UDF.");
        }
        final List<Column> columns = new ArrayList<>();
        tokens.expectSign("(");
        do {
            columns.add(new Column(tokens.name(), TypeReader.read(tokens)));
        } while (tokens.acceptSign(","));
        tokens.expectSign(")");
        return columns;
    }

    /** The parameters for arguments of such types; those that the call decides on are numbered. */
    List<Column> inputs(final List<Column> given) throws SQLException {
        if (script.inputs().isDynamic()) {
            final List<Column> inputs = new ArrayList<>();
            given.forEach(column -> inputs.add(new Column(String.valueOf(inputs.size()), column.type())));
            return inputs;
        }
        final List<Column> inputs = script.inputs().columns();
        if (given.size() != inputs.size()) {
            throw Refused.statement(
                    "script " + script.name() + " takes " + inputs.size() + " arguments, not " + given.size());
        }
        return inputs;
    }
}
