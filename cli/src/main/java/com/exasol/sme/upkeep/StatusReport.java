package com.exasol.sme.upkeep;

import com.exasol.sme.database.SchemaName;
import com.exasol.sme.shared.Version;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * What is installed, thing by thing.
 *
 * @param schema   the schema that was looked at
 * @param findings in the order in which a person reads them
 */
public record StatusReport(SchemaName schema, List<Finding> findings) {
    public StatusReport {
        findings = List.copyOf(findings);
    }

    public boolean isGood() {
        return different() == 0;
    }

    /** The whole report for programs. */
    public String json() {
        final JsonArrayBuilder list = Json.createArrayBuilder();
        findings.forEach(finding -> list.add(Json.createObjectBuilder()
                .add("ok", finding.isGood())
                .add("what", finding.subject())
                .add("how", finding.detail())));
        return Json.createObjectBuilder()
                .add("sme", Version.current())
                .add("schema", schema.name())
                .add("ok", isGood())
                .add("findings", list)
                .build()
                .toString();
    }

    /**
     * Writes the report line by line.
     *
     * @param isShort whether only what differs is named
     */
    public List<String> lines(final boolean isShort) {
        if (isShort) {
            return findings.stream()
                    .filter(finding -> !finding.isGood())
                    .map(Finding::line)
                    .toList();
        }
        final List<String> lines = new ArrayList<>();
        lines.add("sme " + Version.current() + ", schema " + schema.quoted());
        findings.forEach(finding -> lines.add(finding.line()));
        lines.add(isGood() ? "Nothing differs." : different() + " of " + findings.size() + " differ.");
        return lines;
    }

    private long different() {
        return findings.stream().filter(finding -> !finding.isGood()).count();
    }
}
