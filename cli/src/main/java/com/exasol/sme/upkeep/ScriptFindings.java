package com.exasol.sme.upkeep;

import com.exasol.sme.scripts.Script;
import com.exasol.sme.scripts.ScriptHash;
import com.exasol.sme.shared.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Compares the scripts of a schema with those of this version. */
final class ScriptFindings {
    private final List<Script> wanted;
    private final Map<String, InstalledScript> installed;

    ScriptFindings(final List<Script> wanted, final List<InstalledScript> installed) {
        this.wanted = wanted;
        this.installed = installed.stream().collect(Collectors.toMap(InstalledScript::name, Function.identity()));
    }

    List<Finding> list() {
        final List<Finding> findings = new ArrayList<>();
        wanted.forEach(script -> findings.add(compare(script)));
        installed.values().stream()
                .filter(InstalledScript::isOurs)
                .filter(script ->
                        wanted.stream().noneMatch(other -> other.name().equals(script.name())))
                .map(script -> different(script.name(), versionOf(script) + ", no script of this version of sme"))
                .sorted((one, other) -> one.text().compareTo(other.text()))
                .forEach(findings::add);
        return findings;
    }

    private Finding compare(final Script script) {
        final InstalledScript there = installed.get(script.name());
        if (there == null) {
            return different(script.name(), "missing");
        }
        if (!there.isOurs()) {
            return different(script.name(), "foreign: sme did not write it");
        }
        if (there.hasOpenOption()) {
            return different(script.name(), versionOf(there) + ", " + PredictionFindings.OPEN_OPTION);
        }
        if (there.isEdited()) {
            return different(script.name(), versionOf(there) + ", edited: its text is not the one that its hash is of");
        }
        final int age = VersionOrder.compare(there.version().orElseThrow(), Version.current());
        if (age != 0) {
            return different(script.name(), versionOf(there) + ", " + (age < 0 ? "older" : "newer"));
        }
        if (!ScriptHash.of(there.text()).equals(script.hash())) {
            return different(
                    script.name(), versionOf(there) + ", but of another build, or of other options than the first");
        }
        return Finding.good("script " + script.name() + ": " + versionOf(there) + ", hash " + script.hash());
    }

    private static String versionOf(final InstalledScript script) {
        return "version " + script.version().orElseThrow();
    }

    private static Finding different(final String name, final String how) {
        return Finding.different("script " + name + ": " + how);
    }
}
