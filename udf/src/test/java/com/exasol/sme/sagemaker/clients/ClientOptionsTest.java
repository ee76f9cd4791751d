package com.exasol.sme.sagemaker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.SmeException;
import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.AutopilotJobStatusPollingUdf;
import com.exasol.sme.udf.PredictionUdf;
import com.exasol.sme.udf.Shown;
import com.exasol.sme.udf.TestAws;
import com.exasol.sme.udf.TestRows;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * JVM options that the SDK reads, with values that it cannot use: in control-plane scripts and in predictions.
 *
 * <p>As WireTest, it also runs on the shrunk JAR alone.
 */
class ClientOptionsTest {
    private static final String ADDRESS = "it has to be http:// or https:// and a host, with a port or without";
    private static final String ADVICE = ". Let the administrator deploy with another value in --jvm-option, or without"
            + " the option, and deploy endpoints again after that.";
    private static final String SETTINGS = "{'connection':'AWS','problem_type':'Regression','target_type':'DOUBLE',"
            + "'feature_types':['DOUBLE'],'has_key':false,'response_keys':[],'rows_per_request':1000,"
            + "'bytes_per_request':1000000,'requests_in_flight':4}";

    private final List<String> given = new ArrayList<>();
    private TestAws aws;

    @BeforeEach
    void start() {
        aws = new TestAws()
                .answer("DescribeAutoMLJobV2", 200, "{'AutoMLJobStatus':'Completed'}")
                .answer("/endpoints/my-ep/invocations", 200, "10\n");
        give("aws.endpointUrl", aws.url());
    }

    @AfterEach
    void forget() {
        aws.close();
        given.forEach(System::clearProperty);
    }

    private void give(final String option, final String value) {
        given.add(option);
        System.setProperty(option, value);
    }

    /** {@return OK, or what a person reads} */
    private static String poll(final String region) {
        final Answer answer = Answer.of(
                AutopilotJobStatusPollingUdf::run,
                "{'job_name':'churn','connection_name':'AWS','aws_region':'" + region + "'}");
        return answer.message() == null ? answer.status() : answer.message();
    }

    /** {@return OK, or what a person reads} */
    private String predict(final String region) {
        give("sme.endpoint", "my-ep");
        give("sme.region", region);
        give(
                "sme.settings",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(SETTINGS.replace('\'', '"').getBytes(UTF_8)));
        final TestRows rows = new TestRows(List.<Object[]>of(new Object[] {1.0}), "DOUBLE", "DOUBLE");
        try {
            PredictionUdf.run(new TestMetadata(1).with("AWS", TestConnection.toBucket()), rows);
            return "OK";
        } catch (final SmeException failure) {
            Shown.watch(failure);
            return failure.getMessage();
        }
    }

    private void requireForBoth(final String message) {
        assertThat(poll("eu-central-1")).isEqualTo(message);
        assertThat(predict("eu-central-1")).isEqualTo(message);
        assertThat(aws.requests).isEmpty();
    }

    private static String refusal(final String option, final String rule) {
        return "E-SME-UDF-62: The script cannot use its JVM option '" + option + "': " + rule + ADVICE;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "host",
                "host:80",
                "localhost:4566",
                "127.0.0.1",
                "127.0.0.1:4566",
                "//127.0.0.1",
                "http:127.0.0.1",
                "http://",
                "http:///path",
                "ftp://127.0.0.1:1",
                "http://a_b:80",
                "http://127.0.0.1:x",
                "http://127.0.0.1:65536",
                "http://[::1",
                "\"http://127.0.0.1\""
            })
    void areRefusedWhereTheAddressIsNone(final String value) {
        give("aws.endpointUrl", value);
        requireForBoth(refusal("-Daws.endpointUrl=" + value, ADDRESS));
    }

    @ParameterizedTest
    @CsvSource({
        "aws.useFipsEndpoint, yes, it has to be true or false",
        "aws.useFipsEndpoint, '', it has to be true or false",
        "aws.useDualstackEndpoint, 1, it has to be true or false",
        "aws.disableRequestCompression, on, it has to be true or false",
        "aws.maxAttempts, x, it has to be a whole number above 0",
        "aws.maxAttempts, '', it has to be a whole number above 0",
        "aws.maxAttempts, 0, it has to be a whole number above 0",
        "aws.maxAttempts, 1.5, it has to be a whole number above 0",
        "aws.maxAttempts, 99999999999, it has to be a whole number above 0",
        "aws.requestMinCompressionSizeBytes, 10k, it has to be a whole number"
    })
    void areRefusedWithTheirRule(final String option, final String value, final String rule) {
        give(option, value);
        requireForBoth(refusal("-D" + option + "=" + value, rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"aws.useFipsEndpoint", "aws.useDualstackEndpoint", "aws.ignoreConfiguredEndpointUrls"})
    void areRefusedWhereTheyContradictEachOther(final String option) {
        give(option, "True");
        requireForBoth(refusal(
                "-D" + option + "=True", "it does not go together with the address in -Daws.endpointUrl=" + aws.url()));
    }

    @ParameterizedTest
    @CsvSource({
        "aws.useFipsEndpoint, FALSE",
        "aws.useDualstackEndpoint, false",
        "aws.ignoreConfiguredEndpointUrls, false",
        "aws.disableRequestCompression, true",
        "aws.maxAttempts, 1",
        "aws.maxAttempts, +3",
        "aws.requestMinCompressionSizeBytes, 0",
        "aws.profile, other",
        "aws.region, nowhere",
        "aws.defaultsMode, x",
        "aws.retryMode, x",
        "aws.executionEnvironment, x"
    })
    void areTakenWhereTheSdkTakesThem(final String option, final String value) {
        give(option, value);
        assertThat(poll("eu-central-1")).isEqualTo("OK");
        assertThat(predict("eu-central-1")).isEqualTo("OK");
    }

    @Test
    void mayHaveAnAddressInAnyFormOfHttp() {
        for (final String address : List.of(
                "HTTP" + aws.url().substring(4), aws.url() + "/", aws.url().replace("//", "//user:password@"))) {
            give("aws.endpointUrl", address);
            assertThat(poll("eu-central-1")).as(address).isEqualTo("OK");
            assertThat(predict("eu-central-1")).as(address).isEqualTo("OK");
        }
    }

    @Test
    void ofOneServiceStopTheOtherNot() {
        give("aws.endpointUrlSageMakerRuntime", "host:80");
        assertThat(poll("eu-central-1")).isEqualTo("OK");
        assertThat(predict("eu-central-1")).isEqualTo(refusal("-Daws.endpointUrlSageMakerRuntime=host:80", ADDRESS));
        give("aws.endpointUrlSageMakerRuntime", aws.url());
        give("aws.endpointUrlSageMaker", "host:80");
        assertThat(predict("eu-central-1")).isEqualTo("OK");
        assertThat(poll("eu-central-1")).isEqualTo(refusal("-Daws.endpointUrlSageMaker=host:80", ADDRESS));
    }

    @Test
    void areShownWithoutTheUserOfAnAddress() {
        give("aws.endpointUrl", "somebody:hush@host:80");
        requireForBoth(refusal("-Daws.endpointUrl=…@host:80", ADDRESS));
    }

    @Test
    void areShownWithTheirBeginning() {
        give("aws.maxAttempts", "9".repeat(10_000));
        assertThat(poll("eu-central-1")).hasSizeLessThan(600);
    }

    /** The SDK reads more options than the ones that are of any use here. */
    @Test
    void areNamedWhereTheSdkGivesNoClientWithThem() {
        System.clearProperty("aws.endpointUrl");
        give("aws.enableDefaultSocketTimeout2026", "x");
        give("aws.secretAccessKey", "hush");
        give("javax.net.ssl.trustStorePassword", "hush");
        final String message = "E-SME-UDF-63: The script gets no client for AWS. The cause: Environment variable"
                + " 'AWS_ENABLE_DEFAULT_SOCKET_TIMEOUT_2026' or system property 'aws.enableDefaultSocketTimeout2026'"
                + " was defined as 'x', but should be 'false' or 'true'. It depends on the JVM options of the script:"
                + " -Daws.enableDefaultSocketTimeout2026=x, -Daws.secretAccessKey=…,"
                + " -Djavax.net.ssl.trustStorePassword=…. Let the administrator deploy with other values in"
                + " --jvm-option, or without these options, and deploy endpoints again after that.";
        assertThat(poll("eu-central-1")).isEqualTo(message);
        assertThat(predict("eu-central-1")).isEqualTo(message);
    }

    /** Java refuses it when it connects. */
    @Test
    void areNamedWhereJavaMakesNoConnectionWithThem() {
        final String address = aws.url().replace("http:", "https:");
        give("aws.endpointUrl", address);
        give("https.protocols", "TLSv7");
        final String cause = " failed in the client for AWS. The cause: java.lang.IllegalArgumentException: Unsupported"
                + " protocol";
        final String options = "It depends on the JVM options of the script: -Daws.endpointUrl=" + address
                + ", -Dhttps.protocols=TLSv7. Let the administrator deploy with other values in --jvm-option, or without"
                + " these options, and deploy endpoints again after that.";
        assertThat(poll("eu-central-1"))
                .startsWith("E-SME-UDF-63: DescribeAutoMLJobV2 of Autopilot job 'churn' in region eu-central-1" + cause)
                .endsWith(options);
        assertThat(predict("eu-central-1"))
                .startsWith("E-SME-UDF-63: InvokeEndpoint of endpoint 'my-ep' for row 1 in region eu-central-1" + cause)
                .endsWith(options);
        assertThat(aws.requests).isEmpty();
    }

    @Test
    void areNamedWhereTheirHostIsNotKnown() {
        give("aws.endpointUrlSageMaker", "http://no-such-host.invalid");
        assertThat(poll("eu-central-1"))
                .startsWith("E-SME-UDF-60: ")
                .contains("the host 'no-such-host.invalid' is not known")
                .endsWith(" The JVM option -Daws.endpointUrlSageMaker=http://no-such-host.invalid says where requests"
                        + " go.");
    }
}
