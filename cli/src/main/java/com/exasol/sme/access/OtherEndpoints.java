package com.exasol.sme.access;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Endpoints that do not bear the tag of what sme creates, such as those of the Python extension.
 *
 * @param names         as they are in AWS
 * @param isForDeletion whether they may be deleted as well, with the configuration and the model of the same name
 */
public record OtherEndpoints(List<String> names, boolean isForDeletion) {
    public static final String OPTION = "--also-endpoint";
    public static final String DELETION_OPTION = "--for-deletion";

    /** That of SageMaker. */
    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9](?:-{0,62}[a-zA-Z0-9]){0,62}");

    private static final int MOST = 63;

    public OtherEndpoints {
        names = List.copyOf(names);
        for (final String name : names) {
            if (name.length() > MOST || !FORM.matcher(name).matches()) {
                throw AwsValue.refused(
                        OPTION,
                        name,
                        "is not the name of an endpoint in AWS",
                        "Give up to 63 letters from A to Z, digits, and hyphens between them.");
            }
        }
    }

    /**
     * {@return the statements for them, if there are any}
     *
     * @param start what ARNs of SageMaker begin with
     */
    Stream<String> statements(final String start) {
        if (names.isEmpty()) {
            return Stream.empty();
        }
        final String invocation =
                statement("InvokeOtherEndpoints", List.of("InvokeEndpoint"), arns(start, Stream.of("endpoint")));
        if (!isForDeletion) {
            return Stream.of(invocation);
        }
        return Stream.of(
                invocation,
                statement(
                        "DeleteOtherEndpoints",
                        List.of("DeleteEndpoint", "DeleteEndpointConfig", "DeleteModel"),
                        arns(start, Stream.of("endpoint", "endpoint-config", "model"))));
    }

    /** INFERRED from what people saw: an ARN of SageMaker has the name in lower case, and IAM compares cases. */
    private List<String> arns(final String start, final Stream<String> kinds) {
        return kinds.flatMap(kind -> names.stream().map(name -> start + kind + "/" + name.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static String statement(final String sid, final List<String> actions, final List<String> resources) {
        return String.join(
                "\n",
                "    {",
                "      \"Sid\": \"" + sid + "\",",
                "      \"Effect\": \"Allow\",",
                "      \"Action\": " + list(actions.stream().map(action -> "sagemaker:" + action)) + ",",
                "      \"Resource\": " + list(resources.stream()),
                "    }");
    }

    private static String list(final Stream<String> texts) {
        return texts.map(text -> "        \"" + text + "\"").collect(Collectors.joining(",\n", "[\n", "\n      ]"));
    }
}
