package com.exasol.sme.deploy;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.BucketFsAddress;
import com.exasol.sme.database.StatementPrinter;
import com.exasol.sme.deploy.DeploymentSettings.Part;
import com.exasol.sme.language.LanguageActivation;
import com.exasol.sme.language.LanguageAlias;
import com.exasol.sme.language.LanguageRequest;
import com.exasol.sme.shared.Port;
import com.exasol.sme.shared.ProductObjects;
import com.exasol.sme.shared.ProductObjects.DeployedScript;
import com.exasol.sme.shared.Version;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrintSinkTest {
    private static final List<String> SCRIPTS =
            ProductObjects.SCRIPTS.stream().map(DeployedScript::name).toList();

    private static final BucketFsAddress SOMEWHERE = new BucketFsAddress(Optional.empty(), new Port(2581), true);

    private static String print(final DeploymentPlan plan) {
        return print(plan, SOMEWHERE);
    }

    private static String print(final DeploymentPlan plan, final BucketFsAddress bucketFs) {
        final StringWriter text = new StringWriter();
        plan.sendTo(new PrintSink(new StatementPrinter(new PrintWriter(text)), bucketFs, List.of()));
        return text.toString();
    }

    @Test
    void printsSchemaLanguageTableAndScriptsInOrder() {
        final String text = print(PlanFixtures.plan());
        assertThat(text)
                .startsWith("-- sme " + Version.current() + ": ")
                .containsSubsequence(
                        "\nCREATE SCHEMA IF NOT EXISTS \"SME\";\nOPEN SCHEMA \"SME\";\n",
                        "\n" + LanguageActivation.QUERY + ";\n",
                        "\nCREATE TABLE IF NOT EXISTS \"SME_METADATA_AUTOPILOT_JOBS\" (\n",
                        "\n);\n");
        assertThat(text.lines()
                        .filter(line -> line.startsWith("CREATE OR REPLACE"))
                        .map(line -> line.replaceAll("[^\"]*\"(\\w+)\".*", "$1")))
                .containsExactlyElementsOf(SCRIPTS);
    }

    @Test
    void marksStartAndEndOfEveryScript() {
        final String text = print(PlanFixtures.plan());
        // The question to the nodes is one more.
        assertThat(text.lines().filter("--/"::equals)).hasSize(SCRIPTS.size() + 1);
        assertThat(text.lines().filter("/"::equals)).hasSize(SCRIPTS.size() + 1);
        assertThat(text).endsWith("\n/\n").doesNotContain("\r").doesNotContain("\n\n\n");
    }

    @Test
    void asksTheNodesBeforeTheScriptsAndDropsTheQuestion() {
        final String probe = "\"SME\".\"SME_NODE_PROBE\"";
        assertThat(print(PlanFixtures.plan()))
                .containsSubsequence(
                        "\nOPEN SCHEMA \"SME\";\n",
                        "'sha256sum sme-udf-" + Version.current() + ".jar'",
                        "\n--/\nCREATE JAVA SET SCRIPT " + probe + " (",
                        "\n}\n/\nSELECT " + probe + "(i, '/buckets/bfsdefault/default/jars/sme-udf-" + Version.current()
                                + ".jar') FROM VALUES BETWEEN 1 AND NPROC() t(i) GROUP BY i;\nDROP SCRIPT " + probe
                                + ";\n",
                        "\nCREATE TABLE IF NOT EXISTS");
        assertThat(print(PlanFixtures.plan(PlanFixtures.AS_IT_IS, Set.of(Part.SCRIPTS))))
                .doesNotContain("PROBE", "NPROC");
    }

    @Test
    void endsNoCommentLikeAStatementButOneThatIsToBeCompleted() {
        assertThat(print(PlanFixtures.plan()).split("--/", 2)[0].lines().filter(line -> line.startsWith("--")))
                .hasSizeGreaterThan(4)
                .allMatch(line -> line.startsWith("-- ALTER ") == line.endsWith(";"));
    }

    @Test
    void writesTheOptionsOfAJavaScriptOnePerLine() {
        assertThat(print(PlanFixtures.plan()))
                .contains("%scriptclass com.exasol.sme.udf.AutopilotTrainingUdf;\n"
                        + "%jar /buckets/bfsdefault/default/jars/sme-udf-" + Version.current() + ".jar;\n"
                        + "%jvmoption -Dsme.version=" + Version.current() + ";\n"
                        + "%jvmoption -Dsme.hash=")
                .contains("\n%jvmoption -XX:TieredStopAtLevel=1;\n%jvmoption -Xmx2g;\n/\n");
    }

    @Test
    void tellsHowToUploadTheJarByHand() {
        assertThat(print(PlanFixtures.plan()))
                .contains("--   curl --fail --user w --upload-file sme-udf-" + Version.current()
                        + ".jar https://<bucketfs-host>:2581/default/jars/sme-udf-" + Version.current() + ".jar\n");
    }

    @Test
    void uploadsWhereItIsToldTo() {
        assertThat(print(PlanFixtures.plan(), new BucketFsAddress(Optional.of("bfs"), new Port(2580), false)))
                .contains(".jar http://bfs:2580/default/jars/sme-udf-");
    }

    @Test
    void takesADefinitionOutOnlyForAnotherOne() {
        assertThat(print(PlanFixtures.plan()))
                .contains("-- A value that has JAVA=… in it is right.")
                .doesNotContain("take another JAVA=");
        final LanguageRequest other = new LanguageRequest(new LanguageAlias("JAVA"), Optional.of("x"), false, true);
        assertThat(print(PlanFixtures.plan(other, Set.of(Part.LANGUAGE))))
                .contains("-- A value that has JAVA=x in it is right.", "take another JAVA=… out");
    }

    @Test
    void printsTheLanguageAsSomethingToComplete() {
        final LanguageRequest language =
                new LanguageRequest(new LanguageAlias("J17"), Optional.of("localzmq"), false, true);
        assertThat(print(PlanFixtures.plan(language, Set.of(Part.LANGUAGE))))
                .contains("-- ALTER SYSTEM SET SCRIPT_LANGUAGES = '<SYSTEM_VALUE> J17=localzmq';\n")
                .contains("-- ALTER SESSION SET SCRIPT_LANGUAGES = '<SESSION_VALUE> J17=localzmq';\n")
                .doesNotContain("\nALTER");
    }

    @Test
    void leavesOutWhatIsNotWanted() {
        assertThat(print(PlanFixtures.plan(PlanFixtures.AS_IT_IS, Set.of(Part.LANGUAGE))))
                .doesNotContain("CREATE", "curl");
        assertThat(print(PlanFixtures.plan(PlanFixtures.AS_IT_IS, Set.of(Part.SCRIPTS))))
                .doesNotContain("SCRIPT_LANGUAGES", "curl");
    }

    @Test
    void isTheSameEveryTime() {
        assertThat(print(PlanFixtures.plan())).isEqualTo(print(PlanFixtures.plan()));
    }

    @Test
    void failsWhenStandardOutputDoesNotTakeTheText() {
        final Writer full = new Writer() {
            @Override
            public void write(final char[] text, final int offset, final int length) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        final PrintSink sink = new PrintSink(new StatementPrinter(new PrintWriter(full)), SOMEWHERE, List.of());
        assertRefused(() -> PlanFixtures.plan().sendTo(sink)).hasMessageStartingWith("E-SME-CLI-20: ");
    }
}
