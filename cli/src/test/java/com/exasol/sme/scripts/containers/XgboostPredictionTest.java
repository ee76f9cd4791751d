package com.exasol.sme.scripts.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.exasol.sme.sandbox.aws.algorithms.XgboostLibrary;
import com.exasol.sme.sandbox.aws.algorithms.XgboostRequest;
import com.exasol.sme.scripts.installation.EndpointCall;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Predictions from SQL, compared row by row with those of XGBoost's own library. */
@ExtendWith(QuickInstallation.class)
class XgboostPredictionTest {
    private static final int PROBABILITY = MeasuredTable.FEATURES.size();
    private static final int PREDICTION = PROBABILITY + 1;
    private final Installation installation;

    XgboostPredictionTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void createTheTable(final Installation installation) throws Exception {
        assumeTrue(XgboostLibrary.flaw().isEmpty(), () -> XgboostLibrary.flaw().get());
        MeasuredTable.create(installation);
    }

    /** Deploys, predicts for all rows, and deletes the endpoint. */
    private List<List<Object>> predictions(final MeasuredModel model) throws Exception {
        installation.run(new EndpointCall(model.name(), model.name()).sql());
        final String function = model.name().replace('-', '_').toUpperCase(Locale.ROOT);
        final List<List<Object>> rows = installation
                .run("SELECT DATA." + function + "(" + String.join(", ", MeasuredTable.FEATURES)
                        + ") FROM DATA.MEASURED")
                .rows();
        installation.run(Installation.deletion(model.name()));
        assertThat(rows).hasSize(MeasuredTable.ROWS);
        return rows;
    }

    private static List<Float> features(final List<Object> row) {
        return ReadRows.of(row.subList(0, MeasuredTable.FEATURES.size()), List.of());
    }

    @Test
    void areThoseOfTwoClasses() throws Exception {
        final MeasuredModel model = MeasuredModel.train(installation, "lib", "TWO", "binary:logistic");
        for (final List<Object> row : predictions(model)) {
            final float second = model.predict(features(row))[0];
            assertThat(row.get(PREDICTION)).isEqualTo(model.labels().get(second > 0.5 ? 1 : 0));
            assertThat(row.get(PROBABILITY)).isEqualTo(second > 0.5 ? second : 1.0 - second);
        }
    }

    @Test
    void areThoseOfThreeClasses() throws Exception {
        final MeasuredModel model = MeasuredModel.train(installation, "lib", "THREE", "multi:softprob");
        for (final List<Object> row : predictions(model)) {
            final float[] all = model.predict(features(row));
            int best = 0;
            for (int label = 1; label < all.length; label++) {
                best = all[label] > all[best] ? label : best;
            }
            assertThat(row.get(PREDICTION).toString()).isEqualTo(model.labels().get(best));
            assertThat(row.get(PROBABILITY)).isEqualTo((double) all[best]);
        }
    }

    @Test
    void areThoseOfARegression() throws Exception {
        final MeasuredModel model = MeasuredModel.train(installation, "lib", "NUMBER", "reg:squarederror");
        for (final List<Object> row : predictions(model)) {
            assertThat(row.get(PROBABILITY)).isEqualTo((double) model.predict(features(row))[0]);
        }
    }

    /** The container rounds numbers of a request, and XGBoost those of a file. */
    @Test
    void areAskedForWithTheNumbersThatWereTrainedOn() throws Exception {
        final MeasuredModel model = MeasuredModel.train(installation, "same", "NUMBER", "reg:squarederror");
        installation.aws().requests().clear();
        predictions(model);
        final List<List<Float>> served = new ArrayList<>();
        for (final var request : installation.aws().requests().of("InvokeEndpoint")) {
            for (final float[] row : XgboostRequest.rows(request.body())) {
                final List<Float> features = new ArrayList<>(List.of(0f));
                for (final float feature : row) {
                    features.add(feature);
                }
                served.add(features);
            }
        }
        final List<List<Float>> trained = ReadRows.ofFiles(installation, model.files()).stream()
                .map(row -> {
                    final List<Float> features = new ArrayList<>(row);
                    features.set(0, 0f);
                    return features;
                })
                .map(List::copyOf)
                .toList();
        assertThat(ReadRows.sorted(served)).isEqualTo(ReadRows.sorted(trained));
    }
}
