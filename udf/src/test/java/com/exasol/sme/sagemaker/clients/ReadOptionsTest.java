package com.exasol.sme.sagemaker.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.exasol.sme.SmeException;
import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.udf.TestAws;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;
import software.amazon.awssdk.utils.SystemSetting;

/** All JVM options that this version of the SDK knows: whatever their value is, a client works or says which it was. */
class ReadOptionsTest {
    private static final String ADDRESS = "aws.endpointUrl";
    private static final List<String> VALUES = List.of("", "x", "-1", "true", "host:80", "http:///x");

    private static TestAws aws;

    @BeforeAll
    static void start() {
        aws = new TestAws()
                .answer("DescribeModel", 200, "{'ModelName':'m'}")
                .answer("/endpoints/my-ep/invocations", 200, "10\n")
                .answer(
                        "/",
                        200,
                        "<GetCallerIdentityResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'>"
                                + "<GetCallerIdentityResult><Account>111122223333</Account></GetCallerIdentityResult>"
                                + "</GetCallerIdentityResponse>");
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @AfterEach
    void forget() {
        options().forEach(System::clearProperty);
    }

    static List<String> options() {
        final Stream<SystemSetting> settings =
                Stream.concat(Stream.of(SdkSystemSetting.values()), Stream.of(ProfileFileSystemSetting.values()));
        return Stream.concat(
                        settings.map(SystemSetting::property),
                        Stream.of(
                                ADDRESS,
                                "aws.endpointUrlSageMaker",
                                "aws.endpointUrlSageMakerRuntime",
                                "aws.endpointUrlSts",
                                "com.amazonaws.xray.traceHeader"))
                .collect(Collectors.toList());
    }

    private static void describe() {
        try (SageMakerClient client = AwsClients.controlPlane(connection(), new RegionName("eu-central-1"))) {
            client.describeModel(request -> request.modelName("m"));
        }
    }

    private static void invoke() {
        try (SageMakerRuntimeClient client = AwsClients.runtime(connection(), new RegionName("eu-central-1"))) {
            client.invokeEndpoint(request -> request.endpointName("my-ep").body(SdkBytes.fromUtf8String("1\n")));
        }
    }

    private static void identify() {
        assertThat(CallerIdentity.account(connection(), new RegionName("eu-central-1")))
                .isEqualTo("111122223333");
    }

    private static AwsConnection connection() {
        return new AwsConnection("AWS", "", "AKIAEXAMPLE", TestConnection.SECRET);
    }

    private static void requireAnswerOrReason(final Runnable request, final String option, final String value) {
        try {
            request.run();
        } catch (final RuntimeException failure) {
            assertThatCode(() -> {
                        throw failure;
                    })
                    .as(option + "=" + value)
                    .isInstanceOf(SmeException.class)
                    .hasMessageMatching("E-SME-UDF-6[23]: (?s).*-D" + option.replace(".", "\\.") + "=.*");
        }
    }

    @ParameterizedTest
    @MethodSource("options")
    void leaveAClientThatWorksOrAreNamed(final String option) {
        for (final String value : VALUES) {
            System.setProperty(ADDRESS, aws.url());
            System.setProperty(option, value);
            requireAnswerOrReason(ReadOptionsTest::describe, option, value);
            requireAnswerOrReason(ReadOptionsTest::invoke, option, value);
            requireAnswerOrReason(ReadOptionsTest::identify, option, value);
        }
    }
}
