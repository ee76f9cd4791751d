package com.exasol.sme.sagemaker.errors;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.testkit.MarkdownRows;
import com.exasol.sme.udf.TestRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;
import software.amazon.awssdk.services.sagemakerruntime.model.SageMakerRuntimeException;

/** A row of the table in docs/endpoint-failures.md, as one example of what it fits. */
final class DocumentedFailure {
    private static final Path PAGE = Path.of("..", "docs", "endpoint-failures.md");
    private static final List<String> JAVA_PACKAGES = List.of("java.net.", "javax.net.ssl.", "java.io.");

    private final String from;
    private final String status;
    private final String words;
    final String code;
    final String whatWeDo;
    final String error;

    private DocumentedFailure(final List<String> cells, final String status, final String code, final String words) {
        from = cells.get(0);
        this.status = status;
        this.code = code;
        this.words = words;
        whatWeDo = cells.get(4);
        error = cells.get(5);
    }

    /** {@return for each row of the table an example of each of its statuses, codes and words} */
    static List<DocumentedFailure> all() {
        try {
            final List<DocumentedFailure> examples = new ArrayList<>();
            MarkdownRows.of(Files.readString(PAGE, UTF_8), "from | status")
                    .forEach(cells -> addExamples(cells, examples));
            return examples;
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }

    private static void addExamples(final List<String> cells, final List<DocumentedFailure> examples) {
        for (final String status : cells.get(1).split(", *", -1)) {
            for (final String end : status.split("-", -1)) {
                for (final String code : cells.get(2).split(", *", -1)) {
                    for (final String words : cells.get(3).split("; *", -1)) {
                        examples.add(new DocumentedFailure(cells, end, code, words));
                    }
                }
            }
        }
    }

    boolean isOfAnyRequest() {
        return List.of("AWS", "network", "client").contains(from);
    }

    /** A model that fails in this way where it is told to, and else answers each row with itself. */
    TestRuntime in(final Predicate<String> isFailing) {
        final UnaryOperator<String> model = body -> {
            if (!isFailing.test(body)) {
                return body;
            }
            if ("answer".equals(from)) {
                return "";
            }
            throw failure();
        };
        return new TestRuntime(model);
    }

    SdkException failure() {
        switch (from) {
            case "model":
                return modelError();
            case "AWS":
                return SageMakerRuntimeException.builder()
                        .awsErrorDetails(AwsErrorDetails.builder()
                                .errorCode("none".equals(code) ? null : code.isEmpty() ? "Other" : code)
                                .errorMessage(message())
                                .build())
                        .statusCode(status.isEmpty() ? 400 : Integer.parseInt(status))
                        .numAttempts(1)
                        .build();
            case "client":
                return SdkClientException.create(message());
            default:
                return networkFailure();
        }
    }

    private SdkException modelError() {
        final ModelErrorException.Builder error = ModelErrorException.builder();
        error.originalMessage(message()).logStreamArn("arn:log").statusCode(424);
        if (!"none".equals(status)) {
            error.originalStatusCode(status.isEmpty() ? 302 : Integer.parseInt(status));
        }
        return error.build();
    }

    private SdkException networkFailure() {
        switch (code) {
            case "ApiCallTimeoutException":
                return ApiCallTimeoutException.create(1);
            case "ApiCallAttemptTimeoutException":
                return ApiCallAttemptTimeoutException.create(1);
            case "":
                return SdkClientException.create("Unable to execute", new IOException(message()));
            default:
                return SdkClientException.create("Unable to execute", cause());
        }
    }

    private Exception cause() {
        for (final String name : JAVA_PACKAGES) {
            try {
                return Class.forName(name + code)
                        .asSubclass(Exception.class)
                        .getConstructor(String.class)
                        .newInstance(message());
            } catch (final ClassNotFoundException exception) {
                // It is in another package.
            } catch (final ReflectiveOperationException exception) {
                throw new LinkageError(exception.getMessage(), exception);
            }
        }
        throw new AssertionError("no exception of Java: " + code);
    }

    private String message() {
        return "words of " + from + (words.isEmpty() ? "" : ": " + words.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return String.join(" ", from, status, code, words);
    }
}
