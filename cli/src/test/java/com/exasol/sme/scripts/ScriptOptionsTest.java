package com.exasol.sme.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.udf.OptionParser;
import com.exasol.sme.sandbox.udf.ScriptOptions;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every Java script that deployment or the Lua scripts have written, as both option parsers of Exasol read it. */
@ExtendWith(SharedInstallation.class)
class ScriptOptionsTest {
    private final Installation installation;

    ScriptOptionsTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void deploy(final Installation installation) throws SQLException {
        final String evil = "\"; %jar /x; %scriptclass y \\ ä\"";
        installation.run("CREATE CONNECTION " + evil
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        installation.run("CREATE VIEW DATA.OPTIONS_VIEW AS SELECT AGE AS \"%jar /x; \", CHURN AS \"%import y;\""
                + " FROM DATA.CUSTOMERS");
        installation.train(installation
                .training("options")
                .with("aws_credentials_connection_name", evil)
                .with("input_table_or_view_name", "OPTIONS_VIEW")
                .with("target_attribute_name", "\"%import y;\""));
        installation.run(Installation.deployment("options", "options").replace(Installation.CONNECTION, evil));
    }

    /** Bodies of all Java scripts by their names. */
    private Map<String, String> bodies() throws SQLException {
        final Map<String, String> bodies = new TreeMap<>();
        for (final List<Object> row : installation
                .run("SELECT SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_LANGUAGE = 'JAVA'")
                .rows()) {
            final String text = String.valueOf(row.get(1));
            bodies.put(String.valueOf(row.get(0)), text.substring(text.indexOf(") AS\n") + ") AS\n".length()));
        }
        return bodies;
    }

    @Test
    void meanTheSameToBothParsers() throws SQLException {
        final Map<String, String> bodies = bodies();
        assertThat(bodies)
                .containsKeys(
                        "SME_AUTOPILOT_TRAINING_UDF",
                        "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF",
                        "SME_AUTOPILOT_ENDPOINT_DEPLOYMENT_UDF",
                        "SME_AUTOPILOT_ENDPOINT_DELETION_UDF",
                        "OPTIONS",
                        "OPTIONS_WITH_KEY");
        for (final Map.Entry<String, String> body : bodies.entrySet()) {
            final ScriptOptions first = OptionParser.version(1).parse(body.getValue());
            final ScriptOptions second = OptionParser.version(2).parse(body.getValue());
            assertThat(second.jvmOptions()).as(body.getKey()).isEqualTo(first.jvmOptions());
            assertThat(second.jars()).as(body.getKey()).isEqualTo(first.jars()).hasSize(1);
            assertThat(first.rest()).as(body.getKey()).isBlank();
            assertThat(second.rest()).as(body.getKey()).isBlank();
        }
    }

    @Test
    void holdWhatThePredictionNeeds() throws SQLException {
        final ScriptOptions options = OptionParser.version(1).parse(bodies().get("OPTIONS"));
        assertThat(options.jars()).containsExactly("/buckets/bfsdefault/default/sme-udf-0.1.0.jar");
        assertThat(options.jvmOptions())
                .filteredOn(option -> !option.startsWith("-Dsme.settings="))
                .map(option -> option.replaceFirst("-Dsme\\.deployment=[0-9]+-[0-9]+$", "-Dsme.deployment=<mark>"))
                .containsExactly(
                        "-Dexasol.scriptclass=com.exasol.sme.udf.PredictionUdf",
                        "-Dsme.version=0.1.0",
                        "-Dsme.endpoint=options",
                        "-Dsme.region=eu-central-1",
                        "-Dsme.deployment=<mark>",
                        "-Duser.timezone=UTC",
                        "-Dhttp.maxConnections=4",
                        "-Daws.endpointUrl=" + installation.aws().endpoint(),
                        "-Dsme.endpointPollSeconds=0.05",
                        "-XX:TieredStopAtLevel=1");
        assertThat(options.jvmOptions())
                .filteredOn(option -> option.matches("-Dsme\\.settings=[A-Za-z0-9_-]+"))
                .hasSize(1);
    }

    @Test
    void predict() throws SQLException {
        assertThat(installation
                        .run("SELECT DATA.OPTIONS(\"%jar /x; \") FROM DATA.OPTIONS_VIEW WHERE \"%jar /x; \" IN (5, 75)")
                        .rows())
                .hasSize(150)
                .allSatisfy(row -> assertThat(row.get(2)).isIn("yes", "no"));
    }
}
