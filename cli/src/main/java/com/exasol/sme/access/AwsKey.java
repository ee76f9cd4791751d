package com.exasol.sme.access;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import java.util.Optional;
import java.util.regex.Pattern;

/** The access key of an AWS user; has no text form, which could show the secret. */
public final class AwsKey {
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_AccessKey.html
    private static final Pattern ID = Pattern.compile("\\w{16,128}");
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
    private static final String LONG_TERM = "AKIA";
    /** What AWS makes the ids of temporary keys start with. */
    private static final String TEMPORARY = "ASIA";

    private final String id;
    private final Secret secret;

    /** @param id has to be looked at before it is shown: a person may have typed the secret */
    public AwsKey(final Secret id, final Secret secret) {
        this.id = id.reveal();
        this.secret = secret;
        if (!ID.matcher(this.id).matches()) {
            throw refused("The access key id has other characters than letters, digits and '_', or is not 16 to 128"
                    + " characters long.");
        }
        if (this.id.startsWith(TEMPORARY)) {
            throw refused("The access key is a temporary one, which works with a session token only, and a script of"
                    + " the database cannot read that.");
        }
        if (!this.id.startsWith(LONG_TERM)) {
            throw refused(
                    "The access key id does not start with AKIA, as those of users do: it may be the secret, or the"
                            + " id of a user or a role.");
        }
        if (secret.reveal().chars().anyMatch(character -> character <= ' ' || character > '~')) {
            throw refused("The secret access key has a blank or another character that no secret access key has.");
        }
    }

    private static SmeException refused(final String problem) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-69")
                .message("{{problem|u}}", problem)
                .mitigation("Give the key of an IAM user, as AWS shows it when the key is created.")
                .toString());
    }

    /** What may go wrong with this key although AWS takes it. */
    public Optional<String> warning() {
        // INFERRED: EXPORT takes options for encryption behind a semicolon of the secret.
        return secret.reveal().indexOf(';') < 0
                ? Optional.empty()
                : Optional.of(ExaError.messageBuilder("W-SME-CLI-72")
                        .message("The secret access key has a ';', behind which EXPORT may look for options.")
                        .mitigation("If EXPORT to S3 fails, create another key in AWS.")
                        .toString());
    }

    String id() {
        return id;
    }

    String secret() {
        return secret.reveal();
    }

    public void wipe() {
        secret.wipe();
    }
}
