package com.exasol.sme.cli;

import picocli.CommandLine.Mixin;

/** Options that say where the database is: on-premises or in Exasol SaaS. */
final class PlaceOptions {
    @Mixin(name = "Database")
    DatabaseOptions database = new DatabaseOptions();

    @Mixin(name = "Certificates of the servers")
    TlsOptions tls = new TlsOptions();
}
