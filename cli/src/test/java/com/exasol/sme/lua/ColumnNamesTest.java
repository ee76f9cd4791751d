package com.exasol.sme.lua;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {
    private static final String CONTROL = "it has a line break or another control character";
    private static final String DELIMITED = "it has a comma or a double quote";
    private static final String BLANK = "it starts or ends with a blank";

    private static String columns(final String... names) {
        final StringBuilder columns = new StringBuilder("{ ");
        for (final String name : names) {
            columns.append("{ name = \"");
            for (final byte letter : name.getBytes(UTF_8)) {
                columns.append(String.format("\\x%02x", letter));
            }
            columns.append("\" }, ");
        }
        return columns.append("}").toString();
    }

    private static void run(final String call) throws Exception {
        assertThat(Scripts.evaluate("require(\"sme.failure\").guard(function() require(\"sme.column_names\")." + call
                        + " end)\nreturn {{ \"fits\" }}, \"X VARCHAR(10)\""))
                .isEqualTo("fits");
    }

    private static void header(final String... names) throws Exception {
        run("check_header(" + columns(names) + ")");
    }

    private static void parameters(final String... names) throws Exception {
        run("check_parameters(\"churn\", " + columns(names) + ")");
    }

    private static void probabilities(final String... names) throws Exception {
        run("check_probabilities(\"churn\", " + columns(names) + ")");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A", "a b", "ä", "€", "😀", "'", ";", "%jar", "--", "/", "\\", ":x", "]]", "à", "\u00bf", "\u2027",
                "\u202a", "1", "null"
            })
    void takeWhatNeedsNoDelimiter(final String name) throws Exception {
        header(name);
    }

    @Test
    void takeNamesThatDifferInCaseOnly() throws Exception {
        header("a", "A");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\nb",
                "\r",
                "a\r\n/\r\nb",
                "a\u0000",
                "\t",
                "a\u001b[31m",
                "\u007f",
                "\u0080",
                "\u0085",
                "\u009f",
                "\u2028",
                "x\u2029"
            })
    void refuseControlCharacters(final String name) {
        final String shown = name.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}\\x{2028}\\x{2029}]", "?");
        assertThatThrownBy(() -> header("A", name))
                .hasMessageStartingWith("\"E-SME-LUA-50: Names of columns cannot safely be carried by the header of a "
                        + "CSV file: '" + shown + "' (" + CONTROL + "). Nothing was exported. Train on a view that "
                        + "gives these columns other names.\" caught in");
        assertThatThrownBy(() -> parameters("A", name))
                .hasMessageStartingWith("\"E-SME-LUA-51: The job 'churn' was trained on columns whose names cannot "
                        + "stand in a prediction script: '" + shown + "' (" + CONTROL + "). Nothing was created. Train "
                        + "again on a view that gives these columns other names.\" caught in");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ", " a", "a ", "\u00a0a", "a\u1680", "\u2000a", "a\u200a", "\u202fa", "a\u205f", "\u3000a", "\ufeffa"
            })
    void refuseBlanksAroundANameInAHeaderOnly(final String name) throws Exception {
        assertThatThrownBy(() -> header("A", name)).hasMessageContaining(": '" + name + "' (" + BLANK + "). Nothing");
        parameters(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\"", "a,b", "\"a\"", "a\"b"})
    void refuseWhatHasToBeDelimitedInAHeaderOnly(final String name) throws Exception {
        assertThatThrownBy(() -> header("A", name))
                .hasMessageContaining(": '" + name + "' (" + DELIMITED + "). Nothing");
        parameters(name);
    }

    @Test
    void refuseAFeatureThatIsNamedLikeTheColumnOfAllProbabilities() {
        assertThatThrownBy(() -> probabilities("A", "PROBABILITIES"))
                .hasMessageStartingWith("\"E-SME-LUA-76: The job 'churn' was trained on a column named PROBABILITIES, "
                        + "and prediction scripts with probabilities return a column of that name. Nothing was created. "
                        + "Leave out probabilities, or train again on a view that gives the column another name.\" "
                        + "caught in");
    }

    @Test
    void takeFeaturesThatAreNamedAlmostLikeTheColumnOfAllProbabilities() throws Exception {
        probabilities("probabilities", "Probabilities", "PROBABILITIES ", "PROBABILITIE");
    }

    @Test
    void nameAllThatIsRefused() {
        assertThatThrownBy(() -> header("a\n", "A", " b"))
                .hasMessageContaining(": 'a?' (" + CONTROL + "), ' b' (" + BLANK + "). Nothing was exported.");
    }
}
