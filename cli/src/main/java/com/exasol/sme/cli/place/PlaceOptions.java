package com.exasol.sme.cli.place;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Options that say where the database is: on-premises or in Exasol SaaS. */
public final class PlaceOptions {
    @Mixin(name = "Database")
    private DatabaseOptions database = new DatabaseOptions();

    @Mixin(name = "Certificates of the servers")
    private TlsOptions tls = new TlsOptions();

    @Mixin(name = "Exasol SaaS, instead of database and BucketFS")
    private SaasOptions saas = new SaasOptions();

    private PlaceGroups groups = PlaceGroups.none();

    /** Tells picocli that a command takes the options of one place only, if it has those of both. */
    public static void keepApart(final CommandSpec command) {
        final PlaceGroups groups = PlaceGroups.of(command);
        groups.addTo(command);
        in(command).forEach(place -> place.groups = groups);
    }

    private static List<PlaceOptions> in(final CommandSpec holder) {
        final List<PlaceOptions> places = new ArrayList<>();
        for (final CommandSpec mixin : holder.mixins().values()) {
            if (mixin.userObject() instanceof PlaceOptions place) {
                places.add(place);
            }
            places.addAll(in(mixin));
        }
        return places;
    }

    DatabaseOptions database() {
        return database;
    }

    TlsOptions tls() {
        return tls;
    }

    SaasOptions saas() {
        return saas;
    }

    /** The command line decides; where it names neither place, the environment does. */
    boolean isSaas(final Map<String, String> environment) {
        if (!groups.namedOnPremises().isEmpty()) {
            return false;
        }
        return !groups.namedInSaas().isEmpty() || SaasOptions.isAskedForBy(environment);
    }

    /** What to do about missing options, beyond adding them: a sentence with a blank before it, or nothing. */
    public String advice(final Map<String, String> environment) {
        final boolean isAskedFor = SaasOptions.isAskedForBy(environment);
        if (!groups.namedOnPremises().isEmpty() && isAskedFor) {
            return " The variables SAAS_… of the environment do not count beside "
                    + groups.namedOnPremises().get(0) + ".";
        }
        if (!isSaas(environment)) {
            return " For a database of Exasol SaaS give --saas-account-id, --saas-database-id and --saas-token instead.";
        }
        return groups.namedInSaas().isEmpty()
                ? " The variables SAAS_… of the environment ask for Exasol SaaS; for another database give --dsn."
                : "";
    }
}
