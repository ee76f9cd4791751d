package com.exasol.sme.sandbox.aws.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The models of all jobs in this JVM: many tests train on one table, and the same table gives the same model. */
public final class LearnedModels {
    private static final int MOST_KEPT = 50;

    /** What a model depends on. */
    private record Lesson(TrainingTable table, String target, Optional<ProblemType> requested) {}

    private static final Map<Lesson, LearnedModel> MODELS = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<Lesson, LearnedModel> eldest) {
            return size() > MOST_KEPT;
        }
    };

    private LearnedModels() {}

    /** Learns a model, unless there is one of the same table. */
    public static synchronized LearnedModel of(
            final TrainingTable table, final String target, final Optional<ProblemType> requested) throws JobFailure {
        final Lesson lesson = new Lesson(table, target, requested);
        LearnedModel model = MODELS.get(lesson);
        if (model == null) {
            model = Trainer.train(table, target, requested);
            MODELS.put(lesson, model);
        }
        return model;
    }
}
