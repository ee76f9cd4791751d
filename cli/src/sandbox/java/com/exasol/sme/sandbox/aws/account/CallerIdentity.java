package com.exasol.sme.sandbox.aws.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Call;
import java.util.Map;

/** GetCallerIdentity of STS, the one operation that it has here: it tells everybody who signs whose key it is. */
public final class CallerIdentity {
    /** The names that STS has for what other services refuse a signature with. */
    private static final Map<String, String> CODES = Map.of(
            "UnrecognizedClientException", "InvalidClientTokenId",
            "InvalidSignatureException", "SignatureDoesNotMatch",
            "AccessDeniedException", "AccessDenied");

    private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";
    private static final String REQUEST = "Action=GetCallerIdentity&Version=2011-06-15";

    private final Account account;

    public CallerIdentity(final Account account) {
        this.account = account;
    }

    public byte[] answer(final Call call, final Signature.Caller caller) throws AwsError {
        if (!new String(call.body(), UTF_8).equals(REQUEST)
                || !call.uri().toString().equals("/")) {
            throw AwsError.of(400, "InvalidAction", "SANDBOX: Could not find operation " + call.operation());
        }
        final String number = account.numberOf(caller.accessKeyId());
        return ("<GetCallerIdentityResponse xmlns=\"" + NAMESPACE + "\"><GetCallerIdentityResult><Arn>arn:"
                        + Arns.partition(caller.region()) + ":iam::" + number + ":user/exasol</Arn>"
                        + "<UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>" + number + "</Account>"
                        + "</GetCallerIdentityResult><ResponseMetadata><RequestId>01234567-89ab-cdef-0123-456789abcdef"
                        + "</RequestId></ResponseMetadata></GetCallerIdentityResponse>")
                .getBytes(UTF_8);
    }

    public static byte[] error(final AwsError error) {
        return ("<ErrorResponse xmlns=\"" + NAMESPACE + "\"><Error><Type>Sender</Type><Code>"
                        + CODES.getOrDefault(error.type(), error.type()) + "</Code><Message>" + error.getMessage()
                        + "</Message></Error><RequestId>01234567-89ab-cdef-0123-456789abcdef</RequestId></ErrorResponse>")
                .getBytes(UTF_8);
    }
}
