package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingArgumentsTest {
    private static final String REQUIRED = "job_name, aws_credentials_connection_name, aws_region, iam_sagemaker_role, "
            + "s3_bucket_uri, s3_output_path, input_schema_name, input_table_or_view_name, target_attribute_name";

    private final TrainingCase training = new TrainingCase();

    private static String errorOf(final Object jsonText) {
        final Map<String, Object> arguments = new HashMap<>();
        arguments.put("json_str", jsonText);
        return Scripts.error(TrainingCase.ENTRY, arguments, new ScriptedDatabase());
    }

    private String errorWith(final String key, final Object value) {
        return training.with(key, value).error();
    }

    @Test
    void refusesWhatIsNoText() {
        assertThat(errorOf(null))
                .isEqualTo(
                        "E-SME-LUA-1: The argument of the script has to be a text with a JSON object, not NULL or an "
                                + "empty text.");
        assertThat(errorOf(1.5))
                .isEqualTo(
                        "E-SME-LUA-1: The argument of the script has to be a text with a JSON object, not a number.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[1]", "\"a\"", "1", "null", "job_name=a", " "})
    void refusesWhatIsNoObject(final String text) {
        assertThat(errorOf(text))
                .isEqualTo(
                        "E-SME-LUA-1: The argument of the script cannot be read as JSON: it is not a JSON object. It "
                                + "has to be an object with the keys of the user guide, such as {\"job_name\":\"churn\", ...}.");
    }

    @Test
    void refusesBrokenJson() {
        assertThat(errorOf("{\"job_name\":\"a\""))
                .isEqualTo("E-SME-LUA-1: The argument of the script cannot be read as JSON: Expected comma or object "
                        + "end but found T_END at character 16. It has to be an object with the keys of the user "
                        + "guide, such as {\"job_name\":\"churn\", ...}.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "{\"job_name\":\"a\",\"job_name\":\"a\"} | the key 'job_name' is there twice",
                "{\"job_name\":1,\"job\\u005fname\":2} | the key 'job_name' is there twice",
                "{\"objective\":{\"MetricName\":\"F1\" , \"MetricName\" : \"AUC\"}} | the key 'MetricName' is there twice",
                "[{\"a\":1},{\"a\":1}] | it is not a JSON object",
                "{\"max_candidates\":0x1F} | '0x1F' is neither a number of JSON nor true, false or null",
                "{\"max_candidates\":007} | '007' is neither a number of JSON nor true, false or null",
                "{\"max_candidates\":NaN} | 'NaN' is neither a number of JSON nor true, false or null",
                "{\"max_candidates\":+1} | '+1' is neither a number of JSON nor true, false or null",
                "{\"max_candidates\":1.} | '1.' is neither a number of JSON nor true, false or null",
            })
    void refusesWhatSomeReadersTakeForJson(final String text, final String flaw) {
        assertThat(errorOf(text))
                .startsWith("E-SME-LUA-1: The argument of the script cannot be read as JSON: " + flaw + ". ");
    }

    @Test
    void refusesATextThatGoesOnBehindItsEnd() {
        assertThat(errorOf("{}\0,")).contains("cannot be read as JSON: it has the character NUL. ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[{\"b\":1},{\"b\":-0.5e+1}],\"c\":{\"a\":\"a\\\":\"}}",
                "{\"a\":[0,1e9,true,false,null,{},[]]}"
            })
    void takesTheSameKeyInDifferentObjects(final String text) {
        assertThat(errorOf(text)).startsWith("E-SME-LUA-2: ");
    }

    @Test
    void showsTheFirstOfManyUnknownKeys() {
        for (int key = 10; key < 100; key++) {
            training.with("key" + key, 1);
        }
        assertThat(training.error())
                .startsWith("E-SME-LUA-2: The argument has unknown keys: 'key10', 'key11', 'key12', 'key13', 'key14', "
                        + "'key15', 'key16', 'key17', 'key18', 'key19' and 80 more. Remove them");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0085b", "a\u009f", "\u0080"})
    void refusesControlCharactersBehindAscii(final String value) {
        assertThat(errorWith("job_name", value)).startsWith("E-SME-LUA-6: ").doesNotContain(value);
    }

    @Test
    @Timeout(60)
    void readsALongTextOfOneCharacterInNoTime() {
        assertThat(errorWith("s3_output_path", "/".repeat(300_000) + "a/b c"))
                .isEqualTo(
                        "E-SME-LUA-12: The s3_output_path is too long: it has 300005 characters, but SageMaker takes "
                                + "an URI of 512. Shorten it.");
    }

    @Test
    void survivesDeepNesting() {
        assertThat(errorOf("{\"a\":" + "[".repeat(100_000)))
                .startsWith("E-SME-LUA-1: The argument of the script cannot be read as JSON: Found too many nested");
    }

    @Test
    void survivesHugeTexts() {
        assertThat(errorWith("s3_output_path", "a/".repeat(900_000)))
                .startsWith("E-SME-LUA-12: The s3_output_path is too long: it has 1800000 characters");
    }

    @Test
    void namesAllUnknownKeys() {
        training.with("aws_tags", Map.of());
        assertThat(errorWith("Job_Name\n", 1))
                .isEqualTo(
                        "E-SME-LUA-2: The argument has unknown keys: 'Job_Name?', 'aws_tags'. Remove them or correct "
                                + "their names; the known keys are " + REQUIRED + ", problem_type, objective, "
                                + "max_runtime_for_automl_job_in_seconds, max_candidates, "
                                + "max_runtime_per_training_job_in_seconds, check_data.");
    }

    @Test
    void namesAllMissingKeysAndTakesNullForMissing() {
        assertThat(errorOf("{\"job_name\":null}"))
                .isEqualTo("E-SME-LUA-3: The argument lacks the keys " + REQUIRED + ". Add them.");
    }

    @Test
    void refusesWrongTypes() {
        assertThat(errorWith("job_name", 1))
                .startsWith("E-SME-LUA-4: The value of job_name has to be a text that is not empty, but is 1");
        assertThat(errorWith("job_name", ""))
                .isEqualTo("E-SME-LUA-4: The value of job_name has to be a text that is not empty, but is ''.");
        assertThat(errorWith("job_name", true))
                .isEqualTo("E-SME-LUA-4: The value of job_name has to be a text that is not empty, but is true.");
        assertThat(errorWith("job_name", List.of("a")))
                .isEqualTo("E-SME-LUA-4: The value of job_name has to be a text that is not empty, but is an object or "
                        + "array.");
        assertThat(errorWith("problem_type", false))
                .isEqualTo("E-SME-LUA-4: The value of problem_type has to be a text that is not empty, but is false.");
    }

    @Test
    void refusesNumbersInQuotes() {
        assertThat(errorWith("max_candidates", "10"))
                .isEqualTo("E-SME-LUA-4: The value of max_candidates has to be a number without quotes, but is '10'.");
    }

    @ParameterizedTest
    @CsvSource({
        "max_candidates, 1.5, 1.5, 750",
        "max_candidates, 0, 0, 750",
        "max_candidates, -1, -1, 750",
        "max_candidates, 751, 751, 750",
        "max_runtime_for_automl_job_in_seconds, 0, 0, 2147483647",
        "max_runtime_per_training_job_in_seconds, 2147483648, 2147483648, 2147483647",
        "max_runtime_per_training_job_in_seconds, 1e300, 1e+300, 2147483647"
    })
    void refusesNumbersOutOfRange(final String key, final double value, final String shown, final String largest) {
        assertThat(errorWith(key, value))
                .isEqualTo("E-SME-LUA-5: The value of " + key + " is " + shown
                        + ", but has to be a whole number from 1 " + "to " + largest + ".");
    }

    @Test
    void refusesNul() {
        assertThat(errorWith("s3_output_path", "a\u0000b"))
                .isEqualTo("E-SME-LUA-6: The value of s3_output_path 'a?b' has a control character, such as a line "
                        + "break or NUL. Remove it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aws_credentials_connection_name",
                "input_schema_name",
                "input_table_or_view_name",
                "target_attribute_name"
            })
    void refusesBadNames(final String key) {
        assertThat(errorWith(key, "a b"))
                .isEqualTo("E-SME-LUA-7: The " + key + " 'a b' is not a name of SQL: without double quotes a name "
                        + "starts with a letter and has letters, digits and _ only: write any other name in double "
                        + "quotes.");
    }

    @Test
    void refusesBadJobNamesAndRegions() {
        assertThat(errorWith("job_name", "a_b")).startsWith("E-SME-LUA-8: The job name 'a_b' cannot be used");
        training.with("job_name", "a");
        assertThat(errorWith("aws_region", "Frankfurt")).startsWith("E-SME-LUA-13: The AWS region 'Frankfurt' is");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role/r",
                "path/of/role",
                "role r",
                "a-name-of-sixty-five-characters-which-is-one-more-than-IAM-allows-",
                "arn:aws:iam::12345678901:role/r",
                "arn:aws:iam::1234567890123:role/r",
                "arn:aws:iam::123456789012:user/r",
                "arn:aws:iam::123456789012:role/",
                "arn:aws:iam::123456789012:role/a b",
                "arn:gcp:iam::123456789012:role/r",
            })
    void refusesBadRoles(final String role) {
        assertThat(errorWith("iam_sagemaker_role", role))
                .isEqualTo("E-SME-LUA-9: The iam_sagemaker_role '" + role + "' is neither the ARN of a role, such as "
                        + "arn:aws:iam::123456789012:role/sagemaker, nor the name of one. Copy the ARN from the AWS "
                        + "console, or ask for it with aws iam get-role --role-name <name> --query Role.Arn.");
    }

    @Test
    void takesNoKeyForTheNameOfARole() {
        for (final String key : List.of(
                "AKIA0123456789ABCDEF",
                "ASIA0123456789ABCDEF",
                "AROA0123456789ABCDEF",
                "AIDA0123456789ABCDEF",
                "aB3dE6gH9jK1mN4pQ7sT0vW2yZ5bC8eF1hJ4kL7n")) {
            assertThat(errorWith("iam_sagemaker_role", key))
                    .startsWith("E-SME-LUA-9: The iam_sagemaker_role '...' is neither the ARN");
        }
    }

    @Test
    void refusesRolesThatAreTooLong() {
        assertThat(errorWith("iam_sagemaker_role", "arn:aws:iam::123456789012:role/" + "r".repeat(2018)))
                .startsWith("E-SME-LUA-9: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-bucket",
                "s3://",
                "s3://ab",
                "s3://My-Bucket",
                "s3://-ab",
                "s3://ab-",
                "s3://a..b",
                "s3://a_b",
                "s3://my-bucket/path",
                "s3://my-bucket//",
                "https://my-bucket",
                "s3://a123456789a123456789a123456789a123456789a123456789a123456789abcd"
            })
    void refusesBadBuckets(final String uri) {
        assertThat(errorWith("s3_bucket_uri", uri))
                .isEqualTo(
                        "E-SME-LUA-10: The s3_bucket_uri '" + uri + "' is not s3:// and the name of a bucket, such as "
                                + "s3://my-bucket. A path inside of the bucket goes into s3_output_path.");
    }

    @ParameterizedTest
    @CsvSource({
        "s3://AKIAIOSFODNN7EXAMPLE:secret@my-bucket,...@my-bucket",
        "s3://AKIAIOSFODNN7EXAMPLE,s3://...",
        "s3:wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY,s3:..."
    })
    void showsNoKeyInThePlaceOfABucket(final String uri, final String shown) {
        assertThat(errorWith("s3_bucket_uri", uri))
                .startsWith("E-SME-LUA-10: The s3_bucket_uri '" + shown + "' is not");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "a//b", "a/../b", ".", "a b", "ä", "a\\b", "a%20b", "a:b", "a\"b"})
    void refusesBadPaths(final String path) {
        assertThat(errorWith("s3_output_path", path))
                .isEqualTo(
                        "E-SME-LUA-11: The s3_output_path '" + path + "' cannot be used. It takes names with a slash "
                                + "between them, such as data/churn; a name has letters (A to Z), digits and !_.*'()- only and "
                                + "does not consist of dots.");
    }

    @Test
    void refusesPathsThatBecomeTooLong() {
        assertThat(errorWith("s3_output_path", "a".repeat(465)))
                .isEqualTo("E-SME-LUA-12: The s3_output_path is too long: the job would write to an URI of 518 "
                        + "characters, SageMaker takes 512. Shorten it by at least 6 characters.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"data/churn", "/data/churn", "data/churn/", "//data/churn//"})
    void readsPathAndBucketWithOrWithoutSlashesAround(final String path) throws Exception {
        training.checks()
                .records()
                .exports()
                .database
                .udf(TrainingCase.UDF, TrainingCase.CREATE, "OK", null, null, "{}");
        assertThat(training.with("s3_output_path", path)
                        .with("s3_bucket_uri", "s3://my-bucket/")
                        .run())
                .hasSize(1);
    }

    @Test
    void refusesUnknownProblemTypes() {
        training.with("objective", "F1");
        assertThat(errorWith("problem_type", "binaryclassification"))
                .isEqualTo("E-SME-LUA-14: The problem_type 'binaryclassification' is unknown. Use one of "
                        + "BinaryClassification, MulticlassClassification, Regression.");
    }

    @Test
    void refusesProblemTypeWithoutObjectiveAndTheReverse() {
        assertThat(errorWith("problem_type", "Regression"))
                .isEqualTo(
                        "E-SME-LUA-15: The argument has problem_type but lacks objective. SageMaker needs both or, to "
                                + "find out both by itself, neither.");
        training.json.remove("problem_type");
        assertThat(errorWith("objective", "F1"))
                .isEqualTo(
                        "E-SME-LUA-15: The argument has objective but lacks problem_type. SageMaker needs both or, to "
                                + "find out both by itself, neither.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"MetricName\":\"F1\"",
                "{\"metricName\":\"F1\"}",
                "{\"MetricName\":1}",
                "{}",
                "x{",
                "{\"MetricName\":\"F1\",\"A\":1}",
                "{\"MetricName\":null}"
            })
    void refusesObjectivesItCannotRead(final String text) {
        training.with("problem_type", "Regression");
        assertThat(errorWith("objective", text))
                .isEqualTo("E-SME-LUA-16: The objective '" + text + "' cannot be read. Give the name of a metric, such "
                        + "as \"F1\", or {\"MetricName\":\"F1\"}.");
    }

    @Test
    void refusesObjectsItCannotReadAsObjective() {
        training.with("problem_type", "Regression");
        assertThat(errorWith("objective", Collections.singletonMap("MetricName", null)))
                .startsWith("E-SME-LUA-16: The objective object cannot be read.");
        assertThat(errorWith("objective", List.of("F1")))
                .startsWith("E-SME-LUA-16: The objective object cannot be read.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BinaryClassification | f1 | Accuracy, AUC, BalancedAccuracy, F1, Precision, Recall",
                "BinaryClassification | F1macro | Accuracy, AUC, BalancedAccuracy, F1, Precision, Recall",
                "MulticlassClassification | F1 | Accuracy, BalancedAccuracy, F1macro, PrecisionMacro, RecallMacro",
                "Regression | AUC | MAE, MSE, R2, RMSE",
            })
    void refusesMetricsThatDoNotFit(final String problemType, final String metric, final String fitting) {
        training.with("problem_type", problemType);
        assertThat(errorWith("objective", "{\"MetricName\":\"" + metric + "\"}"))
                .isEqualTo("E-SME-LUA-17: The metric '" + metric + "' does not fit the problem_type " + problemType
                        + ". Use one of " + fitting + ".");
    }
}
