package com.exasol.sme.coldstart;

import com.exasol.sme.bench.jvm.ScriptMetadata;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** The same request as that of {@link UdfStart}, as anyone would write it with the SDK. */
final class SdkStart {
    private SdkStart() {}

    public static void main(final String[] arguments) {
        final SageMakerRuntimeClient client = SageMakerRuntimeClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(ScriptMetadata.KEY_ID, ScriptMetadata.SECRET)))
                .endpointOverride(URI.create(arguments[0]))
                .build();
        final String answer = client.invokeEndpoint(request -> request.endpointName("my-ep")
                        .contentType("text/csv")
                        .accept("text/csv")
                        .body(SdkBytes.fromUtf8String("123456,0.5,42,\"some text\",3.25\n".repeat(10))))
                .body()
                .asUtf8String();
        FirstRow.tell(answer.substring(0, answer.indexOf('\n')));
    }
}
