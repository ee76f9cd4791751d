package com.exasol.sme.sandbox.aws.account;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Checks Signature Version 4 by signing the request again with the secret the account knows. */
public final class Signature {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 "
                    + "Credential=([^/]+)/(\\d{8})/([^/]+)/([^/]+)/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)");

    private final Account account;
    private final Clock clock;

    public Signature(final Account account, final Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** Gives who called, and to which region. */
    public Caller verify(final Call call) throws AwsError {
        final String authorization = call.header("Authorization")
                .orElseThrow(() -> refusal("MissingAuthenticationTokenException", "Missing Authentication Token"));
        final Matcher parts = AUTHORIZATION.matcher(authorization);
        if (!parts.matches()) {
            throw refusal("IncompleteSignatureException", "SANDBOX: The Authorization header is incomplete.");
        }
        final Caller caller = new Caller(parts.group(1), parts.group(3));
        final Optional<String> secret = account.secret(caller.accessKeyId());
        if (secret.isEmpty() || call.header("X-Amz-Security-Token").isPresent()) {
            throw refusal("UnrecognizedClientException", "The security token included in the request is invalid.");
        }
        if (!parts.group(4).equals(service(call))) {
            throw invalid("Credential should be scoped to correct service: '" + service(call) + "'. ");
        }
        if (!account.hasRegion(caller.region())) {
            throw invalid("Credential should be scoped to a valid region. ");
        }
        final Instant signedAt = time(call, parts.group(2));
        final List<String> signedHeaders = List.of(parts.group(5).split(";"));
        checkCoverage(call, signedHeaders);
        if (!authorization.equals(sign(call, caller, secret.get(), signedHeaders, signedAt))) {
            throw invalid("The request signature we calculated does not match the signature you provided. "
                    + "Check your AWS Secret Access Key and signing method. "
                    + "Consult the service documentation for details.");
        }
        return caller;
    }

    private static String service(final Call call) {
        return call.isQuery() ? "sts" : "sagemaker";
    }

    private Instant time(final Call call, final String scopeDate) throws AwsError {
        final String text = call.header("X-Amz-Date").orElse("");
        final Instant signedAt;
        try {
            signedAt = TIME.parse(text, Instant::from);
        } catch (final DateTimeParseException exception) {
            throw refusal("IncompleteSignatureException", "SANDBOX: The X-Amz-Date header is missing or wrong.");
        }
        if (!text.startsWith(scopeDate)) {
            throw invalid("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '"
                    + scopeDate + "' != '" + text.substring(0, 8) + "', from '" + text + "'.");
        }
        if (Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) > 0) {
            throw invalid("Signature expired: " + text + " is now earlier than "
                    + TIME.format(clock.instant().minus(TOLERANCE)) + " (" + TIME.format(clock.instant())
                    + " - 5 min.)");
        }
        return signedAt;
    }

    /** Headers that are not signed could have been changed on the way. */
    private static void checkCoverage(final Call call, final List<String> signed) throws AwsError {
        for (final String name : call.headers().keySet()) {
            final String header = name.toLowerCase(Locale.ROOT);
            final boolean mustBeSigned = header.equals("host") || header.startsWith("x-amz-");
            if (mustBeSigned && !signed.contains(header)) {
                throw invalid("SANDBOX: '" + header + "' must be a 'SignedHeader' in the AWS Authorization.");
            }
        }
    }

    private static String sign(
            final Call call,
            final Caller caller,
            final String secret,
            final List<String> signedHeaders,
            final Instant signedAt) {
        final SdkHttpRequest.Builder request = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(call.method()))
                .uri(URI.create("http://" + call.header("Host").orElse("") + call.uri()));
        for (final String name : signedHeaders) {
            call.header(name).ifPresent(value -> request.putHeader(name, value));
        }
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(caller.accessKeyId(), secret))
                        .request(request.build())
                        .payload(ContentStreamProvider.fromByteArray(call.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, service(call))
                        .putProperty(AwsV4HttpSigner.REGION_NAME, caller.region())
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(signedAt, ZoneOffset.UTC)))
                .request()
                .firstMatchingHeader("Authorization")
                .orElse("");
    }

    private static AwsError invalid(final String message) {
        return refusal("InvalidSignatureException", message);
    }

    private static AwsError refusal(final String type, final String message) {
        return AwsError.of(400, type, message);
    }

    /** Who signed, and for which region. */
    public record Caller(String accessKeyId, String region) {}
}
