package com.exasol.sme.scripts.containers;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.algorithms.XgboostModel;
import com.exasol.sme.sandbox.aws.storage.S3Uri;
import com.exasol.sme.scripts.installation.ContainerCall;
import com.exasol.sme.scripts.installation.Installation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;

/** A model that was trained from SQL on a view of {@link MeasuredTable}, as XGBoost's own library has it. */
final class MeasuredModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Installation installation;
    private final String name;
    private final Booster booster;
    private final List<String> labels = new ArrayList<>();

    private MeasuredModel(final Installation installation, final String name, final Booster booster) {
        this.installation = installation;
        this.name = name;
        this.booster = booster;
    }

    /** Trains, and waits for it. */
    static MeasuredModel train(
            final Installation installation, final String prefix, final String target, final String objective)
            throws Exception {
        final String job = prefix + "-" + target.toLowerCase(Locale.ROOT);
        installation.run(new ContainerCall(installation, job)
                .xgboost(objective)
                .with("algorithm_version", "\"1.5-1\"")
                .with("input_table_or_view_name", "\"MEASURED_" + target + "\"")
                .with("target_attribute_name", "\"" + target + "\"")
                .sql());
        String description = "\"InProgress\"";
        while (description.contains("\"InProgress\"")) {
            description = installation.act(Installation.REGION, "DescribeTrainingJob", "TrainingJobName", job);
        }
        final String artefact = JSON.readTree(description)
                .at("/ModelArtifacts/S3ModelArtifacts")
                .textValue();
        final MeasuredModel model = new MeasuredModel(
                installation,
                job,
                XgboostModel.read(installation
                        .aws()
                        .s3()
                        .content(Sandbox.BUCKET, S3Uri.of(artefact).key())));
        model.readLabels();
        return model;
    }

    private void readLabels() throws Exception {
        final JsonNode settings = JSON.readTree(installation
                .value("SELECT SETTINGS FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = '" + name + "'")
                .toString());
        settings.path("labels").forEach(label -> labels.add(label.textValue()));
    }

    String name() {
        return name;
    }

    /** The values of the target, by the number that stands for them; none for a regression. */
    List<String> labels() {
        return labels;
    }

    List<String> files() {
        return installation.aws().trainedOn(Installation.REGION, name);
    }

    /** What the library itself predicts for the features of one row. */
    float[] predict(final List<Float> features) throws Exception {
        final float[] values = new float[features.size()];
        for (int column = 0; column < values.length; column++) {
            values[column] = features.get(column);
        }
        final DMatrix matrix = new DMatrix(values, 1, values.length, Float.NaN);
        try {
            return booster.predict(matrix)[0];
        } finally {
            matrix.dispose();
        }
    }
}
