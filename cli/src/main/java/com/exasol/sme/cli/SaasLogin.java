package com.exasol.sme.cli;

import com.exasol.sme.deploy.UploadAdvice;
import com.exasol.sme.saas.BearerToken;
import com.exasol.sme.saas.SaasDatabase;
import com.exasol.sme.saas.SaasTarget;
import com.exasol.sme.saas.SaasUploadAdvice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The way into a database of Exasol SaaS: what is missing for it, and the database. */
final class SaasLogin {
    private final SaasOptions options;
    private final Surroundings surroundings;
    private final Map<String, String> environment;

    SaasLogin(final SaasOptions options, final Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
        this.environment = surroundings.environment();
    }

    /** Refuses what is there and cannot be right. */
    void check() {
        options.url(environment);
        options.account(environment);
        options.database(environment);
    }

    /** Tells what is not there. */
    List<String> missingOptions() {
        final List<String> missing = new ArrayList<>();
        if (options.account(environment).isEmpty()) {
            missing.add("--saas-account-id (or SAAS_ACCOUNT_ID in the environment)");
        }
        if (options.database(environment).isEmpty()) {
            missing.add("--saas-database-id or --saas-database-name (or SAAS_DATABASE_ID in the environment)");
        }
        if (!SaasOptions.TOKEN.isAvailable(options.token, surroundings)) {
            missing.add("--saas-token (or SAAS_TOKEN in the environment)");
        }
        return missing;
    }

    /** Comes after {@link #missingOptions}, asks for the token if it has to be typed, and then asks Exasol SaaS. */
    SaasDatabase database() {
        final SaasTarget target = new SaasTarget(
                options.url(environment),
                options.account(environment).orElseThrow(),
                options.database(environment).orElseThrow());
        return SaasDatabase.find(target, BearerToken.of(SaasOptions.TOKEN.resolve(options.token, surroundings)));
    }

    UploadAdvice uploadAdvice() {
        return new SaasUploadAdvice(
                options.url(environment), options.account(environment), options.database(environment));
    }
}
