package com.exasol.sme.database;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.Version;
import com.exasol.sme.tls.TrustSettings;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class DatabaseAccessTest {
    private static final String PASSWORD = Secrets.keep("s3cret-of-nobody");

    private final Secret password = Secret.of(PASSWORD.toCharArray());
    private final DatabaseAccess access =
            new DatabaseAccess(DatabaseAddress.from("db:8563"), "SYS", password, TrustSettings.ofJava());

    @Test
    void keepsUserAndPasswordOutOfTheUrl() throws SQLException {
        final FakeDatabase database = new FakeDatabase();
        access.open(database::open).close();
        assertThat(database.url()).isEqualTo("jdbc:exa:db:8563;clientname=sme;clientversion=" + Version.current());
        assertThat(database.user()).isEqualTo("SYS");
        assertThat(database.password()).isEqualTo(PASSWORD);
        assertThat(password.reveal()).isEqualTo("\0".repeat(PASSWORD.length()));
    }

    @Test
    void tellsWhereItCouldNotConnect() {
        assertRefused(() -> access.open((url, properties) -> {
                    throw new SQLException("Connection exception - authentication failed.", "08004");
                }))
                .hasMessageStartingWith("E-SME-CLI-14: There is no connection to the database db:8563 as 'SYS':"
                        + " Connection exception - authentication failed.")
                .satisfies(exception -> assertThat(exception.getMessage()).doesNotContain(PASSWORD));
    }
}
