package com.exasol.sme.language;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.exasol.sme.testkit.DocumentedOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A deployment takes and refuses options of the AWS SDK by the table that the scripts are tested with, too. */
class DocumentedOptionsTest {
    private static final String ADDRESS = "-Daws.endpointUrl=http://host";

    static List<DocumentedOption> all() {
        return DocumentedOption.all();
    }

    private static void check(final String... options) {
        AwsJvmOptions.check(Stream.of(options).map(JvmOption::new).toList());
    }

    @ParameterizedTest
    @MethodSource("all")
    void areTaken(final DocumentedOption option) {
        for (final String value : option.taken()) {
            assertThatCode(() -> check("-D" + option.name() + "=" + value))
                    .as(value)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void areRefused(final DocumentedOption option) {
        for (final String value : option.refused()) {
            final String given = "-D" + option.name() + "=" + value;
            assertRefused(() -> check(given))
                    .hasMessageStartingWith("E-SME-CLI-81: '" + given + "' in --jvm-option would stop every script that"
                            + " talks to AWS: its value has to be " + option.rule() + ". ");
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void goTogetherWithAnAddressOrNot(final DocumentedOption option) {
        for (final String value : option.taken()) {
            final String given = "-D" + option.name() + "=" + value;
            if (option.isOfAnotherAddress() && Boolean.parseBoolean(value)) {
                assertRefused(() -> check(ADDRESS, given))
                        .hasMessageStartingWith("E-SME-CLI-81: '" + given + "' in --jvm-option")
                        .hasMessageContaining("it does not go together with an address in -Daws.endpointUrl.");
            } else {
                assertThatCode(() -> check(ADDRESS, given)).as(given).doesNotThrowAnyException();
            }
        }
    }
}
