package com.exasol.sme.sandbox.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretFormsTest {
    private static final String SECRET = "it's/a+b ä?";

    private static void assertShown(final String text) {
        assertThat(SecretForms.of(SECRET)).anyMatch(text::contains);
    }

    @Test
    void areTheSecretAsTextSqlAndJsonHaveIt() {
        assertShown("x it's/a+b ä? y");
        assertShown("IDENTIFIED BY 'it''s/a+b ä?'");
        assertShown("{\"x\":\"it's\\/a+b ä?\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"p=it%27s%2Fa%2Bb+%C3%A4%3F&", "/it%27s%2Fa%2Bb%20%C3%A4%3F/", "it%27s%2fa%2bb+%c3%a4%3f"})
    void areTheSecretAsAddressesHaveIt(final String text) {
        assertShown(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "w:%s", "sys:%s", "k=%s;", "{\"a\":\"%s\"}", "%s123", "12%s1", "1%s12"})
    void areTheSecretInsideOfBase64(final String frame) {
        final byte[] all = frame.formatted(SECRET).getBytes(UTF_8);
        assertShown("Basic " + Base64.getEncoder().encodeToString(all));
        assertShown("-Dx=" + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
    }

    @Test
    void areInNoOtherText() {
        assertThat(SecretForms.of(SECRET))
                .allMatch(form -> form.length() >= SECRET.length())
                .noneMatch("it's/a+b  ä?"::contains)
                .noneMatch(Base64.getEncoder().encodeToString("it's/a+b a?".getBytes(UTF_8))::contains);
    }
}
