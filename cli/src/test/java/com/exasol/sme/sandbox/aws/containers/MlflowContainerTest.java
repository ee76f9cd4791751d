package com.exasol.sme.sandbox.aws.containers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.learning.JobFailure;
import com.exasol.sme.sandbox.aws.protocol.AwsError;
import com.exasol.sme.sandbox.aws.protocol.Json;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The server of mlflow-skinny 3.17.2 with pandas 2.3.3 took and refused the same for a model with this signature. */
class MlflowContainerTest {
    private static final String JSON = "application/json";
    private static final String SPLIT =
            "{\"dataframe_split\":{\"columns\":[\"AGE\",\"CITY\",\"OWNS\",\"N\"],\"data\":%s}}";

    private static OwnContainers container;

    @BeforeAll
    static void learn() throws JobFailure, BrokenContainer {
        container = new OwnContainers(
                OwnContainer.MLFLOW,
                "AGE,CITY,OWNS,N,LABEL\n"
                        + IntStream.range(0, 400)
                                .mapToObj(row -> row % 2 == 0
                                        ? "2.5,K\u00f6ln,true,1,ja\u00df\n"
                                        : (row % 3 == 0 ? "" : "0.5") + "," + (row % 5 == 0 ? "" : "Bonn")
                                                + ",false,2,nein\n")
                                .collect(Collectors.joining()),
                "LABEL");
    }

    private static String split(final String data) throws AwsError {
        return container.ask(JSON, SPLIT.replace("%s", data));
    }

    @Test
    void predictsForEachRowOfATable() throws AwsError {
        assertThat(split("[[2.5,\"K\u00f6ln\",true,1],[0.5,\"Bonn\",false,2]]"))
                .isEqualTo("{\"predictions\": [\"ja\\u00df\", \"nein\"]}");
        assertThat(split("[]")).isEqualTo("{\"predictions\": []}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json; charset=utf-8 | {\"dataframe_split\":{\"columns\":[\"N\",\"OWNS\",\"CITY\",\"AGE\",\"X\"],"
                        + "\"index\":[7],\"data\":[[1,true,\"K\u00f6ln\",2.5,0]]}}",
                "application/json | {\"dataframe_records\":[{\"AGE\":2.5,\"CITY\":\"K\u00f6ln\",\"OWNS\":true,\"N\":1}]}",
                "application/json | {\"instances\":[{\"AGE\":2.5,\"CITY\":\"K\u00f6ln\",\"OWNS\":true,\"N\":1}],\"x\":1}",
                "application/json | {\"inputs\":{\"AGE\":[2.5],\"CITY\":[\"K\u00f6ln\"],\"OWNS\":[true],\"N\":[1]},\"params\":{}}",
                "text/csv | 'AGE,CITY,OWNS,N\n2.5,K\u00f6ln,true,1\n'",
            })
    void takesEachFormOfATable(final String contentType, final String body) throws AwsError {
        assertThat(container.ask(contentType, body)).isEqualTo("{\"predictions\": [\"ja\\u00df\"]}");
    }

    /** The types of the signature are enforced, but not as far as the documentation says. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[[\"2.5\",\"K\u00f6ln\",true,1]]",
                "[[2.5,\"K\u00f6ln\",\"false\",1]]",
                "[[2.5,\"K\u00f6ln\",1,\"1\"]]",
                "[[2.5,\"K\u00f6ln\",true,1.5]]",
                "[[2.5,\"K\u00f6ln\",true,true]]",
                "[[2.5,5,true,1]]",
                "[[NaN,null,true,1]]",
            })
    void makesValuesFitTheSignature(final String data) throws AwsError {
        assertThat(split(data)).isEqualTo("{\"predictions\": [\"ja\\u00df\"]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[[2.5,\"x\",true,null]] | Failed to convert column N to type 'int64'",
                "[[2.5,\"x\",true,\"1.5\"]] | Failed to convert column N to type 'int64'",
                "[[2.5,\"x\",true,123456789012345678901234567890]] | Failed to convert column N to type 'int64'",
                "[[2.5,\"x\",true,1],[\"abc\",\"x\",true,1]] | Failed to convert column AGE to type 'float64'. Error: "
                        + "'could not convert string to float: 'abc''",
                "[[\"\",\"x\",true,1]] | Failed to convert column AGE to type 'float64'",
                "[[2.5,\"x\",true]] | '4 columns passed, passed data had 3 columns'",
            })
    void refusesAWholeRequestForOneValue(final String data, final String reason) {
        assertThat(container.refusal(JSON, SPLIT.replace("%s", data)))
                .startsWith("400 {\"error_code\": \"BAD_REQUEST\", \"message\": \"Invalid input. ")
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dataframe_split\":{\"columns\":[\"AGE\",\"CITY\",\"OWNS\"],\"data\":[[1,\"x\",true]]}} |"
                        + " Model is missing inputs ['N'].",
                "{\"dataframe_split\":{\"data\":[[1,\"x\",true,1]]}} | Model is missing inputs ['OWNS', 'N'].",
                "{\"dataframe_records\":[]} | Model is missing inputs",
                "{\"instances\":[[2.5,\"x\",true,1]]} | Model is missing inputs",
                "{\"instances\":[{\"AGE\":1,\"OWNS\":true,\"N\":1},{\"OWNS\":true,\"N\":1}]} | suggests a DataFrame",
                "{\"inputs\":{\"AGE\":[1,2],\"OWNS\":[true],\"N\":[1]}} | suggests a DataFrame",
                "{\"dataframe_split\":{\"columns\":[\"N\",\"N\"],\"data\":[[1,2]]}} | no attribute 'dtype'",
            })
    void refusesTablesWithoutTheColumnsOfTheModel(final String body, final String reason) {
        assertThat(container.refusal(JSON, body))
                .startsWith("400 {\"error_code\": \"INVALID_PARAMETER_VALUE\", \"message\": \"Failed to predict data.")
                .contains(reason)
                .endsWith("\"sqlstate\": \"KAM01\", \"error_class\": \"SCHEMA_ENFORCEMENT_FAILED\"}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | Invalid input. Ensure that input is a valid JSON formatted string.",
                "'' | Invalid input. Ensure that input is a valid JSON formatted string.",
                "[{\"AGE\":1}] | Received a list.",
                "5 | Received unexpected input type.",
                "{\"instances\":[],\"inputs\":[]} | Received dictionary with input fields: [instances, inputs]",
                "{\"rows\":[]} | Received dictionary with input fields: []",
                "{\"dataframe_split\":[[1]]} | Dataframe split format must be a dictionary.",
                "{\"dataframe_split\":{\"columns\":[],\"data\":[],\"x\":1}} | Dataframe split format must have 'data'",
                "{\"dataframe_records\":{}} | Dataframe records format must be a list of records.",
                "{\"instances\":\"a\"} | Failed to convert data",
            })
    void refusesWhatIsNoFormOfATable(final String body, final String reason) {
        assertThat(container.refusal(JSON, body))
                .startsWith("400 {\"error_code\": \"BAD_REQUEST\", \"message\": ")
                .contains(reason);
    }

    /** Where a table is made of arrays, a text that is null is the text None, and no column is left out of a record. */
    @Test
    void makesATextOfNullInArrays() throws AwsError {
        final String record = "[{\"AGE\":null,\"CITY\":%s,\"OWNS\":true,\"N\":1}]";
        assertThat(container.ask(JSON, "{\"instances\":" + record.replace("%s", "null") + "}"))
                .isEqualTo(container.ask(JSON, "{\"dataframe_records\":" + record.replace("%s", "\"None\"") + "}"));
        assertThat(cityOf("{\"instances\":" + record.replace("%s", "null") + "}"))
                .isEqualTo("None");
        assertThat(cityOf("{\"dataframe_records\":" + record.replace("%s", "null") + "}"))
                .isEqualTo("null");
    }

    private static String cityOf(final String body) throws AwsError {
        final MlflowFrame frame = MlflowFrame.of(Json.parse(body.getBytes(UTF_8)));
        return frame.text(frame.rows().get(0), "CITY").asText();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/jsonlines | This predictor only supports the following content types: Types: ['text/csv',"
                        + " 'application/json', 'application/vnd.apache.parquet']. Got 'application/jsonlines'.",
                "application/json; charset=latin-1 | The scoring server only supports UTF-8",
                "application/json; v=1 | Unrecognized content type parameters: v.",
            })
    void takesNoOtherContentType(final String contentType, final String reason) {
        assertThat(container.refusal(contentType, SPLIT.replace("%s", "[]"))).startsWith("415 " + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'2.5,x,true,1\n' | Model is missing inputs ['OWNS', 'N'].",
                "'AGE,CITY,OWNS,N\n2.5,x,true,\n' | Integer column has NA values in column 3",
                "'AGE,CITY,OWNS,N\n2.5,x,,1\n' | Bool column has NA values in column 2",
                "'AGE,CITY,OWNS,N\n2.5,x,true,1.5\n' | cannot safely convert passed user dtype of int64",
                "'' | No columns to parse from file",
            })
    void isStricterWithCsv(final String body, final String reason) {
        assertThat(container.refusal("text/csv", body)).startsWith("400 ").contains(reason);
    }
}
