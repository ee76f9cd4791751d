package com.exasol.sme.saas;

import com.exasol.sme.bucketfs.UploadAdvice;
import com.exasol.sme.bucketfs.UploadedFile;
import java.util.List;
import java.util.Optional;

/** Tells how a person uploads a file to Exasol SaaS with curl, whatever of the place is known. */
public final class SaasUploadAdvice implements UploadAdvice {
    private static final String TOKEN = "where token.txt has the line Authorization: Bearer <personal access token>";

    private final SaasUrl url;
    private final String account;
    private final String database;

    public SaasUploadAdvice(
            final SaasUrl url, final Optional<SaasId> account, final Optional<DatabaseChoice> database) {
        this.url = url;
        this.account = account.map(SaasId::text).orElse("<account-id>");
        this.database = database.flatMap(DatabaseChoice::id).orElse("<database-id>");
    }

    @Override
    public List<String> lines(final UploadedFile file) {
        return List.of(
                "curl --fail --request POST --header @token.txt " + address(file),
                "curl --fail --upload-file " + file.name() + " <url of the answer>",
                TOKEN);
    }

    @Override
    public List<String> deletionLines(final UploadedFile file) {
        return List.of("curl --fail --request DELETE --header @token.txt " + address(file), TOKEN);
    }

    private String address(final UploadedFile file) {
        return SaasApi.root(url, account) + "databases/" + database + "/files/" + SaasApi.encoded(file.pathInBucket());
    }
}
