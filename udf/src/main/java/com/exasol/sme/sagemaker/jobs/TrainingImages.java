package com.exasol.sme.sagemaker.jobs;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Request;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Where the images of SageMaker's built-in algorithms are. The file {@code training-images.json} knows it, which a
 * script of the repository makes from AWS's own SDK for Python.
 */
final class TrainingImages {
    private static final String FILE = "training-images.json";
    private static final String ADVICE =
            " Give training_image instead of algorithm_version: the AWS documentation of the"
                    + " algorithm has the address of its image.";

    private final JsonNode algorithm;
    private final String name;

    private TrainingImages(final String name, final JsonNode algorithm) {
        this.name = name;
        this.algorithm = algorithm;
    }

    /** @param name as the Lua scripts know it */
    static TrainingImages of(final String name) {
        final JsonNode algorithm = JsonResource.read(FILE).path("algorithms").path(name);
        if (algorithm.isMissingNode()) {
            throw Request.malformed("algorithm", "unknown");
        }
        return new TrainingImages(name, algorithm);
    }

    /** {@return the image of a version in a region; throws an error for the user if none is known} */
    String image(final String version, final RegionName region) {
        final List<String> versions = JsonResource.texts(algorithm.path("versions"));
        if (!versions.contains(version)) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-106")
                    .message("There is no version {{version}} of the algorithm {{name|uq}} here.", version, name)
                    .mitigation(
                            "The known versions are {{versions|uq}}.{{advice|uq}}",
                            String.join(", ", versions),
                            ADVICE));
        }
        final JsonNode account = algorithm.path("accounts").path(region.toString());
        if (account.isMissingNode()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-107")
                    .message(
                            "It is not known where the image of the algorithm {{name|uq}} is in region {{region}}.",
                            name,
                            region.toString())
                    .mitigation("Check aws_region.{{advice|uq}}", ADVICE));
        }
        return account.textValue() + ".dkr.ecr." + region + "." + region.domain() + "/"
                + algorithm.path("repository").textValue() + ":" + version;
    }
}
