package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.learning.CsvText;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.learning.Trainer;
import com.exasol.sme.sandbox.aws.learning.TrainingTable;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A model that knows the names and types of its columns, as those do that learn from a table of pandas.
 *
 * @param columns those of the features, in the order of the table
 * @param target the column that it learned to predict
 */
record NamedModel(ArrayList<Column> columns, String target, LearnedModel model) implements LearnedModel {
    static NamedModel learn(final byte[] csv, final String target) throws JobFailure {
        final List<List<String>> lines;
        try {
            lines = CsvText.parse(csv);
        } catch (final IOException exception) {
            throw new JobFailure("SANDBOX: This is not CSV: " + exception.getMessage(), exception);
        }
        final TrainingTable table = new TrainingTable(lines.get(0), lines.subList(1, lines.size()));
        final LearnedModel model = Trainer.train(table, target, Optional.empty());
        final ArrayList<Column> columns = new ArrayList<>();
        for (int column = 0; column < table.columns().size(); column++) {
            if (!table.columns().get(column).equals(target)) {
                columns.add(Column.of(table.columns().get(column), table.values(column)));
            }
        }
        return new NamedModel(columns, target, model);
    }

    @Override
    public ProblemType problemType() {
        return model.problemType();
    }

    @Override
    public int columnCount() {
        return columns.size();
    }

    @Override
    public Prediction predict(final List<String> row) {
        return model.predict(row);
    }

    /**
     * A column of features.
     *
     * @param required whether no row that was learned from lacked it
     */
    record Column(String name, ColumnType type, boolean required) implements Serializable {
        static Column of(final String name, final List<String> values) {
            return new Column(name, ColumnType.of(values), !values.contains(null));
        }
    }
}
