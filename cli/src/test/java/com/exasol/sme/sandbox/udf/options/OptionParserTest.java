package com.exasol.sme.sandbox.udf.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionParserTest {
    private static final OptionParser FIRST = OptionParser.version(1);
    private static final OptionParser SECOND = OptionParser.version(2);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsOneOptionPerLine(final int version) throws SQLException {
        final ScriptOptions options = OptionParser.version(version)
                .parse(
                        "%scriptclass com.acme.Udf;\n%jar /buckets/a.jar;\r\n%jvmoption -Da=1;\n%jvmoption -Xmx2g -Db=x;\n");
        assertThat(options.jvmOptions())
                .containsExactly("-Dexasol.scriptclass=com.acme.Udf", "-Da=1", "-Xmx2g", "-Db=x");
        assertThat(options.jars()).containsExactly("/buckets/a.jar");
        assertThat(options.needsCompiler()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsLongValues(final int version) throws SQLException {
        final String value = "-Dx=" + "Ab0_-".repeat(100_000);
        assertThat(OptionParser.version(version)
                        .parse("%jvmoption " + value + ";\n")
                        .jvmOptions())
                .containsExactly(value);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readsSeveralOptionsOfALine(final int version) throws SQLException {
        final ScriptOptions options = OptionParser.version(version).parse("  %jar /b.jar; %jar /a.jar:/b.jar;");
        assertThat(options.jars()).contains("/a.jar", "/b.jar");
        assertThat(options.needsCompiler()).isFalse();
    }

    @Test
    void sortsJarsOnlyInTheFirstVersion() throws SQLException {
        final String body = "%jar /b.jar;\n%jar /a.jar:/b.jar;\n";
        assertThat(FIRST.parse(body).jars()).containsExactly("/a.jar", "/b.jar");
        assertThat(SECOND.parse(body).jars()).containsExactly("/b.jar", "/a.jar", "/b.jar");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void treatsQuotesAsCharacters(final int version) throws SQLException {
        assertThat(OptionParser.version(version)
                        .parse("%jvmoption -Da=\"x y\";")
                        .jvmOptions())
                .containsExactly("-Da=\"x", "y\"");
    }

    @ParameterizedTest
    @CsvSource({
        "1, F-UDF-CL-SL-JAVA-1613 F-UDF-CL-SL-JAVA-1607 End of %jar statement not found, ''",
        "2, F-UDF-CL-SL-JAVA-1623 F-UDF-CL-SL-JAVA-1621 Error parsing script options at line 1: [1:12] PARSE: Syntax"
                + " error: Unexpected '<eof>',"
                + "'\n'"
    })
    void wantsASemicolon(final int version, final String error, final String end) {
        assertThatThrownBy(() -> OptionParser.version(version).parse("%scriptclass a.B;\n%jar /a.jar\n%jvmoption -Da;"))
                .isInstanceOf(SQLException.class)
                .hasMessage("VM error: F-UDF-CL-LIB-1125: F-UDF-CL-SL-JAVA-1000: " + error + end);
    }

    @Test
    void wantsAValue() {
        assertThatThrownBy(() -> FIRST.parse("%jar ;"))
                .hasMessageEndingWith("F-UDF-CL-SL-JAVA-1613 F-UDF-CL-SL-JAVA-1607 No values found for %jar statement");
        assertThatThrownBy(() -> FIRST.parse("%scriptclass"))
                .hasMessageEndingWith(
                        "F-UDF-CL-SL-JAVA-1610 F-UDF-CL-SL-JAVA-1606 No values found for %scriptclass statement");
        assertThatThrownBy(() -> SECOND.parse("%jar  ;"))
                .hasMessage("VM error: F-UDF-CL-LIB-1125: F-UDF-CL-SL-JAVA-1000: F-UDF-CL-SL-JAVA-1623"
                        + " F-UDF-CL-SL-JAVA-1621 Error parsing script options at line 0: [1:7] PARSE: Syntax error:"
                        + " Unexpected ';'\n");
    }

    /** Expected is what the parser of the client, compiled, said. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "%|1:2|<eof>",
                "%%jar x;|1:2|%",
                "%jar|1:5|<eof>",
                "%jar;|1:5|;",
                "%jar-x y;|1:5|not_semicolon",
                "% jar x;|1:2|whitespace",
                "%jar %x;|1:6|%",
                "%jar äx|1:9|<eof>",
                "  %jar a; %|1:12|<eof>",
            })
    void saysWhereALineBreaksTheGrammarOfTheSecondVersion(final String line, final String place, final String term) {
        assertThatThrownBy(() -> SECOND.parse("\n\n" + line + "\n%scriptclass a.B;"))
                .hasMessageEndingWith("F-UDF-CL-SL-JAVA-1623 F-UDF-CL-SL-JAVA-1621 Error parsing script options at line"
                        + " 2: [" + place + "] PARSE: Syntax error: Unexpected '" + term + "'\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\\\tx", "-Da \\ b", "-Da \\\\\\\\b"})
    void lacksAWordThatStartsWithAnEscapeInTheSecondVersion(final String value) {
        assertThatThrownBy(() -> SECOND.parse("%jvmoption " + value + ";"))
                .hasMessageMatching("VM error: F-UDF-CL-LIB-1125: F-UDF-CL-SL-JAVA-1000: \\[1:\\d] PARSE: Syntax error:"
                        + " Unexpected 'escape_seq'\n");
    }

    @Test
    void leavesBlanksBeforeAnOptionToTheCompiler() throws SQLException {
        for (final OptionParser parser : List.of(FIRST, SECOND)) {
            assertThat(parser.parse(" \t%jar /a.jar; ").needsCompiler()).isFalse();
            assertThat(parser.parse(" \f%jar /a.jar;").needsCompiler()).isTrue();
            assertThat(parser.parse("%jar /a.jar;\u000b").needsCompiler()).isTrue();
        }
    }

    @Test
    void knowsAllOptionsInTheSecondVersion() throws SQLException {
        final String body = "%jvmoptions -Da=1;\n";
        assertThatThrownBy(() -> SECOND.parse(body))
                .hasMessage("VM error: F-UDF-CL-LIB-1125: F-UDF-CL-SL-JAVA-1000: "
                        + "F-UDF-CL-SL-JAVA-1622 Unexpected option: jvmoptions");
        assertThat(FIRST.parse(body).jvmOptions()).containsExactly("s", "-Da=1");
        assertThat(FIRST.parse("%unknown x;").needsCompiler()).isTrue();
    }

    @Test
    void wantsOneScriptClassInTheSecondVersion() throws SQLException {
        final String body = "%scriptclass a.B;\n%scriptclass a.C;\n";
        assertThatThrownBy(() -> SECOND.parse(body)).hasMessageContaining("F-UDF-CL-SL-JAVA-1628 found 2 instances");
        assertThat(FIRST.parse(body).jvmOptions()).containsExactly("-Dexasol.scriptclass=a.B");
        assertThat(FIRST.parse(body).needsCompiler()).isTrue();
    }

    @Test
    void looksAtTheFirstOccurrenceOnlyInTheFirstVersion() throws SQLException {
        final String body = "// see %jar below\n%jar /a.jar;\n";
        assertThat(FIRST.parse(body).jars()).isEmpty();
        assertThat(SECOND.parse(body).jars()).containsExactly("/a.jar");
        assertThat(SECOND.parse(body).needsCompiler()).isTrue();
    }

    @Test
    void findsAnOptionInsideTheValueOfAnotherInTheFirstVersion() throws SQLException {
        final String body = "%jvmoption -Dnote=%scriptclass;\n%scriptclass a.B;\n%jar /a.jar;\n";
        assertThat(FIRST.parse(body).jvmOptions()).containsExactly("-Dnote=%scriptclass");
        assertThat(FIRST.parse(body).needsCompiler()).isTrue();
        assertThat(SECOND.parse(body).jvmOptions()).containsExactly("-Dexasol.scriptclass=a.B", "-Dnote=%scriptclass");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "-Da=x\\ y, -Da=x y",
                "-Da=x\\\\y, -Da=x\\y",
                "-Da=x\\\\ty, `-Da=x\ty`",
                "-Da=x\\\\\\\\ty, -Da=x\\ty",
                "-Da=x\\;y, -Da=x;y",
                "-Da=x\\ty, `-Da=x\ty`",
                "-Da=x\\ny, `-Da=x\ny`",
                "-Da=C:\\temp, `-Da=C:\temp`",
            })
    void knowsEscapesInTheSecondVersion(final String written, final String read) throws SQLException {
        assertThat(SECOND.parse("%jvmoption " + written + ";").jvmOptions()).containsExactly(read);
    }

    @Test
    void knowsNoEscapesInTheFirstVersion() throws SQLException {
        assertThat(FIRST.parse("%jvmoption -Da=x\\ y\\n;").jvmOptions()).containsExactly("-Da=x\\", "y\\n");
    }

    @Test
    void trimsJarsAndClasses() throws SQLException {
        final String body = "%jar  /a.jar \t;\n%scriptclass a.B ;\n";
        for (final OptionParser parser : List.of(FIRST, SECOND)) {
            assertThat(parser.parse(body).jars()).containsExactly("/a.jar");
            assertThat(parser.parse(body).jvmOptions()).containsExactly("-Dexasol.scriptclass=a.B");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void leavesCodeToACompiler(final int version) throws SQLException {
        assertThat(OptionParser.version(version).parse("-- a comment\n").needsCompiler())
                .isTrue();
        assertThat(OptionParser.version(version).parse(" \t\r\n").needsCompiler())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void doesNotImport(final int version) {
        assertThatThrownBy(() -> OptionParser.version(version).parse("%import S.X;"))
                .hasMessageStartingWith("SANDBOX: ");
    }
}
