package com.exasol.sme.sagemaker.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.udf.TestAws;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** The body of an answer on its way from the wire. */
class AnswerBodyTest {
    private static final String INVOKE = "/endpoints/my-ep/invocations";
    private static final int SIZE = 8_000_000;

    private final TestAws aws = new TestAws();
    private SageMakerRuntimeClient client;

    @BeforeEach
    void pointTheSdkAtTheServer() {
        System.setProperty("aws.endpointUrl", aws.url());
        client = AwsClients.runtime(
                new AwsConnection("AWS", "", "AKIAEXAMPLE", TestConnection.SECRET), new RegionName("eu-central-1"));
    }

    @AfterEach
    void forget() {
        client.close();
        aws.close();
        System.clearProperty("aws.endpointUrl");
    }

    private byte[] ask() {
        return client.invokeEndpoint(request ->
                        request.endpointName("my-ep").contentType("text/csv").body(SdkBytes.fromUtf8String("1\n")))
                .body()
                .asByteArrayUnsafe();
    }

    @Test
    void takesHardlyMoreMemoryThanItHas() {
        final String text = "x".repeat(SIZE);
        aws.answer(INVOKE, 200, "1\n").answer(INVOKE, 200, text);
        ask();
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long thread = Thread.currentThread().getId();
        final long before = threads.getThreadAllocatedBytes(thread);
        final byte[] body = ask();
        assertThat(threads.getThreadAllocatedBytes(thread) - before).isLessThan(SIZE * 5L / 4);
        assertThat(body).asString().isEqualTo(text);
    }

    @Test
    void mayComeWithoutALength() {
        aws.stream(INVOKE, "10\n20\n");
        assertThat(ask()).asString().isEqualTo("10\n20\n");
    }

    /** Java 17 ends a body that was cut off, Java 25 fails there; either way its rows are sent again. */
    @Test
    void isWhatArrivedOfItUnlessJavaFails() {
        aws.truncate(INVOKE, "10\n2");
        final Throwable failure =
                catchThrowable(() -> assertThat(ask()).asString().isEqualTo("10\n2"));
        if (failure != null) {
            assertThat(failure)
                    .isInstanceOf(SdkClientException.class)
                    .hasMessageStartingWith("The answer broke off: Premature EOF");
        }
    }

    @Test
    void isLeftToTheSdkWhereItTellsAFailure() {
        aws.answer(
                INVOKE,
                424,
                "{'__type':'ModelError','OriginalStatusCode':400,'OriginalMessage':'bad row','Message':'m'}");
        assertThatThrownBy(this::ask)
                .isInstanceOfSatisfying(ModelErrorException.class, failure -> assertThat(failure.originalMessage())
                        .isEqualTo("bad row"));
    }
}
