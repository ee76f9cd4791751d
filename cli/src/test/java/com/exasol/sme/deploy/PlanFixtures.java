package com.exasol.sme.deploy;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.database.SchemaName;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.language.LanguageRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Plans as tests need them. */
final class PlanFixtures {
    static final LanguageRequest AS_IT_IS =
            new LanguageRequest(new LanguageAlias("JAVA"), Optional.empty(), false, true);

    private PlanFixtures() {}

    static DeploymentPlan plan() {
        return plan(AS_IT_IS, EnumSet.allOf(Part.class));
    }

    static DeploymentPlan plan(final LanguageRequest language, final Set<Part> parts) {
        return DeploymentPlan.of(new DeploymentSettings(
                new SchemaName("SME"),
                JarLocation.of("bfsdefault", "default", "jars"),
                language,
                List.of(new JvmOption("-Xmx2g")),
                parts));
    }
}
