package com.exasol.sme.cli.place;

import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.saas.BearerToken;
import com.exasol.sme.saas.SaasDatabase;
import com.exasol.sme.saas.SaasTarget;
import java.util.List;
import java.util.Map;

/** The way into a database of Exasol SaaS: what is missing for it, and the database. */
final class SaasLogin {
    private final SaasOptions options;
    private final CommandContext context;
    private final Map<String, String> environment;

    SaasLogin(final SaasOptions options, final CommandContext context) {
        this.options = options;
        this.context = context;
        environment = context.environment();
    }

    /** Refuses what is there and cannot be right. */
    void check() {
        options.url(environment);
        options.account(environment);
        options.database(environment);
    }

    /** Tells what is not there. */
    List<String> missingOptions() {
        return options.missing(context);
    }

    /** Comes after {@link #missingOptions}, asks for the token if it has to be typed, and then asks Exasol SaaS. */
    SaasDatabase database() {
        final SaasTarget target = new SaasTarget(
                options.url(environment),
                options.account(environment).orElseThrow(),
                options.database(environment).orElseThrow());
        return SaasDatabase.find(target, BearerToken.of(options.token(context)));
    }
}
