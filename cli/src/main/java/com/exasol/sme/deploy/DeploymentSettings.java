package com.exasol.sme.deploy;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageRequest;
import java.util.List;
import java.util.Set;

/**
 * What the administrator asks for.
 *
 * @param schema     where the scripts go
 * @param jar        where the UDF JAR lies or will lie
 * @param language   what the Java scripts run in
 * @param jvmOptions options of every Java script
 * @param parts      what to do
 */
public record DeploymentSettings(
        SchemaName schema, JarLocation jar, LanguageRequest language, List<JvmOption> jvmOptions, Set<Part> parts) {
    /** The parts of a deployment that can be left out. */
    public enum Part {
        UPLOAD,
        /** To be sure that every node has the JAR. */
        WAIT,
        LANGUAGE,
        SCRIPTS
    }

    public DeploymentSettings {
        jvmOptions = List.copyOf(jvmOptions);
        parts = Set.copyOf(parts);
    }

    /** {@return the same with other JVM options} */
    public DeploymentSettings with(final List<JvmOption> options) {
        return new DeploymentSettings(schema, jar, language, options, parts);
    }

    public boolean has(final Part part) {
        return parts.contains(part);
    }
}
