package com.exasol.sme.sandbox.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final int ID = 0;
    private static final int RISK = 21;

    private final TrainingTable all = germanCredit();

    @Test
    void predictsCreditRiskBetterThanTheMajority() throws JobFailure {
        assertThat(accuracy(rows(id -> id <= 700))).isGreaterThanOrEqualTo(majority() + 0.05);
    }

    @Test
    void predictsNoBetterThanTheMajorityAfterTheTargetWasShuffled() throws JobFailure {
        final List<List<String>> training = rows(id -> id <= 700);
        final List<String> risks =
                new ArrayList<>(training.stream().map(row -> row.get(RISK)).toList());
        Collections.shuffle(risks, new Random(1));
        final List<List<String>> shuffled = new ArrayList<>();
        for (int row = 0; row < training.size(); row++) {
            final List<String> copy = new ArrayList<>(training.get(row));
            copy.set(RISK, risks.get(row));
            shuffled.add(copy);
        }
        assertThat(accuracy(shuffled)).isLessThan(majority() + 0.03);
    }

    private double accuracy(final List<List<String>> training) throws JobFailure {
        final List<List<String>> withoutId =
                training.stream().map(row -> row.subList(ID + 1, row.size())).toList();
        final LearnedModel model = Trainer.train(
                new TrainingTable(all.columns().subList(ID + 1, all.columns().size()), withoutId),
                "RISK",
                Optional.empty());
        long right = 0;
        for (final List<String> row : rows(id -> id > 700)) {
            right += model.predict(row.subList(ID + 1, RISK)).label().equals(row.get(RISK)) ? 1 : 0;
        }
        return right / 300.0;
    }

    private double majority() {
        return rows(id -> id > 700).stream()
                        .filter(row -> row.get(RISK).equals("good"))
                        .count()
                / 300.0;
    }

    private List<List<String>> rows(final Predicate<Integer> ids) {
        return all.rows().stream()
                .filter(row -> ids.test(Integer.valueOf(row.get(ID))))
                .toList();
    }

    private static TrainingTable germanCredit() {
        try (InputStream file = TrainerTest.class.getResourceAsStream("/german_credit.csv")) {
            final List<List<String>> lines = CsvText.parse(file.readAllBytes());
            return new TrainingTable(lines.get(0), lines.subList(1, lines.size()));
        } catch (final IOException exception) {
            throw new java.io.UncheckedIOException(exception);
        }
    }
}
