package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointNameTest {
    private static String read(final String given) throws Exception {
        return read("read", given);
    }

    private static String readNew(final String given) throws Exception {
        return read("read_new", given);
    }

    private static String read(final String function, final String given) throws Exception {
        return Scripts.evaluate("local failure = require(\"sme.failure\")\n"
                + "local name = failure.guard(function() return require(\"sme.endpoint_name\")." + function + "('"
                + given
                + "') end)\nreturn {{ name.script .. \" \" .. name.endpoint }}, \"NAME VARCHAR(200)\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "predict_via_endpoint, PREDICT_VIA_ENDPOINT, predict-via-endpoint",
                "PREDICT_VIA_ENDPOINT, PREDICT_VIA_ENDPOINT, PREDICT-VIA-ENDPOINT",
                "\"My_Ep\", My_Ep, My-Ep",
                "my-ep, MY_EP, my-ep",
                "\"my-ep\", my-ep, my-ep",
                "a, A, a",
                "in_it, IN_IT, in-it",
                "1st, 1ST, 1st",
                "\"a_b\", a_b, a-b",
                "a__b--c, A__B__C, a--b--c",
                "a123456789a123456789a123456789a123456789a123456789a123456789abc, "
                        + "A123456789A123456789A123456789A123456789A123456789A123456789ABC, "
                        + "a123456789a123456789a123456789a123456789a123456789a123456789abc",
            })
    void makesTwoNamesOfOne(final String given, final String script, final String endpoint) throws Exception {
        assertThat(read(given)).isEqualTo(script + " " + endpoint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_",
                "_a",
                "-a",
                "\"a-\"",
                "ä",
                "\"ä\"",
                "a b",
                "a.b",
                "\"a",
                "a\"",
                "\"\"",
                "\"a\"\"b\"",
                "a123456789a123456789a123456789a123456789a123456789a123456789abcd"
            })
    void refusesWhatSageMakerRefuses(final String given) {
        assertThatThrownBy(() -> read(given))
                .hasMessageStartingWith("\"E-SME-LUA-36: The endpoint name '" + given + "' cannot be used: SageMaker "
                        + "takes up to 63 letters (A to Z), digits and hyphens, the first and last of them no hyphen. A "
                        + "_ becomes a hyphen. Choose another name.\" caught in script ");
    }

    @ParameterizedTest
    @CsvSource({
        "sales-Xmx, -Xmx",
        "sales_Xmx2, -Xmx",
        "\"a-Xms-b\", -Xms",
        "a--Xss, -Xss",
        "a-Xss-Xmx-Xms, -Xms",
    })
    void refusesNewOnesThatLookLikeAnOptionOfTheJvm(final String given, final String word) throws Exception {
        assertThatThrownBy(() -> readNew(given))
                .hasMessageStartingWith("\"E-SME-LUA-84: The endpoint name '" + given
                        + "' cannot be used: Exasol would "
                        + "take " + word + " in it for an option of the JVM that runs the prediction script. Choose "
                        + "another name.\" caught in script ");
        assertThat(read(given)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sales-xmx", "sales-XMX", "Xmx", "a-X-mx", "aXmx"})
    void takesNewOnesThatDoNot(final String given) throws Exception {
        assertThat(readNew(given)).isEqualTo(read(given));
    }
}
