package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.testkit.MarkdownRows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The stand-in can say every row of the table in docs/endpoint-failures.md that comes over a connection. */
class DocumentedFailuresTest {
    private static final Path PAGE = Path.of("..", "docs", "endpoint-failures.md");
    private static ReadyAccount account;

    /** A row with its first status, code and words. */
    record Row(String from, String status, String code, String words) {
        static Row of(final List<String> row) {
            final List<String> cells = row.stream()
                    .map(cell -> cell.split("[,;]|(?<=\\d)-", -1)[0])
                    .toList();
            return new Row(cells.get(0), cells.get(1), cells.get(2), cells.get(3));
        }

        String message() {
            return "words of " + from + ": " + words;
        }
    }

    @BeforeAll
    static void deploy() {
        account = new ReadyAccount();
        account.deploy("ep");
    }

    @AfterAll
    static void stop() {
        account.close();
    }

    private static Stream<Row> rows(final String from) {
        try {
            return MarkdownRows.of(Files.readString(PAGE, UTF_8), "from | status").stream()
                    .filter(cells -> cells.get(0).equals(from))
                    .map(Row::of);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    static Stream<Row> model() {
        return rows("model");
    }

    static Stream<Row> aws() {
        return rows("AWS");
    }

    private static Answer invoke() {
        return account.client().invoke("ep", "1,left");
    }

    @ParameterizedTest
    @MethodSource("model")
    void failsAsAModel(final Row row) {
        final AwsError error = row.status().equals("none")
                ? AwsError.modelWithoutStatus(row.message())
                : AwsError.model(row.status().isEmpty() ? 302 : Integer.parseInt(row.status()), row.message());
        account.aws().faults().refuse("InvokeEndpoint", error, 1);
        final Answer answer = invoke();
        assertThat(answer.status()).isEqualTo(424);
        assertThat(answer.errorType()).isEqualTo("ModelError");
        assertThat(answer.at("/OriginalMessage")).isEqualTo(row.message());
        assertThat(answer.json().path("OriginalStatusCode").asText())
                .isEqualTo(row.status().equals("none") ? "" : row.status().isEmpty() ? "302" : row.status());
    }

    @ParameterizedTest
    @MethodSource("aws")
    void failsAsAws(final Row row) {
        final int status = row.status().isEmpty() ? 400 : Integer.parseInt(row.status());
        final String html = "<html><h1>" + row.message() + "</h1></html>";
        final boolean isPage = row.code().equals("none");
        final String type = row.code().isEmpty() ? "Other" : row.code();
        account.aws()
                .faults()
                .refuse(
                        "InvokeEndpoint",
                        isPage ? AwsError.page(status, html) : AwsError.of(status, type, row.message()),
                        1);
        final Answer answer = invoke();
        if (isPage) {
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(html);
            assertThat(answer.headers()).doesNotContainKey("x-amzn-errortype");
        } else {
            assertThat(answer.errorType()).isEqualTo(type);
            assertThat(answer.at("/Message")).isEqualTo(row.message());
        }
    }

    @Test
    void answersNothing() {
        account.aws().faults().emptyAnswers("InvokeEndpoint", 1);
        final Answer answer = invoke();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(invoke().body()).isNotEmpty();
    }

    @Test
    void hangsUp() {
        account.aws().faults().loseRequests("InvokeEndpoint", 1);
        assertThatThrownBy(DocumentedFailuresTest::invoke).isInstanceOf(UncheckedIOException.class);
    }
}
