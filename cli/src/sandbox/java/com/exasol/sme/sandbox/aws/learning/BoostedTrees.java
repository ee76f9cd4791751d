package com.exasol.sme.sandbox.aws.learning;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.rtree.CARTRegressionTrainer;
import org.tribuo.regression.rtree.impurity.MeanSquaredError;

/** Small regression trees, each of which corrects a part of what the ones before it got wrong. */
final class BoostedTrees implements LearnedModel {
    private static final long serialVersionUID = 1L;
    private static final int TREES = 60;
    private static final int DEPTH = 3;
    private static final float SMALLEST_LEAF = 5;
    private static final float ALL_FEATURES = 1f;
    private static final double SHARE_CORRECTED = 0.25;
    private static final long SEED = 20_240_229;
    private static final String NAME = "target";

    private final RowEncoder encoder;
    private final double mean;
    private final ArrayList<Model<Regressor>> trees = new ArrayList<>();

    private BoostedTrees(final RowEncoder encoder, final double mean) {
        this.encoder = encoder;
        this.mean = mean;
    }

    static BoostedTrees train(final TrainingTable table, final int target) {
        final double[] wanted =
                table.values(target).stream().mapToDouble(Double::parseDouble).toArray();
        final BoostedTrees model = new BoostedTrees(
                RowEncoder.learn(table, target), Arrays.stream(wanted).average().orElseThrow());
        model.learn(
                table.rows().stream()
                        .map(row -> model.example(RowEncoder.features(row, target)))
                        .toList(),
                Arrays.stream(wanted).map(value -> value - model.mean).toArray());
        return model;
    }

    /** @param missing what the model lacks to predict each row's value */
    private void learn(final List<Example<Regressor>> rows, final double[] missing) {
        final CARTRegressionTrainer trainer =
                new CARTRegressionTrainer(DEPTH, SMALLEST_LEAF, 0f, ALL_FEATURES, false, new MeanSquaredError(), SEED);
        final Random random = new Random(SEED);
        for (int count = 0; count < TREES; count++) {
            final Model<Regressor> tree = trainer.train(half(rows, missing, random));
            for (int row = 0; row < missing.length; row++) {
                missing[row] -= correction(tree, rows.get(row));
            }
            trees.add(tree);
        }
    }

    /** About every other row: half the work for each tree, and trees that differ more. */
    private static MutableDataset<Regressor> half(
            final List<Example<Regressor>> rows, final double[] missing, final Random random) {
        final RegressionFactory factory = new RegressionFactory();
        final MutableDataset<Regressor> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("S3 prefix", RowEncoder.readAt().atOffset(ZoneOffset.UTC), factory),
                factory);
        for (int row = 0; row < missing.length; row++) {
            if (random.nextBoolean()) {
                final ArrayExample<Regressor> example = new ArrayExample<>(new Regressor(NAME, missing[row]));
                rows.get(row).forEach(example::add);
                data.add(example);
            }
        }
        return data;
    }

    private Example<Regressor> example(final List<String> row) {
        return encoder.encode(RegressionFactory.UNKNOWN_REGRESSOR, row);
    }

    private static double correction(final Model<Regressor> tree, final Example<Regressor> row) {
        return SHARE_CORRECTED * tree.predict(row).getOutput().getValues()[0];
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
        final Example<Regressor> example = example(row);
        final double value = mean
                + trees.stream().mapToDouble(tree -> correction(tree, example)).sum();
        return new Prediction(PythonText.of(value), List.of(), List.of());
    }
}
