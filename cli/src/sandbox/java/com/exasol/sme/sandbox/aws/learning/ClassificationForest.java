package com.exasol.sme.sandbox.aws.learning;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.tree.LeafNode;
import org.tribuo.common.tree.Node;
import org.tribuo.common.tree.RandomForestTrainer;
import org.tribuo.common.tree.TreeModel;
import org.tribuo.ensemble.WeightedEnsembleModel;
import org.tribuo.math.la.SparseVector;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/** A random forest that votes by the mean of its trees' probabilities. */
final class ClassificationForest implements LearnedModel {
    private static final long serialVersionUID = 1L;
    private static final int DEPTH = 12;
    private static final float SMALLEST_LEAF = 3;
    private static final float SHARE_OF_FEATURES = 0.2f;
    private static final long SEED = 20_240_229;

    private final ProblemType problemType;
    private final RowEncoder encoder;
    private final ArrayList<String> labels;
    private final WeightedEnsembleModel<Label> forest;

    private ClassificationForest(
            final ProblemType problemType,
            final RowEncoder encoder,
            final List<String> labels,
            final WeightedEnsembleModel<Label> forest) {
        this.problemType = problemType;
        this.encoder = encoder;
        this.labels = new ArrayList<>(labels);
        this.forest = forest;
    }

    static ClassificationForest train(
            final ProblemType problemType, final TrainingTable table, final int target, final int trees) {
        final RowEncoder encoder = RowEncoder.learn(table, target);
        final LabelFactory factory = new LabelFactory();
        final MutableDataset<Label> data = new MutableDataset<>(
                new SimpleDataSourceProvenance("S3 prefix", RowEncoder.readAt().atOffset(ZoneOffset.UTC), factory),
                factory);
        for (final List<String> row : table.rows()) {
            data.add(encoder.encode(new Label(row.get(target)), RowEncoder.features(row, target)));
        }
        final RandomForestTrainer<Label> trainer = new RandomForestTrainer<>(
                new CARTClassificationTrainer(
                        DEPTH, SMALLEST_LEAF, 0f, SHARE_OF_FEATURES, false, new GiniIndex(), SEED),
                new VotingCombiner(),
                trees,
                SEED);
        return new ClassificationForest(
                problemType, encoder, new ArrayList<>(new TreeSet<>(table.values(target))), (WeightedEnsembleModel<
                                Label>)
                        trainer.train(data));
    }

    @Override
    public ProblemType problemType() {
        return problemType;
    }

    @Override
    public int columnCount() {
        return encoder.columnCount();
    }

    @Override
    public Prediction predict(final List<String> row) {
        final Example<Label> example = encoder.encode(LabelFactory.UNKNOWN_LABEL, row);
        // Once for all trees, which share their features: the library would do it again for each of them.
        final SparseVector features = SparseVector.createSparseVector(example, forest.getFeatureIDMap(), false);
        final double[] sums = new double[labels.size()];
        for (final Model<Label> tree : forest.getModels()) {
            final Map<String, Label> scores = leaf((TreeModel<Label>) tree, features)
                    .getPrediction(features.numActiveElements(), example)
                    .getOutputScores();
            for (int label = 0; label < sums.length; label++) {
                sums[label] += scores.get(labels.get(label)).getScore()
                        / forest.getModels().size();
            }
        }
        int best = 0;
        final List<Double> probabilities = new ArrayList<>();
        for (int label = 0; label < sums.length; label++) {
            probabilities.add(sums[label]);
            best = sums[label] > sums[best] ? label : best;
        }
        return new Prediction(labels.get(best), List.copyOf(labels), probabilities);
    }

    private static LeafNode<Label> leaf(final TreeModel<Label> tree, final SparseVector features) {
        Node<Label> node = tree.getRoot();
        while (!node.isLeaf()) {
            node = node.getNextNode(features);
        }
        return (LeafNode<Label>) node;
    }
}
