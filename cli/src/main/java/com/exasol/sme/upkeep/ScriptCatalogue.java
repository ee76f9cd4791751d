package com.exasol.sme.upkeep;

import com.exasol.sme.database.JdbcSession;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.SqlText;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the database for scripts, as far as the user may see them. */
final class ScriptCatalogue {
    private static final String SCRIPTS =
            "SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT, SCRIPT_COMMENT FROM SYS.EXA_ALL_SCRIPTS WHERE ";
    private static final String IN_ORDER = " ORDER BY SCRIPT_SCHEMA, SCRIPT_NAME";
    private static final String OWN_PREFIX = "SME_";

    private final JdbcSession session;

    ScriptCatalogue(final JdbcSession session) {
        this.session = session;
    }

    static SqlStatement queryOf(final SchemaName schema) {
        return new SqlStatement(
                "look for the scripts of the schema", SCRIPTS + "SCRIPT_SCHEMA = " + schema.literal() + IN_ORDER);
    }

    static SqlStatement queryOfPredictionScripts() {
        return new SqlStatement(
                "look for prediction scripts",
                SCRIPTS + "SCRIPT_TYPE = 'UDF' AND SCRIPT_TEXT LIKE '%-Dsme.endpoint=%'" + IN_ORDER);
    }

    private static SqlStatement queryOfDeleteScripts() {
        return new SqlStatement(
                "look for scripts that delete endpoints",
                SCRIPTS + "SCRIPT_NAME = " + SqlText.literal(EndpointRecords.DELETE_SCRIPT) + IN_ORDER);
    }

    static SqlStatement queryOfUsers() {
        return new SqlStatement(
                "look for scripts that use a JAR of sme", SCRIPTS + "SCRIPT_TEXT LIKE '%sme-udf-%'" + IN_ORDER);
    }

    /** The scripts of a schema whose names start as ours do. */
    List<InstalledScript> own(final SchemaName schema) throws SQLException {
        return read(queryOf(schema)).stream()
                .filter(script -> script.name().startsWith(OWN_PREFIX))
                .toList();
    }

    /** All scripts, of whatever schema, that predict through an endpoint. */
    List<PredictionScript> predictionScripts() throws SQLException {
        return read(queryOfPredictionScripts()).stream()
                .map(PredictionScript::new)
                .filter(PredictionScript::isOne)
                .toList();
    }

    /** All scripts, of whatever schema, that use a JAR of some version of sme. */
    List<InstalledScript> users() throws SQLException {
        return read(queryOfUsers());
    }

    static SqlStatement queryOfViews() {
        return new SqlStatement(
                "look for views of predictions",
                "SELECT VIEW_SCHEMA, VIEW_NAME, VIEW_TEXT FROM SYS.EXA_ALL_VIEWS"
                        + " WHERE VIEW_TEXT LIKE '%_WITH_SOURCE\"(%' ORDER BY VIEW_SCHEMA, VIEW_NAME");
    }

    /** The texts of views of predictions, by the views' quoted names. */
    Map<String, String> views() throws SQLException {
        return session.query(queryOfViews().text(), 3).stream()
                .collect(Collectors.toMap(row -> SqlText.object(row.get(0), row.get(1)), row -> row.get(2)));
    }

    /** The scripts, of whatever schema, that are named as the one that deletes endpoints. */
    List<InstalledScript> deleteScripts() throws SQLException {
        return read(queryOfDeleteScripts());
    }

    private List<InstalledScript> read(final SqlStatement query) throws SQLException {
        return session.query(query.text(), 4).stream()
                .map(row -> new InstalledScript(row.get(0), row.get(1), row.get(2), row.get(3)))
                .toList();
    }
}
