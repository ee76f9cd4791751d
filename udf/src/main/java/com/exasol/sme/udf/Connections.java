package com.exasol.sme.udf;

import com.exasol.ExaConnectionAccessException;
import com.exasol.ExaConnectionInformation;
import com.exasol.ExaMetadata;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.EndedStatement;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads CONNECTION objects of the database. */
final class Connections {
    /** Without this check AWS would show in its answer what is no key id, such as a secret, which has 40 characters. */
    private static final Pattern KEY_ID = Pattern.compile("AKIA\\w*|(?!.{40}$|AROA|AIDA)\\w+");

    private final ExaMetadata metadata;

    Connections(final ExaMetadata metadata) {
        this.metadata = metadata;
    }

    AwsConnection read(final String name) {
        final ExaConnectionInformation connection = find(name);
        if (!isKeyId(connection.getUser()) || isEmpty(connection.getPassword())) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-3")
                    .message("CONNECTION {{name}} holds no AWS access key.", name)
                    .mitigation(
                            "Give it USER '<access key id>', which is letters and digits only, IDENTIFIED BY '<secret"
                                    + " access key>'."));
        }
        return new AwsConnection(
                name,
                Optional.ofNullable(connection.getAddress()).orElse(""),
                connection.getUser(),
                connection.getPassword());
    }

    private ExaConnectionInformation find(final String name) {
        try {
            // Without quotes around it the name is taken in upper case.
            // INFERRED from the source of Exasol's Java client: it takes away the first and the last quote and leaves
            // those between as they are, so that they must not be doubled as in SQL.
            return metadata.getConnection('"' + name + '"');
        } catch (final IllegalStateException exception) {
            // Exasol's client knows one kind of connection, and throws this for all others.
            throw otherKind(name, exception);
        } catch (final ExaConnectionAccessException exception) {
            if (EndedStatement.isReasonOf(exception)) {
                throw EndedStatement.error(exception);
            }
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-2")
                    .message(
                            "CONNECTION {{name}} cannot be read: {{cause|uq}}",
                            name,
                            Sentence.of(exception.getMessage()))
                    .mitigation(
                            "Check its name. If it is there, let its owner or an administrator run"
                                    + " {{grant|uq}}: again after each new deployment of the script, which drops this grant.",
                            grant(name)));
        }
    }

    private static SmeException otherKind(final String name, final IllegalStateException refusal) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-71")
                .message(
                        "CONNECTION {{name}} is of a kind that Java UDFs cannot read: {{cause|uq}}",
                        name,
                        Sentence.of(refusal.getMessage()))
                .mitigation("Create it with TO, USER and IDENTIFIED BY alone."));
    }

    /** The statement that is missing; in a view it is the rights of its owner, the scope user, that count. */
    private String grant(final String connection) {
        return "GRANT ACCESS ON CONNECTION " + quoted(connection) + " FOR SCRIPT "
                + quoted(metadata.getScriptSchema()) + "." + quoted(metadata.getScriptName()) + " TO "
                + quoted(metadata.getScopeUser());
    }

    private static String quoted(final String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static boolean isKeyId(final String text) {
        return text != null && KEY_ID.matcher(text).matches();
    }

    private static boolean isEmpty(final String text) {
        return text == null || text.isBlank();
    }
}
