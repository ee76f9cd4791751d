package com.exasol.sme.deploy;

import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.scripts.MetadataTable;
import com.exasol.sme.scripts.Script;
import com.exasol.sme.scripts.ScriptFactory;
import java.util.List;

/** All that a deployment consists of, ready to be printed or carried out; nothing in it asks the network. */
public final class DeploymentPlan {
    private final DeploymentSettings settings;
    private final List<MetadataTable> tables;
    private final List<Script> scripts;

    private DeploymentPlan(
            final DeploymentSettings settings, final List<MetadataTable> tables, final List<Script> scripts) {
        this.settings = settings;
        this.tables = tables;
        this.scripts = scripts;
    }

    public static DeploymentPlan of(final DeploymentSettings settings) {
        final ScriptFactory factory =
                new ScriptFactory(settings.jar(), settings.language().alias(), settings.jvmOptions());
        return new DeploymentPlan(settings, MetadataTable.all(), factory.scripts());
    }

    public void sendTo(final StatementSink sink) {
        sink.start(settings);
        if (settings.has(Part.SCRIPTS)) {
            sink.schema(settings.schema());
        }
        if (settings.has(Part.LANGUAGE)) {
            sink.language(settings.language());
        }
        if (settings.has(Part.SCRIPTS)) {
            sink.objects(tables, scripts);
        }
    }
}
