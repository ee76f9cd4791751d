package com.exasol.sme.upkeep;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** Sees to it that no endpoint, which is paid for, loses the script that deletes it. */
final class EndpointGuard {
    private final UndeploySettings settings;
    private final ScriptCatalogue catalogue;
    private final Optional<InstalledScript> elsewhere;

    /** @param elsewhere a script in another schema that deletes endpoints, if there is one that works */
    EndpointGuard(
            final UndeploySettings settings,
            final ScriptCatalogue catalogue,
            final Optional<InstalledScript> elsewhere) {
        this.settings = settings;
        this.catalogue = catalogue;
        this.elsewhere = elsewhere;
    }

    /** Refuses to leave an endpoint behind, or tells in the report which ones are left. */
    void check(final List<String> report) throws SQLException {
        final List<PredictionScript> all = catalogue.predictionScripts();
        final List<PredictionScript> registered =
                all.stream().filter(PredictionScript::isRegistered).toList();
        if (!registered.isEmpty()) {
            report.add("Functions of registered endpoints stay, and predict as long as their JAR is there: "
                    + list(EndpointRecords.lines(registered)) + ". DROP SCRIPT drops them.");
        }
        final List<PredictionScript> scripts =
                all.stream().filter(script -> !script.isRegistered()).toList();
        if (scripts.isEmpty()) {
            return;
        }
        if (elsewhere.isPresent()) {
            report.add("Endpoints can still be deleted with " + elsewhere.get().quoted() + ": "
                    + list(EndpointRecords.lines(scripts)) + ".");
        } else if (settings.isForced()) {
            report.add("Warning: these endpoints may still run and be billed: " + list(EndpointRecords.lines(scripts))
                    + ". To delete them, deploy sme again and run its delete script, or use the AWS console.");
        } else {
            throw refused(scripts);
        }
    }

    private SmeException refused(final List<PredictionScript> scripts) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-59")
                .message(
                        "These prediction scripts are the records of endpoints, which are billed until they are"
                                + " deleted, and nothing would be left to delete them with: {{scripts|u}}.",
                        list(EndpointRecords.lines(scripts)))
                .mitigation(
                        "Delete the endpoints first: {{statements|u}}",
                        String.join(
                                " ", EndpointRecords.deletions(settings.schema().name(), scripts)))
                .mitigation("If they shall stay, add --force.")
                .toString());
    }

    private static String list(final List<String> lines) {
        return String.join(", ", lines);
    }
}
