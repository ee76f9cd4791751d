package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.protocol.AwsError;

/** What MLflow answers to a request that it refuses: status 400 and an object with a code and a message. */
final class MlflowError {
    private MlflowError() {}

    static AwsError invalidInput(final String message) {
        return of("BAD_REQUEST", "Invalid input. " + message, "KAM00", "INVALID_PARAMETER_VALUE");
    }

    static AwsError noField(final String message) {
        return of("BAD_REQUEST", message, "KAM00", "INVALID_PARAMETER_VALUE");
    }

    static AwsError badCsv(final String message) {
        return of(
                "BAD_REQUEST",
                "Failed to parse input as a Pandas DataFrame. Ensure that the input is a valid CSV-formatted Pandas"
                        + " DataFrame produced using the `pandas.DataFrame.to_csv()` method. Error: '" + message + "'",
                "KAM00",
                "INVALID_PARAMETER_VALUE");
    }

    static AwsError schema(final String message) {
        return of(
                "INVALID_PARAMETER_VALUE",
                "Failed to predict data. \nError: Failed to enforce schema of data. Error: " + message,
                "KAM01",
                "SCHEMA_ENFORCEMENT_FAILED");
    }

    private static AwsError of(
            final String code, final String message, final String sqlState, final String errorClass) {
        return AwsError.model(
                400,
                "{\"error_code\": \"" + code + "\", \"message\": " + PythonJson.text(message) + ", \"sqlstate\": \""
                        + sqlState + "\", \"error_class\": \"" + errorClass + "\"}");
    }
}
