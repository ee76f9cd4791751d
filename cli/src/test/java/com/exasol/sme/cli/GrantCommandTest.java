package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.watch.Secrets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class GrantCommandTest {
    private static final String PASSWORD = Secrets.keep("hush-hush");
    private static final String TRAINING = "--for training --to analysts --schema sme --connection aws_conn";
    private static final String PREDICTION =
            "--for prediction --to analysts --connection aws_conn --prediction-script credit.risk";

    private final CommandRun command = new CommandRun();

    private int grant(final String options) {
        return command.run(("grant " + options).split(" "));
    }

    @Test
    void printsWhatATrainingTakes() {
        assertThat(grant(TRAINING + " --to-print --data credit.training --data \"Other\""))
                .isZero();
        assertThat(command.err()).isEmpty();
        assertThat(command.out()).startsWith("""
                -- Endpoints go into a schema that the role or one of its members owns.
                GRANT USAGE ON SCHEMA "SME" TO "ANALYSTS";
                GRANT EXECUTE ON "SME"."SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT" TO "ANALYSTS";
                GRANT EXECUTE ON "SME"."SME_TRAIN_WITH_SAGEMAKER" TO "ANALYSTS";
                """).contains("""
                GRANT EXECUTE ON "SME"."SME_LIBRARY" TO "ANALYSTS";
                GRANT EXECUTE ON "SME"."SME_AUTOPILOT_TRAINING_UDF" TO "ANALYSTS";
                GRANT ACCESS ON CONNECTION "AWS_CONN" FOR SCRIPT "SME"."SME_AUTOPILOT_TRAINING_UDF" TO "ANALYSTS";
                """).endsWith("""
                GRANT SELECT ON "SME"."SME_METADATA_AUTOPILOT_JOBS" TO "ANALYSTS";
                GRANT INSERT ON "SME"."SME_METADATA_AUTOPILOT_JOBS" TO "ANALYSTS";
                GRANT DELETE ON "SME"."SME_METADATA_AUTOPILOT_JOBS" TO "ANALYSTS";
                GRANT SELECT ON "SME"."SME_METADATA_SAGEMAKER_JOBS" TO "ANALYSTS";
                GRANT INSERT ON "SME"."SME_METADATA_SAGEMAKER_JOBS" TO "ANALYSTS";
                GRANT DELETE ON "SME"."SME_METADATA_SAGEMAKER_JOBS" TO "ANALYSTS";
                GRANT EXPORT TO "ANALYSTS";
                GRANT CONNECTION "AWS_CONN" TO "ANALYSTS";
                GRANT USAGE ON SCHEMA "CREDIT" TO "ANALYSTS";
                GRANT SELECT ON "CREDIT"."TRAINING" TO "ANALYSTS";
                GRANT USAGE ON SCHEMA "Other" TO "ANALYSTS";
                GRANT SELECT ON SCHEMA "Other" TO "ANALYSTS";
                GRANT CREATE SCRIPT TO "ANALYSTS";
                GRANT CREATE VIEW TO "ANALYSTS";
                """);
    }

    @Test
    void printsWhatAPredictionTakes() {
        assertThat(grant(PREDICTION + " --to-print --data credit")).isZero();
        assertThat(command.out()).isEqualTo("""
                GRANT USAGE ON SCHEMA "CREDIT" TO "ANALYSTS";
                GRANT EXECUTE ON "CREDIT"."RISK" TO "ANALYSTS";
                GRANT ACCESS ON CONNECTION "AWS_CONN" FOR SCRIPT "CREDIT"."RISK" TO "ANALYSTS";
                GRANT EXECUTE ON "CREDIT"."RISK_WITH_KEY" TO "ANALYSTS";
                GRANT ACCESS ON CONNECTION "AWS_CONN" FOR SCRIPT "CREDIT"."RISK_WITH_KEY" TO "ANALYSTS";
                GRANT SELECT ON SCHEMA "CREDIT" TO "ANALYSTS";
                """);
    }

    @Test
    void grantsForFutureScriptsAreForPrediction() {
        assertThat(grant("--for training --to r --connection c --schema s --to-print --future-scripts"))
                .isEqualTo(2);
        assertThat(command.err()).contains("--future-scripts is for prediction only.");
    }

    /** Names arrive as data, whatever they look like. */
    @ParameterizedTest
    @ValueSource(strings = {"\"x\"\"; DROP SCHEMA SME; --\"", "\"it's\"", "\"ÄÖ\"", "\" \"", "\"%jar /x;\"", "\"😀\""})
    void quotesNames(final String name) {
        assertThat(command.run(
                        "grant",
                        "--for",
                        "prediction",
                        "--to",
                        name,
                        "--connection",
                        "c",
                        "--to-print",
                        "--prediction-script",
                        name + "." + name))
                .isZero();
        assertThat(command.out()).startsWith("GRANT USAGE ON SCHEMA " + name + " TO " + name + ";\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a b", "a\"", "\"a", "\"\"", "\"a\nb\"", "\"a\u0000b\"", "1a", "ä", "'a'", "a;b", "a-b"})
    void refusesWhatIsNoName(final String name) {
        final String[][] lines = {
            {"--for", "training", "--to", name, "--schema", "s", "--connection", "c"},
            {"--for", "training", "--to", "r", "--schema", name, "--connection", "c"},
            {"--for", "training", "--to", "r", "--schema", "s", "--connection", name},
            {"--for", "training", "--to", "r", "--schema", "s", "--connection", "c", "--data", "s." + name},
            {"--for", "prediction", "--to", "r", "--connection", "c", "--prediction-script", name + ".x"}
        };
        final String[] options = {"--to", "--schema", "--connection", "--data", "--prediction-script"};
        for (int line = 0; line < lines.length; line++) {
            final CommandRun run = new CommandRun();
            final String[] words = new String[lines[line].length + 2];
            words[0] = "grant";
            words[1] = "--to-print";
            System.arraycopy(lines[line], 0, words, 2, lines[line].length);
            assertThat(run.run(words)).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .startsWith("E-SME-CLI-67: " + options[line] + ": '")
                    .hasLineCount(1);
        }
    }

    @Test
    void refusesLongNamesWithoutRepeatingThemWhole() {
        assertThat(command.run(
                        "grant",
                        "--to-print",
                        "--for",
                        "prediction",
                        "--connection",
                        "c",
                        "--prediction-script",
                        "s.x",
                        "--to",
                        "\"" + "x".repeat(1_000_000) + "\""))
                .isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-67: --to: '\"xxx").contains("x…' cannot be used as a name.");
        assertThat(command.err()).hasSizeLessThan(500);
    }

    @Test
    void refusesAPredictionScriptWithoutItsSchema() {
        assertThat(grant("--for prediction --to r --connection c --to-print --prediction-script risk"))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-67: --prediction-script: 'risk' cannot be used as a name. A name is a letter");
    }

    @Test
    void refusesANameOfAConnectionThatScriptsCannotUse() {
        assertThat(command.run(
                        "grant",
                        "--for",
                        "training",
                        "--to",
                        "r",
                        "--schema",
                        "s",
                        "--connection",
                        "\"a😀\"",
                        "--to-print"))
                .isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-67: --connection: '\"a😀\"' cannot be used as a name.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--to-print | --to, --for, --schema, --connection.",
                "--to-print --for training | --to, --schema, --connection.",
                "--to-print --for prediction | --to, --prediction-script, --connection.",
                TRAINING + " | --dsn or --host, --db-user, --db-password (or DB_PASSWORD in the environment)."
            })
    void namesAllThatIsMissing(final String options, final String missing) {
        assertThat(grant(options)).isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-71: These options are missing: " + missing + " Add them");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for Training | --for: 'Training' is none of training and prediction.",
                PREDICTION + " --schema s | --schema is for training only.",
                TRAINING + " --prediction-script s.x | --prediction-script is for prediction only."
            })
    void refusesWhatDoesNotGoTogether(final String options, final String problem) {
        assertThat(grant(options + " --to-print")).isEqualTo(2);
        assertThat(command.err()).isEqualToIgnoringNewLines("E-SME-CLI-71: " + problem + " See 'sme grant --help'.");
    }

    @Test
    void grantsNothingWhenTheDatabaseRefusesOneGrant() {
        assertThat(command.with("DB_PASSWORD", PASSWORD)
                        .run((("grant " + PREDICTION) + " --dsn localhost:8563 --db-user sys").split(" ")))
                .isEqualTo(1);
        assertThat(command.err())
                .startsWith("E-SME-CLI-70: The database refused to grant USAGE ON SCHEMA \"CREDIT\": syntax error: ")
                .contains(" Nothing was granted. Remove the cause and run the command again");
        assertThat(command.database.takeLog()).contains("autocommit off", "rollback", "close");
    }
}
