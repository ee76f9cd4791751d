package com.exasol.sme.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.SmeJar;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Grants and policies in the reference are those that the commands print. */
class PrivilegesPageTest {
    private static final DocumentPage PAGE = new DocumentPage("reference/privileges.md");
    /** SQL whose first line says which command prints the rest. */
    private static final Pattern PRINTED = Pattern.compile("(?s)```sql\n-- sme ([^\n]*)\n(.*?)```");

    private static final Map<String, String> POLICIES = Map.of(
            "Policy of the connection's user", "iam_connection_user.json",
            "Policy of SageMaker's role", "iam_sagemaker_role.json");

    private static String printed(final MatchResult block) {
        final String command = block.group(1);
        final CommandResult result = SmeJar.runPackaged(Map.of(), command.split(" "));
        assertThat(result.exitCode()).as(result.err()).isZero();
        return Matcher.quoteReplacement("```sql\n-- sme " + command + "\n" + result.out() + "```");
    }

    private static Map<String, List<List<String>>> statements(final String section) {
        if (!POLICIES.containsKey(section)) {
            return Map.of();
        }
        try {
            final String policy = Files.readString(Path.of("src", "main", "resources", POLICIES.get(section)), UTF_8);
            return Map.of(
                    "statement",
                    elements(new ObjectMapper().readTree(policy).get("Statement"))
                            .map(statement -> List.of(
                                    MarkdownTable.code(statement.get("Sid").textValue()),
                                    codes(statement.get("Action")),
                                    codes(statement.get("Resource"))))
                            .toList());
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static Stream<JsonNode> elements(final JsonNode node) {
        return node.isArray() ? StreamSupport.stream(node.spliterator(), false) : Stream.of(node);
    }

    private static String codes(final JsonNode node) {
        return elements(node)
                .map(element -> MarkdownTable.code(element.textValue()))
                .collect(Collectors.joining(", "));
    }

    @Test
    void hasTheGrantsThatAreMade() throws IOException {
        assertThat(PRINTED.matcher(PAGE.text()).results()).hasSize(3);
        PAGE.isRenewedBy(
                PrivilegesPageTest.class, page -> PRINTED.matcher(page).replaceAll(PrivilegesPageTest::printed));
    }

    @Test
    void hasTheActionsOfThePolicies() throws IOException {
        PAGE.isRenewedBy(PrivilegesPageTest.class, page -> MarkdownTable.renew(page, PrivilegesPageTest::statements));
        assertThat(PAGE.text()).contains("`sagemaker:InvokeEndpoint`").doesNotContain("TO BE WRITTEN");
    }
}
