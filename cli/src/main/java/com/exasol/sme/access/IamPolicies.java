package com.exasol.sme.access;

import com.exasol.sme.scripts.SqlTemplate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the IAM policies for one bucket in one region. */
public final class IamPolicies {
    /** The documents by the names that people ask for them. */
    public enum Document {
        USER("iam_connection_user.json"),
        ROLE("iam_sagemaker_role.json"),
        TRUST("iam_sagemaker_role_trust.json");

        private final String template;

        Document(final String template) {
            this.template = template;
        }
    }

    private static final String STATEMENTS_END = "\n  ]";

    private final Map<String, String> places = new LinkedHashMap<>();

    private final OtherEndpoints others;

    /** @param others endpoints that the connection's user may use although they do not bear the tag */
    public IamPolicies(
            final S3Bucket bucket,
            final S3Folder folder,
            final AwsRegion region,
            final AwsRole role,
            final OtherEndpoints others) {
        this.others = others;
        places.put("partition", region.partition());
        places.put("region", region.name());
        places.put("account", role.accountInPolicy());
        places.put("role", role.name());
        places.put("bucket", bucket.name());
        places.put("objects", folder.objects(bucket));
        places.put("prefix", folder.prefix());
        places.put(
                "source_account", role.account().map(IamPolicies::sourceAccount).orElse(""));
    }

    /** One document, as AWS takes it. */
    public String document(final Document document) {
        final SqlTemplate template = SqlTemplate.load(document.template);
        final String text =
                template.render(template.places().stream().collect(Collectors.toMap(place -> place, places::get)));
        return document == Document.USER ? withOthers(text) : text;
    }

    /** The template has no place for them, so that it is JSON, which the reference is compared with. */
    private String withOthers(final String text) {
        final String start = "arn:" + places.get("partition") + ":sagemaker:" + places.get("region") + ":"
                + places.get("account") + ":";
        final String statements =
                others.statements(start).map(statement -> ",\n" + statement).collect(Collectors.joining());
        final int end = text.lastIndexOf(STATEMENTS_END);
        return text.substring(0, end) + statements + text.substring(end);
    }

    /** The same account asks SageMaker for the job, so that nobody else's job is given the role. */
    private static String sourceAccount(final String account) {
        return ",\n      \"Condition\": {\"StringEquals\": {\"aws:SourceAccount\": \"" + account + "\"}}";
    }

    /** All documents as one JSON object. */
    public String all() {
        return "{\n"
                + String.join(
                        ",\n",
                        member("ConnectionUserPolicy", Document.USER),
                        member("SageMakerRolePolicy", Document.ROLE),
                        member("SageMakerRoleTrustPolicy", Document.TRUST))
                + "\n}";
    }

    private String member(final String name, final Document document) {
        return "  \"" + name + "\": " + document(document).replace("\n", "\n  ");
    }
}
