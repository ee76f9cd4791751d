package com.exasol.sme.predict.outputs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.predict.format.FormatCase;
import com.exasol.sme.udf.TestRuntime;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** What containers were seen to refuse requests with, byte by byte, as SageMaker passes it on. */
class ContainerErrorsTest {
    private static String flask(final String title, final String text) {
        return "<!doctype html>\n<html lang=en>\n<title>" + title + "</title>\n<h1>" + title.substring(4) + "</h1>\n<p>"
                + text + "</p>\n";
    }

    private static String nginx(final String title) {
        return "<html>\r\n<head><title>" + title + "</title></head>\r\n<body>\r\n<center><h1>" + title
                + "</h1></center>\r\n<hr><center>nginx/1.18.0 (Ubuntu)</center>\r\n</body>\r\n</html>\r\n";
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(
                        "MindsDB",
                        415,
                        "This predictor supports JSON,CSV and Excel data",
                        "E-SME-UDF-55",
                        ": This predictor supports JSON,CSV and Excel data. It would"),
                Arguments.of(
                        "MindsDB",
                        400,
                        flask(
                                "400 Bad Request",
                                "The browser (or proxy) sent a request that this server could not understand."),
                        "E-SME-UDF-31",
                        ": 400 Bad Request Bad Request The browser (or proxy) sent a request that this server could not understand. Look"),
                Arguments.of(
                        "MindsDB",
                        500,
                        flask(
                                "500 Internal Server Error",
                                "The server encountered an internal error and was unable to complete your request."
                                        + " Either the server is overloaded or there is an error in the application."),
                        "E-SME-UDF-58",
                        ": 500 Internal Server Error Internal Server Error The server encountered an internal error"),
                Arguments.of(
                        "MLflow",
                        400,
                        "{\"error_code\": \"BAD_REQUEST\", \"message\": \"Invalid input. Data is not compatible with model"
                                + " signature. Failed to convert column N to type 'int64'.\", \"sqlstate\": \"KAM00\","
                                + " \"error_class\": \"INVALID_PARAMETER_VALUE\"}",
                        "E-SME-UDF-31",
                        ": {\"error_code\": \"BAD_REQUEST\", \"message\": \"Invalid input. Data is not compatible with model signature."),
                Arguments.of(
                        "MLflow",
                        415,
                        "This predictor only supports the following content types: Types: ['text/csv',"
                                + " 'application/json', 'application/vnd.apache.parquet']. Got 'application/jsonlines'.",
                        "E-SME-UDF-55",
                        ": This predictor only supports the following content types: Types: ['text/csv',"),
                Arguments.of(
                        "multi-model-server",
                        500,
                        "{\n  \"code\": 500,\n  \"message\": \"Worker died.\"\n}\n",
                        "E-SME-UDF-58",
                        ": { \"code\": 500, \"message\": \"Worker died.\" }. Look"),
                Arguments.of("multi-model-server", 413, "", "E-SME-UDF-75", ": no message. Its length"),
                Arguments.of(
                        "nginx",
                        413,
                        nginx("413 Request Entity Too Large"),
                        "E-SME-UDF-75",
                        ": 413 Request Entity Too Large 413 Request Entity Too Large nginx/1.18.0 (Ubuntu). Its"),
                Arguments.of(
                        "nginx",
                        502,
                        nginx("502 Bad Gateway"),
                        "E-SME-UDF-58",
                        ": 502 Bad Gateway 502 Bad Gateway nginx/1.18.0 (Ubuntu). Look"),
                Arguments.of(
                        "nginx",
                        504,
                        nginx("504 Gateway Time-out"),
                        "E-SME-UDF-57",
                        ": 504 Gateway Time-out 504 Gateway Time-out nginx/1.18.0 (Ubuntu). Deploy"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void saysInOneLineWhatTheContainerSays(
            final String container, final int status, final String text, final String code, final String shown) {
        final TestRuntime model = new TestRuntime(body -> {
            throw ModelErrorException.builder()
                    .originalStatusCode(status)
                    .originalMessage(text)
                    .statusCode(424)
                    .build();
        });
        final Throwable failure = catchThrowable(() -> FormatCase.of("DOUBLE")
                .with(
                        "request",
                        "{\"content_type\":\"application/json\",\"form\":\"records\",\"column_names\":[\"a\"]}")
                .with(
                        "response",
                        "{\"content_type\":\"application/json\",\"outputs\":[{\"name\":\"P\",\"type\":\"DOUBLE\",\"path\":\"$.p\"}]}")
                .rowsPerRequest(1)
                .gives("DOUBLE")
                .run(model, new Object[] {1.0}));
        assertThat(failure)
                .as(container)
                .hasMessageStartingWith(code + ": ")
                .hasMessageContaining(" with HTTP status " + status + shown);
        assertThat(failure.getMessage()).doesNotContain("\n");
    }
}
