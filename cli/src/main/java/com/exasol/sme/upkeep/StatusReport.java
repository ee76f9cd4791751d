package com.exasol.sme.upkeep;

import com.exasol.sme.database.SchemaName;
import com.exasol.sme.shared.Version;
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

    /** The whole report, line by line. */
    public List<String> lines() {
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
