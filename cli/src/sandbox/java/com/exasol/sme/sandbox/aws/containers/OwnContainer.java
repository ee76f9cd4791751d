package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.ModelArtefact;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** Containers that people bring along, by the name of their image. */
public enum OwnContainer {
    /** The README of the repository pushes it under this name. */
    MINDSDB("mindsdb_impl", MindsDbContainer::new),
    /** MLflow's {@code sagemaker build-and-push-container} does. */
    MLFLOW("mlflow-pyfunc", MlflowContainer::new);

    private final String repository;
    private final Function<NamedModel, Container> start;

    OwnContainer(final String repository, final Function<NamedModel, Container> start) {
        this.repository = repository;
        this.start = start;
    }

    public String repository() {
        return repository;
    }

    /** The container of an image, unless it is one of AWS's own. */
    public static Optional<OwnContainer> of(final String image) {
        return Arrays.stream(values())
                .filter(it -> image.matches(".*/" + it.repository + "(:.*)?"))
                .findFirst();
    }

    /**
     * The model as it lies in S3, after it has learned from CSV with a header.
     *
     * @throws JobFailure if nothing can be learned from it
     */
    public static byte[] learn(final byte[] csv, final String target) throws JobFailure {
        return ModelArtefact.write(NamedModel.learn(csv, target));
    }

    /** Starts it with a model from S3. */
    public Container start(final byte[] artefact) throws BrokenContainer {
        final LearnedModel model;
        try {
            model = ModelArtefact.read(artefact);
        } catch (final IOException exception) {
            throw new BrokenContainer("SANDBOX: The model data cannot be read: " + exception.getMessage());
        }
        if (!(model instanceof NamedModel named)) {
            throw new BrokenContainer("SANDBOX: The model data is none of " + repository + ".");
        }
        return start.apply(named);
    }
}
