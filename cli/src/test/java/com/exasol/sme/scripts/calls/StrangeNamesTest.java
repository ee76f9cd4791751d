package com.exasol.sme.scripts.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.client.SqlResult;
import com.exasol.sme.sandbox.udf.options.OptionParser;
import com.exasol.sme.sandbox.udf.options.ScriptOptions;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names that a careless program would take apart, on the whole way from the table to the prediction. */
@ExtendWith(QuickInstallation.class)
class StrangeNamesTest {
    private static final String CONNECTION = quoted("a; %jar \"x\" -- / ä :x ::x \\ ]] 'q' ? {fn now()}");
    private static final String SCHEMA = quoted("my schema's :x; --");
    private static final String SCRIPT_SCHEMA = quoted("/");
    private static final String TABLE = quoted("ä; %jar /x; ::p1 ]] \\ " + "€".repeat(106));
    private static final String TARGET = "%jvmoption -Dx=y;";
    private static final List<String> FEATURES = List.of(
            "age",
            "AGE",
            "Age",
            "/",
            "--",
            "/* */",
            ";",
            "%jar /x;",
            "%scriptclass y;",
            ":age",
            "::p1",
            "a\\",
            "]]",
            "b'lank s",
            "lower; case",
            "select",
            "key",
            "ä",
            "😀",
            "?",
            "{fn x}",
            "${lua}",
            "%s %d",
            "ü".repeat(128));

    private final Installation installation;

    StrangeNamesTest(final Installation installation) {
        this.installation = installation;
    }

    private static String quoted(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String literal(final String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Feature i is the age and i, so that no column can be taken for another. */
    private static String columns(final String table) {
        return IntStream.range(0, FEATURES.size())
                .mapToObj(index -> table + "AGE + " + index + " AS " + quoted(FEATURES.get(index)))
                .collect(Collectors.joining(", "));
    }

    @Test
    void comeThroughUnchanged() throws SQLException {
        installation.run("CREATE CONNECTION " + CONNECTION
                + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        installation.run("CREATE SCHEMA " + SCHEMA);
        installation.run("CREATE SCHEMA " + SCRIPT_SCHEMA);
        installation.run("CREATE TABLE " + SCHEMA + "." + TABLE + " AS SELECT " + columns("") + ", CHURN AS "
                + quoted(TARGET) + " FROM DATA.CUSTOMERS");
        train();
        deploy();
        predict();
        delete();
    }

    private void train() throws SQLException {
        installation.train(installation
                .training("strange")
                .with("aws_credentials_connection_name", CONNECTION)
                .with("input_schema_name", SCHEMA)
                .with("input_table_or_view_name", TABLE)
                .with("target_attribute_name", quoted(TARGET)));
        final String content =
                installation.content(installation.exported("strange").get(0));
        assertThat(content.lines().findFirst())
                .contains("age,AGE,Age,/,--,\"/* */\",;,\"%jar /x;\",\"%scriptclass y;\",:age,::p1,a\\,]],\"b'lank s\","
                        + "\"lower; case\",select,key,ä,😀,?,\"{fn x}\",${lua},\"%s %d\"," + "ü".repeat(128)
                        + ",\"" + TARGET + "\"");
        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS('strange', "
                                + literal(CONNECTION) + ", '" + Installation.REGION + "')")
                        .rows())
                .containsExactly(List.of("Completed", "Completed"));
    }

    private void deploy() throws SQLException {
        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT('strange', '\"st_range\"', "
                                + literal(SCRIPT_SCHEMA) + ", 'ml.m5.large', 1, " + literal(CONNECTION) + ", '"
                                + Installation.REGION + "')")
                        .rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(List.of("st-range", "\"/\".\"st_range\"", "\"/\".\"st_range_WITH_KEY\"", "InService"));
        final List<List<Object>> texts = installation
                .run("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = '/'")
                .rows();
        assertThat(texts).hasSize(2);
        for (final List<Object> text : texts) {
            assertNoNameStartsALine(String.valueOf(text.get(0)));
        }
    }

    /** What is re-created from its text, or cut by a client, is told by its lines. */
    private static void assertNoNameStartsALine(final String text) throws SQLException {
        assertThat(text.lines().skip(1))
                .isNotEmpty()
                .allMatch(line -> line.matches("%(scriptclass|jar|jvmoption) .*;"));
        for (final int version : List.of(1, 2)) {
            final ScriptOptions options =
                    OptionParser.version(version).parse(text.substring(text.indexOf("AS\n%scriptclass com") + 3));
            assertThat(options.jars()).containsExactly("/buckets/bfsdefault/default/sme-udf-0.1.0.jar");
            assertThat(options.jvmOptions())
                    .startsWith("-Dexasol.scriptclass=com.exasol.sme.udf.PredictionUdf")
                    .doesNotContain("-Dx=y");
            assertThat(options.rest()).isBlank();
        }
    }

    private void predict() throws SQLException {
        final String arguments =
                FEATURES.stream().map(name -> "T." + quoted(name)).collect(Collectors.joining(", "));
        final String from = ") FROM " + SCHEMA + "." + TABLE + " T WHERE T." + quoted("/") + " IN (8, 78)";
        final List<String> names = new ArrayList<>(FEATURES);
        names.addAll(List.of("PROBABILITY", "PREDICTIONS"));
        final SqlResult plain = installation.run("SELECT \"/\".\"st_range\"(" + arguments + from);
        assertThat(plain.names()).isEqualTo(names);
        assertThat(plain.rows()).hasSize(150).allSatisfy(StrangeNamesTest::assertPredicted);

        names.add(0, "KEY");
        final SqlResult keyed = installation.run("SELECT \"/\".\"st_range_WITH_KEY\"(T.\"AGE\", " + arguments + from);
        assertThat(keyed.names()).isEqualTo(names);
        assertThat(keyed.rows()).hasSize(150).allSatisfy(row -> {
            assertThat(row.get(0)).isEqualTo(String.valueOf(row.get(2)));
            assertPredicted(row.subList(1, row.size()));
        });
    }

    private static void assertPredicted(final List<Object> row) {
        final long age = (Long) row.get(0);
        assertThat(row.subList(0, FEATURES.size()))
                .isEqualTo(IntStream.range(0, FEATURES.size())
                        .mapToObj(index -> age + index)
                        .toList());
        assertThat(row.get(FEATURES.size() + 1)).isEqualTo(age == 5 ? "yes" : "no");
    }

    private void delete() throws SQLException {
        assertThat(installation
                        .run("EXECUTE SCRIPT SME.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT('st-range', "
                                + literal(CONNECTION) + ", '" + Installation.REGION + "')")
                        .rows())
                .containsExactly(
                        List.of("endpoint", "st-range", "deleted"),
                        List.of("endpoint configuration", "st-range", "deleted"),
                        List.of("model", "st-range", "deleted"),
                        List.of("script", "\"/\".\"st_range\"", "dropped"),
                        List.of("script", "\"/\".\"st_range_WITH_KEY\"", "dropped"));
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .doesNotContain("st-range");
    }
}
