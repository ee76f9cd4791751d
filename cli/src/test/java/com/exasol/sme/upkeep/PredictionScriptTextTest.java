package com.exasol.sme.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.LanguageAlias;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PredictionScriptTextTest {
    private static final String NAME = "a\"( AS b";
    private static final String HEAD =
            "CREATE JAVA SET SCRIPT \"a\"\"( AS b\" (\"x) AS\" DOUBLE, \"%jar y;\" VARCHAR(9) UTF8)"
                    + " EMITS (\"x) AS\" DOUBLE, \"PREDICTIONS\" DOUBLE) AS\n";
    private static final String BODY = """
            %scriptclass com.exasol.sme.udf.PredictionUdf;
            %jar /buckets/b/d/sme-udf-0.0.1.jar;
            %jvmoption -Dsme.version=0.0.1;
            %jvmoption -Dsme.endpoint=ep;
            %jvmoption -Dsme.region=eu-central-1;
            %jvmoption -Dsme.deployment=1-2;
            %jvmoption -Dsme.settings=e30;
            %jvmoption -Duser.timezone=UTC;
            %jvmoption -Dhttp.maxConnections=4;
            %jvmoption -Xmx1g;
            """;

    private static Optional<SqlStatement> moved(final String text) {
        final MoveSettings settings = new MoveSettings(
                JarLocation.of("s", "b", "p"), LanguageAlias.from("java17"), List.of(new JvmOption("-Xmx2g")));
        return settings.move(new PredictionScript(new InstalledScript("S.\"", NAME, text, "")));
    }

    @Test
    void becomesThatOfANewerVersion() {
        assertThat(moved(HEAD + BODY))
                .map(SqlStatement::text)
                .contains(
                        "CREATE OR REPLACE JAVA17 SET SCRIPT \"S.\"\"\".\"a\"\"( AS b\" (\"x) AS\" DOUBLE, \"%jar y;\""
                                + " VARCHAR(9) UTF8) EMITS (\"x) AS\" DOUBLE, \"PREDICTIONS\" DOUBLE) AS\n"
                                + "%scriptclass com.exasol.sme.udf.PredictionUdf;\n%jar /buckets/s/b/p/"
                                + JarLocation.fileName() + ";\n%jvmoption -Dsme.version=0.1.0;\n"
                                + "%jvmoption -Dsme.endpoint=ep;\n%jvmoption -Dsme.region=eu-central-1;\n"
                                + "%jvmoption -Dsme.deployment=1-2;\n%jvmoption -Dsme.settings=e30;\n"
                                + "%jvmoption -Duser.timezone=UTC;\n%jvmoption -Dhttp.maxConnections=4;\n"
                                + "%jvmoption -Xms40m;\n%jvmoption -Xmn20m;\n%jvmoption -Xmx2g;\n/");
    }

    @Test
    void isReadWithAnyHeadThatTheDatabaseMayWrite() {
        assertThat(moved(HEAD.replace("CREATE JAVA", "CREATE OR REPLACE JAVA")
                                .replace("SCRIPT \"a", "SCRIPT \"S.\"\"\".\"a")
                                .replace("\n", "\r\n")
                        + BODY))
                .map(SqlStatement::text)
                .isEqualTo(moved(HEAD + BODY).map(SqlStatement::text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "int x = 0;",
                "%env TZ=UTC;",
                "%import OTHER;",
                "// %jar /x;",
                "%jar /second.jar;",
                "%scriptclass com.exasol.sme.udf.PredictionUdf;",
                "%scriptclass other.Class;",
                "%jvmoption -Dsme.version=0.0.2;",
                "%jvmoption -Da=b; %jar /x;",
                " %jvmoption -Da=b;",
                "%jvmoption -Da=b"
            })
    void isLeftAloneWithAnyOtherLine(final String line) {
        assertThat(moved(HEAD + BODY)).isPresent();
        assertThat(moved(HEAD + BODY + line + "\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%scriptclass", "%jar", "%jvmoption -Dsme.version"})
    void isLeftAloneWithoutALine(final String start) {
        assertThat(moved(HEAD + BODY.replaceFirst("(?m)^" + start + ".*\n", "")))
                .isEmpty();
    }

    @Test
    void isLeftAloneIfItIsNoSetScript() {
        assertThat(moved(HEAD.replace("SET SCRIPT", "SCALAR SCRIPT") + BODY)).isEmpty();
    }
}
