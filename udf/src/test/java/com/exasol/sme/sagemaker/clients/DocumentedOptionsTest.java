package com.exasol.sme.sagemaker.clients;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.testkit.DocumentedOption;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A script takes and refuses options of the AWS SDK by the table that deployments are tested with, too. */
class DocumentedOptionsTest {
    private static final String ADDRESS = "aws.endpointUrl";

    static List<DocumentedOption> all() {
        return DocumentedOption.all();
    }

    private static Properties set(final DocumentedOption option, final String value) {
        final Properties properties = new Properties();
        properties.setProperty(option.name(), value);
        return properties;
    }

    /** {@return the options of the client that reads this one} */
    private static ClientOptions read(final DocumentedOption option, final Properties properties) {
        return option.name().endsWith("Runtime")
                ? ClientOptions.ofRuntime(properties)
                : ClientOptions.ofSageMaker(properties);
    }

    @ParameterizedTest
    @MethodSource("all")
    void areTaken(final DocumentedOption option) {
        for (final String value : option.taken()) {
            assertThatCode(() -> read(option, set(option, value)).check())
                    .as(value)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void areRefused(final DocumentedOption option) {
        for (final String value : option.refused()) {
            assertThatThrownBy(() -> read(option, set(option, value)).check())
                    .hasMessageStartingWith("E-SME-UDF-62: The script cannot use its JVM option '-D" + option.name()
                            + "=" + value + "': it has to be " + option.rule() + ". ");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void goTogetherWithAnAddressOrNot(final DocumentedOption option) {
        for (final String value : option.taken()) {
            final Properties properties = set(option, value);
            properties.putIfAbsent(ADDRESS, "http://host");
            if (option.isOfAnotherAddress() && Boolean.parseBoolean(value)) {
                assertThatThrownBy(() -> read(option, properties).check())
                        .hasMessageStartingWith("E-SME-UDF-62: ")
                        .hasMessageContaining("it does not go together with the address in -Daws.endpointUrl=");
            } else {
                assertThatCode(() -> read(option, properties).check()).as(value).doesNotThrowAnyException();
            }
        }
    }
}
