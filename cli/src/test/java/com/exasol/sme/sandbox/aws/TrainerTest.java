package com.exasol.sme.sandbox.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.aws.learning.CsvText;
import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.learning.LearnedModel;
import com.exasol.sme.sandbox.aws.learning.ProblemType;
import com.exasol.sme.sandbox.aws.learning.Trainer;
import com.exasol.sme.sandbox.aws.learning.TrainingTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {
    private static final int ID = 0;
    private static final int RISK = 21;

    private final TrainingTable credits = germanCredit();

    @Test
    void predictsCreditRiskBetterThanTheMajority() throws JobFailure {
        assertThat(accuracy(rows(id -> id <= 700))).isGreaterThanOrEqualTo(majority() + 0.06);
    }

    @Test
    void predictsNoBetterThanTheMajorityAfterTheTargetWasShuffled() throws JobFailure {
        final List<List<String>> training = rows(id -> id <= 700);
        final List<String> risks =
                training.stream().map(row -> row.get(RISK)).collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(risks, new Random(1));
        final List<List<String>> shuffled = new ArrayList<>();
        for (int row = 0; row < training.size(); row++) {
            final List<String> copy = new ArrayList<>(training.get(row));
            copy.set(RISK, risks.get(row));
            shuffled.add(copy);
        }
        assertThat(accuracy(shuffled)).isLessThan(majority() + 0.03);
    }

    @Test
    void learnsTheSameFromTheSameData() throws JobFailure {
        final TrainingTable table = numbers("x%3", row -> String.valueOf(row % 3));
        final List<String> row = List.of("1");
        assertThat(Trainer.train(table, "TARGET", Optional.empty()).predict(row))
                .isEqualTo(Trainer.train(table, "TARGET", Optional.empty()).predict(row));
    }

    @Test
    void learnsARegression() throws JobFailure {
        final LearnedModel model = Trainer.train(numbers("x", row -> row + ".5"), "TARGET", Optional.empty());
        assertThat(model.problemType()).isEqualTo(ProblemType.REGRESSION);
        assertThat(Double.parseDouble(model.predict(List.of("300")).label())).isBetween(280.0, 320.0);
    }

    @ParameterizedTest
    @CsvSource({
        "2, true, BINARY",
        "3, true, MULTICLASS",
        "20, true, MULTICLASS",
        "21, true, REGRESSION",
        "100, false, MULTICLASS"
    })
    void infersTheProblemType(final int distinct, final boolean numbers, final ProblemType expected) {
        final List<String> target = IntStream.range(0, distinct)
                .mapToObj(value -> (numbers ? "" : "t") + value)
                .toList();
        assertThat(ProblemType.infer(target)).isEqualTo(expected);
    }

    @Test
    void predictsForMissingAndUnknownValues() throws JobFailure {
        final LearnedModel model =
                Trainer.train(read("A,B,LABEL\n" + ReadyAccount.rows(600, "yes", "no")), "LABEL", Optional.empty());
        assertThat(model.predict(Arrays.asList(null, "never seen")).label()).isIn("yes", "no");
        assertThat(model.predict(List.of("1", "left")).label()).isEqualTo("yes");
    }

    @Test
    void refusesAMissingTarget() {
        assertThatThrownBy(() -> Trainer.train(numbers("x", String::valueOf), "OTHER", Optional.empty()))
                .hasMessage("SANDBOX: The target attribute OTHER is not a column of the training data.");
    }

    @Test
    void refusesATableWithoutFeatures() {
        assertThatThrownBy(() -> Trainer.train(read("T\n" + "1\n".repeat(500)), "T", Optional.empty()))
                .hasMessage("SANDBOX: The training data has no column besides the target attribute.");
    }

    @ParameterizedTest
    @CsvSource({"BINARY, 3", "MULTICLASS, 2", "MULTICLASS, 1"})
    void refusesATargetThatDoesNotFitTheProblemType(final ProblemType type, final int classes) {
        assertThatThrownBy(() -> Trainer.train(numbers("x", row -> "c" + row % classes), "TARGET", Optional.of(type)))
                .hasMessage("SANDBOX: The target attribute has " + classes + " different values, which does not fit "
                        + type.awsName() + ".");
    }

    @Test
    void refusesTextsForARegression() {
        assertThatThrownBy(() ->
                        Trainer.train(numbers("x", row -> "c" + row), "TARGET", Optional.of(ProblemType.REGRESSION)))
                .hasMessageEndingWith("does not fit Regression.");
    }

    @Test
    void takesTheHeaderFromTheFirstFileOrFromAll() throws JobFailure {
        final TrainingTable table =
                read("A,B\n" + "1,2\n".repeat(300), "A,B\n" + "3,4\n".repeat(100), "5,6\n".repeat(100), "");
        assertThat(table.columns()).containsExactly("A", "B");
        assertThat(table.values(0)).hasSize(500).startsWith("1").endsWith("5");
    }

    @Test
    void readsQuotesLineBreaksAndMissingValues() throws JobFailure {
        final TrainingTable table = read("A,B\n\"a\"\"b\nc\",\n" + "1,2\n".repeat(499));
        assertThat(table.rows().get(0)).containsExactly("a\"b\nc", null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A,B\\n1,2|SANDBOX: The training data has 1 rows, the minimum is 500.",
                "A,B\\n1|SANDBOX: A row of file-1 has 1 fields, the header has 2.",
                "A,A\\n1,2|SANDBOX: The header of file-1 has an empty name or one twice.",
                "A,\\n1,2|SANDBOX: The header of file-1 has an empty name or one twice."
            })
    void refusesWrongFiles(final String content, final String reason) {
        assertThatThrownBy(() -> read(content.replace("\\n", "\n"))).hasMessage(reason);
    }

    @Test
    void refusesAFileThatIsNotUtf8() {
        final SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("file-1", new byte[] {(byte) 0xff});
        assertThatThrownBy(() -> TrainingTable.read(files)).hasMessageStartingWith("SANDBOX: file-1 is not CSV: ");
    }

    @Test
    void refusesAnEmptyPrefix() {
        assertThatThrownBy(() -> read())
                .hasMessage("SANDBOX: There is no object under the S3 prefix of the training channel.");
    }

    private double accuracy(final List<List<String>> training) throws JobFailure {
        final List<String> columns = credits.columns().subList(ID + 1, RISK + 1);
        final List<List<String>> rows =
                training.stream().map(row -> row.subList(ID + 1, RISK + 1)).toList();
        final LearnedModel model = Trainer.train(new TrainingTable(columns, rows), "RISK", Optional.empty());
        final List<List<String>> others = rows(id -> id > 700);
        final long right = others.stream()
                .filter(row -> model.predict(row.subList(ID + 1, RISK)).label().equals(row.get(RISK)))
                .count();
        return (double) right / others.size();
    }

    private double majority() {
        final List<List<String>> others = rows(id -> id > 700);
        return (double) others.stream()
                        .filter(row -> row.get(RISK).equals("good"))
                        .count()
                / others.size();
    }

    private List<List<String>> rows(final IntPredicate ids) {
        return credits.rows().stream()
                .filter(row -> ids.test(Integer.parseInt(row.get(ID))))
                .toList();
    }

    private static TrainingTable numbers(final String name, final IntFunction<String> target) {
        return new TrainingTable(
                List.of(name, "TARGET"),
                IntStream.range(0, 600)
                        .mapToObj(row -> List.of(String.valueOf(row), target.apply(row)))
                        .toList());
    }

    private static TrainingTable read(final String... contents) throws JobFailure {
        final SortedMap<String, byte[]> files = new TreeMap<>();
        for (final String content : contents) {
            files.put("file-" + (files.size() + 1), content.getBytes(UTF_8));
        }
        return TrainingTable.read(files);
    }

    private static TrainingTable germanCredit() {
        try (InputStream file = TrainerTest.class.getResourceAsStream("/german_credit.csv")) {
            final List<List<String>> lines = CsvText.parse(file.readAllBytes());
            return new TrainingTable(lines.get(0), lines.subList(1, lines.size()));
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
