package com.exasol.sme.cli.options;

import com.exasol.sme.access.ObjectName;
import com.exasol.sme.access.PredictionGrants;
import com.exasol.sme.access.ScriptCreators;
import com.exasol.sme.access.TrainingGrants;
import com.exasol.sme.database.SqlIdentifier;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import java.sql.Connection;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** Options that say who is granted what. */
public final class GrantOptions {
    private static final String TRAINING = "training";
    private static final String PREDICTION = "prediction";
    private static final String SCRIPT = "--prediction-script";
    private static final String SCHEMA = "--schema";
    private static final String DATA = "--data";
    private static final String FUTURE = "--future-scripts";

    /** What a shell completes. */
    static final class Purposes extends AbstractList<String> {
        private static final List<String> ALL = List.of(TRAINING, PREDICTION);

        @Override
        public String get(final int index) {
            return ALL.get(index);
        }

        @Override
        public int size() {
            return ALL.size();
        }
    }

    @Option(names = "--to", paramLabel = "<role>", description = "Role or user that gets the grants (required).")
    String grantee;

    @Option(
            names = "--for",
            paramLabel = "<purpose>",
            completionCandidates = Purposes.class,
            description = "training: train, poll, deploy endpoints into a schema of the role's own and delete "
                    + "them; prediction: predict with one endpoint (required).")
    String purpose;

    @Option(names = SCHEMA, paramLabel = "<schema>", description = "Schema of the scripts (required for training).")
    String schema;

    @Option(
            names = SCRIPT,
            paramLabel = "<schema.script>",
            description = "The function that predicts, such as CREDIT.CREDIT_RISK, also with a key (required "
                    + "for prediction).")
    String script;

    @Option(
            names = FUTURE,
            description = "For prediction: also with scripts that are deployed later into the script's schema. "
                    + "Refused if the role or the schema's owner can create scripts there.")
    boolean isForFutureScripts;

    @Option(
            names = DATA,
            paramLabel = "<schema[.table]>",
            showDefaultValue = Visibility.NEVER,
            description = "Table, view or whole schema to train on or to predict for; can be repeated.")
    List<String> data = new ArrayList<>();

    /** The required options that were not given, for the purpose that was. */
    public List<String> missing() {
        final List<String> missing = new ArrayList<>();
        addIfMissing(grantee, "--to", missing);
        addIfMissing(purpose, "--for", missing);
        if (isForTraining()) {
            addIfMissing(schema, SCHEMA, missing);
        } else {
            addIfMissing(script, SCRIPT, missing);
        }
        return missing;
    }

    private static void addIfMissing(final String value, final String option, final List<String> missing) {
        if (value == null) {
            missing.add(option);
        }
    }

    public boolean isForTraining() {
        return purpose == null || TRAINING.equals(purpose);
    }

    /** Refuses what has no meaning, before what is missing is looked for. */
    public void check() {
        if (purpose != null && !TRAINING.equals(purpose) && !PREDICTION.equals(purpose)) {
            throw misuse("--for: '" + ShortenedInput.shown(purpose) + "' is none of training and prediction.");
        }
        if (PREDICTION.equals(purpose) && schema != null) {
            throw misuse(SCHEMA + " is for training only.");
        }
        if (TRAINING.equals(purpose) && script != null) {
            throw misuse(SCRIPT + " is for prediction only.");
        }
        if (TRAINING.equals(purpose) && isForFutureScripts) {
            throw misuse(FUTURE + " is for prediction only.");
        }
    }

    private static SmeException misuse(final String problem) {
        return OptionMisuse.of(problem, "See 'sme grant --help'.");
    }

    /** Looks into the database whether a grant for a whole schema is safe, if that is what is wanted. */
    public void checkFutureScripts(final Connection database) {
        if (isForFutureScripts) {
            new ScriptCreators(database)
                    .refuse(ObjectName.inSchema(SCRIPT, script).schema(), ObjectName.single("--to", grantee));
        }
    }

    /** Refuses to print what is safe only after a look at the database. */
    public void checkPrinting() {
        if (isForFutureScripts) {
            throw misuse(FUTURE + " cannot be printed: who can create scripts has to be checked in the database.");
        }
    }

    public List<SqlStatement> statements(final SqlIdentifier connection) {
        final SqlIdentifier name = ObjectName.single("--to", grantee);
        final List<ObjectName> readable =
                data.stream().map(text -> ObjectName.read(DATA, text)).toList();
        if (isForTraining()) {
            return new TrainingGrants(ObjectName.single(SCHEMA, schema), connection, readable).to(name);
        }
        return new PredictionGrants(ObjectName.inSchema(SCRIPT, script), connection, readable, isForFutureScripts)
                .to(name);
    }
}
