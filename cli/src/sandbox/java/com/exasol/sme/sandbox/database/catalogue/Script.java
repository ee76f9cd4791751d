package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A script.
 *
 * @param language   its alias in upper case
 * @param kind       what it is called by
 * @param parameters names of a scripting script's parameters, as written
 * @param inputs     a UDF's parameters
 * @param outputs    a UDF's columns of EMITS
 * @param returns    TABLE, ROWCOUNT or empty, for a scripting script
 * @param body       everything behind AS but a closing slash
 * @param comment    what COMMENT ON SCRIPT said last, or null
 */
public record Script(
        ObjectName name,
        String language,
        Kind kind,
        List<Parameter> parameters,
        ScriptColumns inputs,
        ScriptColumns outputs,
        String returns,
        String body,
        String comment)
        implements CatalogueObject {
    /** How a script is called: by EXECUTE SCRIPT, for every row, or for every group. */
    public enum Kind {
        SCRIPTING,
        SCALAR,
        SET
    }

    /** A parameter of a scripting script. */
    public record Parameter(String name, boolean array) {}

    public Script {
        parameters = List.copyOf(parameters);
    }

    @Override
    public Key key() {
        return Key.of(Script.class, name);
    }

    /** The same script with another comment, null for none. */
    public Script commented(final String text) {
        return new Script(name, language, kind, parameters, inputs, outputs, returns, body, text);
    }

    public boolean isUdf() {
        return kind != Kind.SCRIPTING;
    }

    /** The body without the line break that follows AS. */
    public String code() {
        return body.startsWith("\r\n") ? body.substring(2) : body.startsWith("\n") ? body.substring(1) : body;
    }

    /** What EXA_ALL_SCRIPTS shows: no schema, no OR REPLACE, names quoted, the body verbatim. */
    public String text() {
        final String shape = isUdf() ? kind + " " : "";
        return "CREATE " + language + " " + shape + "SCRIPT " + ObjectName.quoted(name.name()) + " " + signature()
                + "AS" + body;
    }

    private String signature() {
        if (isUdf()) {
            return inputs + " EMITS " + outputs + " ";
        }
        final String names = parameters.stream()
                .map(parameter -> (parameter.array() ? "ARRAY " : "") + parameter.name())
                .collect(Collectors.joining(", "));
        return "(" + names + ") " + (returns.isEmpty() ? "" : "RETURNS " + returns + " ");
    }
}
