package com.exasol.sme.sagemaker.runtime;

import com.exasol.errorreporting.ErrorMessageBuilder;
import com.exasol.errorreporting.ExaError;
import com.exasol.sme.Sentence;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.sagemaker.clients.RegionName;
import java.util.Objects;
import software.amazon.awssdk.services.sagemakerruntime.model.ModelErrorException;

/** A failure of the model behind an endpoint, as an error that a person can act on. */
final class ModelFailure {
    private final String endpoint;
    private final RegionName region;
    private final Batch batch;
    private final String formats;
    private final ModelErrorException failure;

    /** @param formats what the endpoint has to do with which content types */
    ModelFailure(
            final String endpoint,
            final RegionName region,
            final Batch batch,
            final String formats,
            final ModelErrorException failure) {
        this.endpoint = endpoint;
        this.region = region;
        this.batch = batch;
        this.formats = formats;
        this.failure = failure;
    }

    /** {@return the error if a row is to blame} */
    SmeException ofARow() {
        return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-31"), "failed on")
                .mitigation("Look for values the model was not trained on, and into its log: {{log|uq}}.", log()));
    }

    /** {@return the error if no row is to blame; the table of failures has its code} */
    SmeException ofTheEndpoint(final String code) {
        switch (code) {
            case "E-SME-UDF-55":
                return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-55"), "refuses the request for")
                        .mitigation(
                                "It would refuse other rows as well. Check that the endpoint serves the model of this"
                                        + " script, which has to {{formats|uq}}, and look into its log: {{log|uq}}.",
                                formats,
                                log()));
            case "E-SME-UDF-56":
                return new SmeException(describe(
                                ExaError.messageBuilder("E-SME-UDF-56"),
                                "refuses each row that it gets alone, and accepted none so far; the last was")
                        .mitigation(
                                "Check that the endpoint serves the model of this script, then look into its log:"
                                        + " {{log|uq}}.",
                                log()));
            case "E-SME-UDF-57":
                return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-57"), "gave no answer in time to")
                        .mitigation(
                                "Deploy the endpoint again with a larger instance type, more instances or fewer"
                                        + " rows_per_request, or look into its log: {{log|uq}}.",
                                log()));
            case "E-SME-UDF-75":
                return new SmeException(describe(ExaError.messageBuilder("E-SME-UDF-75"), "refuses as too large")
                        .mitigation(
                                "Its length, {{bytes}} bytes, is hardly the reason. Check that the endpoint"
                                        + " serves the model of this script, and how large requests its"
                                        + " container takes, and look into its log: {{log|uq}}.",
                                batch.bytes(),
                                log()));
            default:
                return new SmeException(
                        describe(ExaError.messageBuilder("E-SME-UDF-58"), "failed, also after several attempts, on")
                                .mitigation(
                                        "Look into its log: {{log|uq}}. If the model answers other rows, look for values it was"
                                                + " not trained on.",
                                        log()));
        }
    }

    private ErrorMessageBuilder describe(final ErrorMessageBuilder error, final String what) {
        return error.message(
                "The model behind endpoint {{name}} in region {{region}} {{what|uq}} {{rows|uq}} with HTTP status"
                        + " {{status|uq}}: {{cause|uq}}",
                endpoint,
                region.toString(),
                what,
                batch,
                Objects.requireNonNullElse(failure.originalStatusCode(), "unknown"),
                Sentence.brief(words()));
    }

    /** What the container said, or else what SageMaker says about it. */
    private String words() {
        return failure.originalMessage() == null && failure.awsErrorDetails() != null
                ? failure.awsErrorDetails().errorMessage()
                : failure.originalMessage();
    }

    private String log() {
        return Objects.requireNonNullElse(failure.logStreamArn(), "AWS does not say where it is");
    }
}
