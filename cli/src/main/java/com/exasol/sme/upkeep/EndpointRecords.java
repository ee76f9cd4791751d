package com.exasol.sme.upkeep;

import com.exasol.sme.database.SqlText;
import java.util.List;

/** Prediction scripts as records of endpoints that cost money until they are deleted. */
final class EndpointRecords {
    static final String DELETE_SCRIPT = "SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT";

    private EndpointRecords() {}

    /** Each script with its endpoint. */
    static List<String> lines(final List<PredictionScript> scripts) {
        return scripts.stream()
                .map(script -> script.script().quoted() + " (endpoint " + script.endpoint() + " in " + script.region()
                        + script.view().map(view -> ", view " + view).orElse("") + ")")
                .toList();
    }

    /** The statements that delete the endpoints, each once. */
    static List<String> deletions(final String schema, final List<PredictionScript> scripts) {
        return scripts.stream()
                .map(script -> deletion(schema, script))
                .distinct()
                .toList();
    }

    private static String deletion(final String schema, final PredictionScript script) {
        final String connection = script.connection().map(SqlText::identifier).orElse("<connection>");
        return "EXECUTE SCRIPT " + SqlText.object(schema, DELETE_SCRIPT) + "("
                + SqlText.literal(script.endpoint()) + ", " + SqlText.literal(connection) + ", "
                + SqlText.literal(script.region()) + ");";
    }
}
