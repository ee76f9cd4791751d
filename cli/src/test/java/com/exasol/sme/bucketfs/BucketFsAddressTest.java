package com.exasol.sme.bucketfs;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.shared.Port;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BucketFsAddressTest {
    private static BucketFsAddress address(final String host) {
        return new BucketFsAddress(Optional.ofNullable(host), new Port(2580), false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "10.0.0.11", "bucket-fs_1.example.com"})
    void takesOneHost(final String host) {
        assertThat(address(host).url()).isEqualTo("http://" + host + ":2580");
    }

    @Test
    void leavesAPlaceForAHostThatIsNotKnown() {
        assertThat(address(null).url()).isEqualTo("http://<bucketfs-host>:2580");
    }

    @ParameterizedTest
    @ValueSource(strings = {"w:hush-hush@h", "https://w:hush-hush@h:2581", "h?password=hush-hush"})
    void doesNotRepeatAPasswordThatDoesNotBelongThere(final String host) {
        Secrets.keep("hush-hush");
        assertRefused(() -> address(host)).hasMessageStartingWith("E-SME-CLI-24: '…' in --bucketfs-host is not a host");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://x", "h:2581", "a b", "10.0.0.11..14", "h1,h2", "h/", "h?x"})
    void refusesAnythingElse(final String host) {
        assertRefused(() -> address(host))
                .hasMessageStartingWith("E-SME-CLI-24: '" + host + "' in --bucketfs-host is not a host");
    }
}
