package com.exasol.sme.database;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.shared.Version;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class DatabaseAddressTest {
    private static final String FINGERPRINT = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost                | localhost:8563",
                "db.example.com:9000      | db.example.com:9000",
                "10.0.0.11..14:8563       | 10.0.0.11..14:8563",
                "h1,h2..4:8563            | h1,h2..4:8563",
                "h1/" + FINGERPRINT + ":8563 | h1/" + FINGERPRINT + ":8563",
                "h1:8563/" + FINGERPRINT + " | h1/" + FINGERPRINT + ":8563",
                "h1:8563,h2:8564          | h1:8563,h2:8564",
                "h1..3:1,h2               | h1..3:1,h2:8563",
                "h1/" + FINGERPRINT + ":1,h2:2/nocertcheck | h1/" + FINGERPRINT + ":1,h2/nocertcheck:2",
                "h1/nocertcheck           | h1/nocertcheck:8563"
            })
    void readsWhatTheDriverTakes(final String dsn, final String address) {
        assertThat(DatabaseAddress.from(dsn)).hasToString(address);
    }

    @Test
    void tellsTheDatabaseWhoCalls() {
        assertThat(DatabaseAddress.from("h:1").url())
                .isEqualTo("jdbc:exa:h:1;clientname=sme;clientversion=" + Version.current());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":8563",
                "h:8563;debug=1",
                "h h",
                "[::1]:8563",
                "h:",
                "h:x",
                "h,,i",
                "h,:1",
                "h/AB01:8563",
                "jdbc:exa:h:1"
            })
    void refusesAnythingElse(final String dsn) {
        assertRefused(() -> DatabaseAddress.from(dsn)).hasMessageStartingWith("E-SME-CLI-6: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sys:hush-hush@h:8563",
                "sys/hush-hush@h",
                "h:8563;user=sys;password=hush-hush",
                "jdbc:exa:h:8563;password=hush-hush"
            })
    void doesNotRepeatAPasswordThatDoesNotBelongThere(final String dsn) {
        Secrets.keep("hush-hush");
        assertRefused(() -> DatabaseAddress.from(dsn))
                .hasMessageStartingWith("E-SME-CLI-6: '…' in --dsn does not say where a database is.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"h:0", "h:65536", "h:99999", "h:0,i:1"})
    void refusesANumberThatIsNoPort(final String dsn) {
        assertRefused(() -> DatabaseAddress.from(dsn)).hasMessageStartingWith("E-SME-CLI-22: ");
    }

    @Test
    void knowsASingleHostOnly() {
        assertThat(DatabaseAddress.from("10.0.0.11/" + FINGERPRINT + ":8563").singleHost())
                .contains("10.0.0.11");
        assertThat(DatabaseAddress.from("10.0.0.11..14").singleHost()).isEmpty();
        assertThat(DatabaseAddress.from("h1,h2").singleHost()).isEmpty();
        assertThat(DatabaseAddress.from("h1:1,h2:2").singleHost()).isEmpty();
    }

    @Test
    void knowsTheFirstHostWithItsPort() {
        final DatabaseAddress address = DatabaseAddress.from("10.0.0.1..4/" + FINGERPRINT + ":7,h2:8");
        assertThat(address.firstHost() + ":" + address.firstPort()).isEqualTo("10.0.0.1:7");
        assertThat(DatabaseAddress.from("h1,h2:8").firstPort()).isEqualTo(8);
    }
}
