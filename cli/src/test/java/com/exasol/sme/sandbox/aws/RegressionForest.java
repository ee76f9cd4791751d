package com.exasol.sme.sandbox.aws;

import java.time.ZoneOffset;
import java.util.List;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.ensemble.AveragingCombiner;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** A random forest that predicts the mean of its trees. */
final class RegressionForest implements LearnedModel {
    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 12;
    private static final float SMALLEST_LEAF = 5;
    private static final float SHARE_OF_FEATURES = 0.5f;
    private static final long SEED = 20_240_229;
    private static final String NAME = "target";

    private final RowEncoder encoder;
    private final Model<Regressor> forest;

    private RegressionForest(final RowEncoder encoder, final Model<Regressor> forest) {
        this.encoder = encoder;
        this.forest = forest;
    }

    static RegressionForest train(final TrainingTable table, final int target, final int trees) {
        final RowEncoder encoder = RowEncoder.learn(table, target);
        final RegressionFactory factory = new RegressionFactory();
        final MutableDataset<Regressor> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("S3 prefix", RowEncoder.readAt().atOffset(ZoneOffset.UTC), factory),
                factory);
        for (final List<String> row : table.rows()) {
            data.add(encoder.encode(
                    new Regressor(NAME, Double.parseDouble(row.get(target))), RowEncoder.features(row, target)));
        }
        final RandomForestTrainer<Regressor> trainer = new RandomForestTrainer<>(
                new CARTRegressionTrainer(
                        DEPTH, SMALLEST_LEAF, 0f, SHARE_OF_FEATURES, false, new MeanSquaredError(), SEED),
                new AveragingCombiner(),
                trees,
                SEED);
        return new RegressionForest(encoder, trainer.train(data));
    }

    @Override
    public ProblemType problemType() {
        return ProblemType.REGRESSION;
    }

    @Override
    public int columnCount() {
        return encoder.columnCount();
    }

    @Override
    public Prediction predict(final List<String> row) {
        final double value = forest.predict(encoder.encode(RegressionFactory.UNKNOWN_REGRESSOR, row))
                .getOutput()
                .getValues()[0];
        return new Prediction(PythonText.of(value), List.of(), List.of());
    }
}
