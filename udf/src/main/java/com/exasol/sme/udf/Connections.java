package com.exasol.sme.udf;

import com.exasol.ExaConnectionAccessException;
import com.exasol.ExaConnectionInformation;
import com.exasol.ExaMetadata;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.AwsConnection;
import java.util.Optional;

/** Reads CONNECTION objects of the database. */
final class Connections {
    private final ExaMetadata metadata;

    Connections(final ExaMetadata metadata) {
        this.metadata = metadata;
    }

    AwsConnection read(final String name) {
        final ExaConnectionInformation connection = find(name);
        if (isEmpty(connection.getUser()) || isEmpty(connection.getPassword())) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-3")
                    .message("CONNECTION {{name}} holds no AWS access key.", name)
                    .mitigation("Give it USER '<access key id>' IDENTIFIED BY '<secret access key>'."));
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
            return this.metadata.getConnection('"' + name + '"');
        } catch (final ExaConnectionAccessException exception) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-2")
                    .message(
                            "CONNECTION {{name}} cannot be read: {{cause|uq}}",
                            name,
                            Sentence.of(exception.getMessage()))
                    .mitigation("Check its name, and let its owner GRANT ACCESS ON CONNECTION to you."));
        }
    }

    private static boolean isEmpty(final String text) {
        return text == null || text.isBlank();
    }
}
