package com.exasol.sme.language;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.exasol.sme.sandbox.watch.Secrets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsJvmOptionsTest {
    private static final String ADVICE = ". Leave it out or write it in another way.";
    private static final String ADDRESS = "its value has to be http:// or https:// and a host, with a port or without";

    private static void check(final String... options) {
        AwsJvmOptions.check(Stream.of(options).map(JvmOption::new).toList());
    }

    private static String refusal(final String option, final String rule) {
        return "E-SME-CLI-81: '" + option + "' in --jvm-option would stop every script that talks to AWS: " + rule
                + ADVICE;
    }

    private static String withoutEffect(final String option, final String reason) {
        return "E-SME-CLI-82: '" + option + "' in --jvm-option has no effect on the Java scripts: " + reason + ADVICE;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx2g", "-Daws=x", "-Dhttps.proxyHost=proxy", "-Daws.executionEnvironment=Exasol"})
    void takesWhatNoRuleIsFor(final String option) {
        assertThatCode(() -> check(option)).doesNotThrowAnyException();
    }

    @Test
    void takesAnOptionWithoutAValueForAnEmptyOne() {
        assertRefused(() -> check("-Daws.useFipsEndpoint"))
                .hasMessage(refusal("-Daws.useFipsEndpoint=", "its value has to be true or false"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Daws.useFipsEndpoint=true", "-Daws.useDualstackEndpoint=True"})
    void refusesAnAddressBesideOtherAddressesOfAws(final String option) {
        final String address = "-Daws.endpointUrlSageMakerRuntime=http://host";
        final String message =
                refusal(option, "it does not go together with an address in -Daws.endpointUrlSageMakerRuntime");
        assertRefused(() -> check(option, address)).hasMessage(message);
        assertRefused(() -> check(address, option)).hasMessage(message);
    }

    /** As in the JVM, the last one counts. */
    @Test
    void asksForNoMoreThanTheLastValue() {
        assertThatCode(() -> check(
                        "-Daws.useFipsEndpoint=true", "-Daws.endpointUrl=http://host", "-Daws.useFipsEndpoint=false"))
                .doesNotThrowAnyException();
    }

    @Test
    void repeatsNoUserOfAnAddress() {
        Secrets.keep("hush-hush");
        assertRefused(() -> check("-Daws.endpointUrl=somebody:hush-hush@host:80"))
                .hasMessage(refusal("-Daws.endpointUrl=…@host:80", ADDRESS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.accessKeyId", "aws.secretAccessKey", "aws.sessionToken", "aws.SecretKey"})
    void refusesKeysAndRepeatsNone(final String name) {
        Secrets.keep("hush-hush");
        assertRefused(() -> check("-D" + name + "=hush-hush"))
                .hasMessage(
                        withoutEffect(
                                "-D" + name + "=…",
                                "they take the access key of the CONNECTION, and everyone who may see them would see this one"));
    }

    @Test
    void refusesWhatNothingReads() {
        assertRefused(() -> check("-Daws.region=eu-central-1"))
                .hasMessage(withoutEffect("-Daws.region=eu-central-1", "nothing in them reads aws.region"));
        assertRefused(() -> check("-Daws.endpointURL=http://host"))
                .hasMessage(withoutEffect(
                        "-Daws.endpointURL=http://host",
                        "nothing in them reads aws.endpointURL, perhaps aws.endpointUrl is meant"));
    }
}
