package com.exasol.sme.sagemaker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.Sentence;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.regions.EndpointTag;
import software.amazon.awssdk.regions.ServiceEndpointKey;
import software.amazon.awssdk.regions.servicemetadata.StsServiceMetadata;

/**
 * Asks AWS whose key a connection has: GetCallerIdentity of STS, which needs no permission.
 *
 * <p>One signed request, with the SDK's signer, addresses and HTTP client; its client for STS would bring a library for
 * signatures of another kind that is not here.
 */
public final class CallerIdentity {
    private static final String SERVICE = "sts";
    private static final byte[] REQUEST = "Action=GetCallerIdentity&Version=2011-06-15".getBytes(UTF_8);
    /** An answer of STS has some hundred bytes; something else may answer in its place. */
    private static final int LONGEST_ANSWER = 10_000;

    private CallerIdentity() {}

    /**
     * {@return the number of the account}
     *
     * @throws SdkClientException if AWS does not tell; its message is AWS's or Java's reason
     */
    public static String account(final AwsConnection connection, final RegionName region) {
        final ClientOptions options = ClientOptions.ofIdentity(System.getProperties());
        options.check();
        try (SdkHttpClient http = new HttpConnections()) {
            final SignedRequest signed = sign(request(options, region), connection, region);
            final HttpExecuteResponse answer = http.prepareRequest(HttpExecuteRequest.builder()
                            .request(signed.request())
                            .contentStreamProvider(signed.payload().orElseThrow())
                            .build())
                    .call();
            return accountIn(answer, body(answer));
        } catch (final IOException exception) {
            throw SdkClientException.create(exception.toString(), exception);
        }
    }

    private static SdkHttpRequest request(final ClientOptions options, final RegionName region) {
        return SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(options.addressOr(() -> address(options, region)))
                .putHeader("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .putHeader("Content-Length", String.valueOf(REQUEST.length))
                .build();
    }

    private static URI address(final ClientOptions options, final RegionName region) {
        final List<EndpointTag> tags = new ArrayList<>();
        if (options.isFips()) {
            tags.add(EndpointTag.FIPS);
        }
        if (options.isDualstack()) {
            tags.add(EndpointTag.DUALSTACK);
        }
        return URI.create("https://"
                + new StsServiceMetadata()
                        .endpointFor(ServiceEndpointKey.builder()
                                .region(region.toSdk())
                                .tags(tags)
                                .build()));
    }

    private static SignedRequest sign(
            final SdkHttpRequest request, final AwsConnection connection, final RegionName region) {
        return AwsV4HttpSigner.create().sign(sign -> sign.identity(connection.credentials())
                .request(request)
                .payload(ContentStreamProvider.fromByteArray(REQUEST))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region.toString()));
    }

    private static String body(final HttpExecuteResponse answer) throws IOException {
        if (answer.responseBody().isEmpty()) {
            return "";
        }
        try (InputStream content = answer.responseBody().get()) {
            return new String(content.readNBytes(LONGEST_ANSWER), UTF_8);
        }
    }

    private static String accountIn(final HttpExecuteResponse answer, final String body) {
        final int status = answer.httpResponse().statusCode();
        final String account = IdentityAnswer.field(body, "Account");
        if (answer.httpResponse().isSuccessful() && !account.isEmpty()) {
            return account;
        }
        final String code = IdentityAnswer.field(body, "Code");
        final String reason =
                code.isEmpty() ? Sentence.brief(body) : code + ": " + IdentityAnswer.field(body, "Message");
        throw SdkClientException.create(reason + " (HTTP status " + status + ")");
    }
}
