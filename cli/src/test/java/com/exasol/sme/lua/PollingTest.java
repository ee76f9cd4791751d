package com.exasol.sme.lua;

import static com.exasol.sme.lua.ScriptedDatabase.udfCall;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PollingTest {
    private static final String ENTRY = "autopilot_job_status_polling";
    private static final String UDF = "SME_AUTOPILOT_JOB_STATUS_POLLING_UDF";
    private static final String REQUEST =
            "{\"job_name\":\"churn-1\",\"connection_name\":\"MY_AWS\",\"aws_region\":\"eu-central-1\"}";

    private final ScriptedDatabase database = new ScriptedDatabase();

    private static Map<String, Object> arguments() {
        return new HashMap<>(Map.of(
                "job_name", "churn-1",
                "aws_credentials_connection_name", "my_aws",
                "aws_region", "eu-central-1"));
    }

    private String errorWith(final String key, final Object value) {
        final Map<String, Object> arguments = arguments();
        arguments.put(key, value);
        return Scripts.error(ENTRY, arguments, database);
    }

    @Test
    void returnsBothStatuses() throws Exception {
        database.udf(
                UDF,
                REQUEST,
                "OK",
                null,
                null,
                "{\"job_status\":\"InProgress\",\"job_secondary_status\":\"AnalyzingData\"}");
        assertThat(Scripts.run(ENTRY, arguments(), database)).containsExactly(List.of("InProgress", "AnalyzingData"));
    }

    @Test
    void raisesTheErrorOfTheUdfAsItIs() {
        database.udf(UDF, REQUEST, "ERROR", "E-FAKE-1", "E-FAKE-1: No job 100% like \"churn-1\".", null);
        assertThat(Scripts.error(ENTRY, arguments(), database)).isEqualTo("E-FAKE-1: No job 100% like \"churn-1\".");
    }

    private static final String TEXT_OF_UDF =
            "SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'SME' AND" + " SCRIPT_NAME = '" + UDF
                    + "'";

    @Test
    void namesAUdfWhoseLastOptionHasLostItsEnd() {
        database.refuses(udfCall(UDF, REQUEST), "VM error: Error parsing script options")
                .rows(TEXT_OF_UDF, List.of("SCRIPT_TEXT"), List.of(List.of("CREATE …\n%jvmoption -Da=b")));
        assertThat(Scripts.error(ENTRY, arguments(), database))
                .isEqualTo(
                        "E-SME-LUA-116: The UDF \"SME\".\"SME_AUTOPILOT_JOB_STATUS_POLLING_UDF\" cannot start: its last "
                                + "option, '%jvmoption -Da=b', has lost the ; at its end. The SQL client that created it took it "
                                + "away, as pyexasol does. Let the administrator run sme deploy, which writes it again.");
    }

    @Test
    void saysWhatToCheckWhenTheUdfDoesNotRun() {
        database.refuses(udfCall(UDF, REQUEST), "VM error: F-UDF-CL-LIB-1125: no JAR")
                .rows(TEXT_OF_UDF, List.of("SCRIPT_TEXT"), List.of(List.of("CREATE …\n%jvmoption -Da=b;\n/\n")));
        assertThat(Scripts.error(ENTRY, arguments(), database))
                .isEqualTo("E-SME-LUA-30: The UDF SME_AUTOPILOT_JOB_STATUS_POLLING_UDF could not be run: "
                        + "VM error: F-UDF-CL-LIB-1125: no JAR. Check that you have EXECUTE on "
                        + "\"SME\".\"SME_AUTOPILOT_JOB_STATUS_POLLING_UDF\", which a new "
                        + "deployment may have dropped, and let the administrator check that the JAR is in BucketFS "
                        + "and the script language is activated. If its VM crashed, run the statement again.");
    }

    @Test
    void reportsItsOwnMistakes() {
        database.udf(UDF, REQUEST, "OK", null, null, "no JSON");
        assertThat(Scripts.error(ENTRY, arguments(), database))
                .startsWith("F-SME-LUA-44: The script stopped by a mistake of its own: ")
                .endsWith(". Please report this text together with the statement.");
    }

    @ParameterizedTest
    @CsvSource({
        "job_name, The job name",
        "aws_credentials_connection_name, The connection name",
        "aws_region, The AWS region"
    })
    void refusesNullAndEmptyTextsAndNumbers(final String key, final String what) {
        final String expected = "E-SME-LUA-33: " + what + " has to be a text and must not be NULL or empty.";
        assertThat(errorWith(key, null)).isEqualTo(expected);
        assertThat(errorWith(key, "")).isEqualTo(expected);
        assertThat(errorWith(key, 1L)).isEqualTo(expected);
        assertThat(errorWith(key, true)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "a\u0000b", "a\u007fb"})
    void refusesControlCharacters(final String text) {
        assertThat(errorWith("job_name", text))
                .isEqualTo("E-SME-LUA-6: The job name 'a?b' has a control character, such as a line break or NUL. "
                        + "Remove it.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-a",
                "a-",
                "a_b",
                "a b",
                "a.b",
                "ä",
                "a123456789a123456789a123456789a123456789a123456789a123456789a123",
                "%",
                "a;DROP",
                "'",
            })
    void refusesBadJobNames(final String name) {
        assertThat(errorWith("job_name", name))
                .isEqualTo("E-SME-LUA-8: The job name '" + name + "' cannot be used: SageMaker takes up to 63 letters "
                        + "(A to Z), digits and hyphens, the first and last of them no hyphen.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EU-CENTRAL-1",
                "eu",
                "eu-central",
                "1-eu-1",
                "eu central-1",
                "eu-central-1;",
                "eu-central-1.x",
                "" + "eu-a123456789a123456789a123456789a-1"
            })
    void refusesBadRegions(final String region) {
        assertThat(errorWith("aws_region", region))
                .isEqualTo("E-SME-LUA-13: The AWS region '" + region
                        + "' is not written like one. Give it as AWS does, " + "such as eu-central-1.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-gov-west-1", "ap-southeast-4", "cn-north-1", "us-iso-east-1", "eusc-de-east-1"})
    void takesTheRegionsOfAllPartitions(final String region) throws Exception {
        database.udf(
                UDF,
                REQUEST.replace("eu-central-1", region),
                "OK",
                null,
                null,
                "{\"job_status\":\"Completed\",\"job_secondary_status\":\"Completed\"}");
        final Map<String, Object> arguments = arguments();
        arguments.put("aws_region", region);
        assertThat(Scripts.run(ENTRY, arguments, database)).containsExactly(List.of("Completed", "Completed"));
    }

    @Test
    void cutsLongTextsInMessages() {
        assertThat(errorWith("job_name", "ä".repeat(1_000_000)))
                .isEqualTo(
                        "E-SME-LUA-8: The job name '" + "ä".repeat(49) + "...' cannot be used: SageMaker takes up to "
                                + "63 letters (A to Z), digits and hyphens, the first and last of them no hyphen.");
    }
}
