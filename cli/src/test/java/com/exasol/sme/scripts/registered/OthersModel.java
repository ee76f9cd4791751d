package com.exasol.sme.scripts.registered;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.RegistrationCall;
import java.sql.SQLException;

/** What somebody else has learned from customers, and serves: whoever is younger than 30 leaves. */
final class OthersModel {
    private OthersModel() {}

    /** Takes endpoints away, which other tests would find. */
    static void remove(final Installation installation, final String... endpoints) throws SQLException {
        for (final String endpoint : endpoints) {
            installation.run(RegistrationCall.deletion(endpoint, "\"untagged\":true"));
        }
    }

    /** Puts it behind an endpoint of a name. */
    static void serve(final Installation installation, final String endpoint, final OwnContainer container) {
        final StringBuilder csv = new StringBuilder("AGE,CITY,Class\n");
        for (int row = 0; row < 600; row++) {
            final int age = 10 * (row % 8) + 5;
            csv.append(age).append(row % 3 == 0 ? ",Bonn," : ",Köln,").append(age < 30 ? "yes\n" : "no\n");
        }
        installation.aws().serve(Installation.REGION, endpoint, container, Sandbox.BUCKET, csv.toString(), "Class");
    }
}
