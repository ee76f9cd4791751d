package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.aws.SignedClient.Answer;
import com.exasol.sme.sandbox.aws.account.RequestLog;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private final ReadyAccount account = new ReadyAccount();
    private final Faults faults = account.aws().faults();

    @AfterEach
    void stop() {
        account.close();
    }

    @Test
    void losesTheAnswerOfWhatWasExecuted() {
        faults.loseAnswers("CreateAutoMLJobV2", 1);
        assertThatThrownBy(() -> account.train("job")).isInstanceOf(UncheckedIOException.class);
        assertThat(account.aws().inventory(ReadyAccount.REGION).jobs()).containsExactly("job");
        assertThat(account.client()
                        .call("CreateAutoMLJobV2", account.jobRequest("job").toString())
                        .errorType())
                .isEqualTo("ResourceInUse");
    }

    @Test
    void losesRequestsBeforeTheyAreExecuted() {
        faults.loseRequests("CreateAutoMLJobV2", 1);
        assertThatThrownBy(() -> account.train("job")).isInstanceOf(UncheckedIOException.class);
        assertThat(account.aws().inventory(ReadyAccount.REGION).jobs()).isEmpty();
        assertThat(account.aws().requests().of("CreateAutoMLJobV2"))
                .extracting(RequestLog.Entry::outcome)
                .containsOnly("LOST");
    }

    @Test
    void losesAllAnswersOnRequest() {
        faults.loseAnswers("ListModels", Faults.ALWAYS);
        for (int call = 0; call < 5; call++) {
            assertThatThrownBy(() -> account.client().call("ListModels", "{}"))
                    .isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void truncatesAnswersButKeepsTheirContentLength() {
        account.deploy("ep");
        faults.truncateAnswers(1);
        assertThatThrownBy(() -> account.client().invoke("ep", "1,left\n1,left"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("fixed content-length");
        assertThat(account.client().invoke("ep", "1,left").status()).isEqualTo(200);
    }

    @Test
    void throttlesForAWhile() {
        faults.throttle("ListModels", 2);
        for (int call = 0; call < 2; call++) {
            final Answer answer = account.client().call("ListModels", "{}");
            assertThat(answer.errorType()).isEqualTo("ThrottlingException");
            assertThat(answer.at("/message")).isEqualTo("Rate exceeded");
        }
        assertThat(account.client().call("ListModels", "{}").status()).isEqualTo(200);
    }

    @Test
    void refusesWithAnyError() {
        faults.refuse("DeleteModel", AwsError.of(500, "InternalFailure", "x"), 1);
        assertThat(account.client().call("DeleteModel", "{\"ModelName\":\"m\"}").status())
                .isEqualTo(500);
        faults.refuse("CreateEndpoint", AwsError.resourceLimitExceeded("limit"), 1);
        assertThat(account.client()
                        .call("CreateEndpoint", ReadyAccount.endpointRequest("ep"))
                        .errorType())
                .isEqualTo("ResourceLimitExceeded");
    }

    @Test
    void failsInvocationsInTheContainer() {
        faults.failInvocations(503, "worker died", 1);
        final Answer answer = account.client().invoke("ep", "1");
        assertThat(answer.status()).isEqualTo(424);
        assertThat(answer.at("/ErrorCode")).isEqualTo("SERVER_ERROR_FROM_MODEL");
        assertThat(answer.at("/Message")).startsWith("Received server error (503) from primary with message ");
        assertThat(answer.at("/OriginalMessage")).isEqualTo("worker died");
    }

    @Test
    void answersLateOnRequest() {
        faults.delay("ListModels", Duration.ofMillis(50));
        final long start = System.nanoTime();
        account.call("ListModels", "{}");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(50));
    }

    @Test
    void changesThePaceOfEndpoints() {
        account.aws().delays(0, 0);
        account.create("ep", ReadyAccount.withKeys(account.train("job"), "predicted_label"));
        assertThat(account.call("DescribeEndpoint", "{\"EndpointName\":\"ep\"}").at("/EndpointStatus"))
                .isEqualTo("InService");
        account.call("DeleteEndpoint", "{\"EndpointName\":\"ep\"}");
        assertThat(account.client()
                        .call("DescribeEndpoint", "{\"EndpointName\":\"ep\"}")
                        .status())
                .isEqualTo(400);
        assertThat(account.aws().inventory(ReadyAccount.REGION))
                .isEqualTo(new Inventory(List.of("job"), List.of(), List.of("ep"), List.of("ep"), List.of()));
    }
}
