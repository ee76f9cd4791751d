package com.exasol.sme.sagemaker.errors;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRuntime;
import com.exasol.sme.udf.TestSageMaker;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** What a person reads of failures that are easily misunderstood. */
class FailureMessagesTest {
    private static void predict(final SdkException failure) {
        TestPrediction.regression("DOUBLE")
                .run(
                        new TestRuntime(body -> {
                            throw failure;
                        }),
                        List.<Object[]>of(new Object[] {1.0}));
    }

    private static SdkException modelError(final Integer status, final String message) {
        return ModelErrorException.builder()
                .originalStatusCode(status)
                .originalMessage(message)
                .logStreamArn("arn:log")
                .statusCode(424)
                .build();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"0,0", "null,unknown"})
    void blamesNoValuesForAnAnswerThatCameTooLate(final Integer status, final String shown) {
        assertThatThrownBy(() -> predict(modelError(status, "Your invocation timed out while waiting for a response")))
                .hasMessage("E-SME-UDF-57: The model behind endpoint 'my-ep' in region 'eu-central-1' gave no answer in"
                        + " time to row 1 with HTTP status " + shown + ": Your invocation timed out while waiting for a"
                        + " response. Deploy the endpoint again with a larger instance type, more instances or fewer"
                        + " rows_per_request, or look into its log: arn:log.");
    }

    @Test
    void showsNoPageOfHtml() {
        assertThatThrownBy(() -> predict(modelError(500, "<html><h1>Internal Server Error</h1><p>Sorry</p></html>")))
                .hasMessageContaining("on row 1 with HTTP status 500: Internal Server Error Sorry. Look into its log:");
    }

    @Test
    void saysWhatToDoAboutAModelThatRefusesAllRequests() {
        assertThatThrownBy(() -> predict(modelError(404, "Not Found")))
                .hasMessage(
                        "E-SME-UDF-55: The model behind endpoint 'my-ep' in region 'eu-central-1' refuses the request"
                                + " for row 1 with HTTP status 404: Not Found. It would refuse other rows as well. Check that"
                                + " the endpoint serves the model of this script, which has to take and to give text/csv, and"
                                + " look into its log: arn:log.");
    }

    @Test
    void namesAHostThatIsNotKnown() {
        final String host = "runtime.sagemaker.eu-central-1.amazonaws.com";
        assertThatThrownBy(() -> predict(SdkClientException.create(
                        "Received an UnknownHostException when attempting to interact with a service.",
                        new UnknownHostException(host + ": Name or service not known"))))
                .hasMessage("E-SME-UDF-60: InvokeEndpoint of endpoint 'my-ep' for row 1 in region eu-central-1 failed,"
                        + " because the host '" + host + "' is not known. Check that 'eu-central-1' is the name of a"
                        + " region of AWS, and that the nodes of the database find hosts of AWS by name (DNS).");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RequestTimeTooSkewed", "RequestExpired"})
    void blamesTheClockAndNoKey(final String code) {
        assertThatThrownBy(() -> predict(TestSageMaker.refusal(403, code, "words of AWS")))
                .hasMessage("E-SME-UDF-59: InvokeEndpoint of endpoint 'my-ep' for row 1 in region eu-central-1 failed."
                        + " The cause: " + code
                        + ": words of AWS (HTTP status 403, request request-1). The clock of the"
                        + " database's node is wrong by minutes. Have the clocks of all nodes set, and synchronised with"
                        + " a time server.");
    }

    @Test
    void doubtsTheRegionOfAKeyThatIsNotKnown() {
        assertThatThrownBy(() -> predict(TestSageMaker.refusal(403, "UnrecognizedClientException", "invalid token")))
                .hasMessageStartingWith("E-SME-UDF-21: ")
                .hasMessageEndingWith(
                        "an active access key, without a session token. The key may also belong to another"
                                + " partition of AWS, such as China or GovCloud, or the region may have to be enabled for the"
                                + " account first.");
        assertThatThrownBy(() -> predict(TestSageMaker.refusal(403, "ExpiredToken", "expired")))
                .hasMessageEndingWith("an active access key, without a session token.");
    }
}
