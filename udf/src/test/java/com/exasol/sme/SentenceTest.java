package com.exasol.sme;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | no message.",
                "'' | no message.",
                "' a ' | a.",
                "Why? | Why?",
                "1 < 2 and 3 > 2 | 1 < 2 and 3 > 2.",
                "<b> is no page | <b> is no page.",
                "<html><body>Bad gateway</body></html> | Bad gateway.",
                "<HTML></HTML> | a page without text.",
                "<h1>Not Found</h1><p>a &lt; b &amp;&amp; c</p> | Not Found a < b && c.",
                "<p>a</p><script>x = '<p>'</script><style>p {}</style><!-- b --><p>c</p> | a c.",
                "Received server error (500) from primary with message \"<p>no</p>\" | "
                        + "Received server error (500) from primary with message \" no \"."
            })
    void showsWhatSomebodySays(final String words, final String sentence) {
        assertThat(Sentence.of(words)).isEqualTo(sentence);
    }

    /** What a model server answers in JSON, and the stack of calls that a model's code ends with. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\n  \"code\": 500,\n  \"message\": \"Worker died.\"\n}\n' | { \"code\": 500, \"message\": \"Worker died.\" }.",
                "'Traceback\r\n\tFile \"x.py\"\n\nValueError: no' | Traceback File \"x.py\" ValueError: no.",
                "' \n ' | no message."
            })
    void staysOnOneLine(final String words, final String sentence) {
        assertThat(Sentence.of(words)).isEqualTo(sentence);
    }

    /** What werkzeug answers when a model's code raises an exception, as several containers do. */
    @Test
    void showsNoPageOfHtml() {
        assertThat(Sentence.brief(
                        "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 3.2 Final//EN\">\n<title>500 Internal Server"
                                + " Error</title>\n<h1>Internal Server Error</h1>\n<p>The server encountered an internal error"
                                + " and was unable to complete your request.</p>\n"))
                .isEqualTo(
                        "500 Internal Server Error Internal Server Error The server encountered an internal error and"
                                + " was unable to complete your request.");
    }

    @Test
    void keepsTheBeginningAndTheEndOfALongText() {
        final String text = "a".repeat(1000) + "OverflowError: Python int too large to convert to C long";
        assertThat(Sentence.brief(text))
                .startsWith("aaa")
                .endsWith("aaaOverflowError: Python int too large to convert to C long.")
                .contains("a … a")
                .hasSize(503);
        assertThat(Sentence.of(text)).hasSize(text.length() + 1);
    }

    @Test
    void cutsNoCharacterIntoHalves() {
        assertThat(Sentence.brief("a" + "😀".repeat(400))).doesNotContain("?").matches("a(😀)+ … (😀)+\\.");
        assertThat(Sentence.brief("😀".repeat(400))).matches("(😀)+ … (😀)+\\.");
    }
}
