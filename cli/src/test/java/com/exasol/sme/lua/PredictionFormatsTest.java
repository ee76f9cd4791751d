package com.exasol.sme.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats of requests and answers as the JSON argument of a script has them. */
class PredictionFormatsTest {
    private static final String OUTPUTS =
            "\"outputs\":[{\"name\":\"P\",\"type\":\"varchar(9)\",\"path\":\"$.p\"},{\"name\":\"S\",\"type\":\"DOUBLE\","
                    + "\"path\":\"$.s\"}]";

    /** Prints what a script's settings and columns have of the formats, for the features AGE and CITY. */
    private static String code(final String argument) {
        return """
                local failure = require("sme.failure")
                local json = require("sme.json")
                local prediction_formats = require("sme.prediction_formats")
                local features = { { name = "AGE", type_text = "DECIMAL(9,0)" }, { name = "CITY", type_text = "VARCHAR(9)" } }
                local predicted = { { name = "PREDICTIONS", type_text = "DOUBLE" } }
                local argument = [==[ARGUMENT]==]
                local text = failure.guard(function()
                    local object = json.decode_object(argument)
                    local formats = prediction_formats.read(object, features, object.rows_per_request or 500)
                    local columns = {}
                    for index, column in ipairs(prediction_formats.columns(formats, predicted)) do
                        columns[index] = column.name .. " " .. column.type_text
                    end
                    return json.encode_object(prediction_formats.settings(formats)) .. " " .. table.concat(columns, ", ")
                end)
                return { { text } }, "X VARCHAR(2000000)"
                """.replace("ARGUMENT", argument);
    }

    private static String error(final String argument) {
        return Scripts.errorOf(LuaBundle.of(code(argument)), Map.of(), new ScriptedDatabase());
    }

    @Test
    void leavesTheSettingsOfAutopilotAsTheyWere() throws Exception {
        assertThat(Scripts.evaluate(code("{\"on_error\":\"error\"}"))).isEqualTo("{} PREDICTIONS DOUBLE");
        assertThat(Scripts.evaluate(code("{\"error_column\":true,\"min_rows_per_request\":2}")))
                .isEqualTo("{\"min_rows_per_request\":2,\"error_column\":true} PREDICTIONS DOUBLE,"
                        + " ERROR_MESSAGE VARCHAR(2000000)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"content_type\":\"text/csv\" | \"content_type\":\"text/csv\",\"form\":\"rows\"",
                "\"content_type\":\"Text/CSV; charset=utf-8\",\"header\":true,\"quoting\":\"always\" |"
                        + " \"content_type\":\"Text/CSV; charset=utf-8\",\"form\":\"rows\",\"header\":true,"
                        + "\"column_names\":[\"AGE\",\"CITY\"],\"quoting\":\"always\"",
                "\"content_type\":\"application/jsonlines\",\"column_names\":[\"a\",\"b c\"],\"null\":\"omit\" |"
                        + " \"content_type\":\"application/jsonlines\",\"form\":\"records\",\"column_names\":[\"a\",\"b c\"],"
                        + "\"null\":\"omit\"",
                "\"content_type\":\"application/json\",\"accept\":\"*\" |"
                        + " \"content_type\":\"application/json\",\"form\":\"instances\",\"accept\":\"*\"",
                "\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"{\\\"b\\\": [1.0, \\\"$rows\\\"]}\" |"
                        + " \"content_type\":\"application/json\",\"form\":\"template\","
                        + "\"template\":\"{\\\"b\\\": [1.0, \\\"$rows\\\"]}\""
            })
    void writesRequestsIntoTheSettings(final String request, final String settings) throws Exception {
        assertThat(Scripts.evaluate(code("{\"request\":{" + request + "}}")).replace("\\/", "/"))
                .isEqualTo("{\"request\":{" + settings + "}} PREDICTIONS DOUBLE");
    }

    @Test
    void writesOutputsIntoSettingsAndColumns() throws Exception {
        assertThat(Scripts.evaluate(code("{\"response\":{\"content_type\":\"application/json\"," + OUTPUTS
                                + "},\"error_column\":true}"))
                        .replace("\\/", "/"))
                .isEqualTo("{\"response\":{\"content_type\":\"application/json\",\"outputs\":[{\"name\":\"P\",\"type\":"
                        + "\"VARCHAR(9)\",\"path\":\"$.p\"},{\"name\":\"S\",\"type\":\"DOUBLE\",\"path\":\"$.s\"}]},"
                        + "\"error_column\":true} P VARCHAR(9), S DOUBLE, ERROR_MESSAGE VARCHAR(2000000)");
        assertThat(Scripts.evaluate(code("{\"response\":{\"content_type\":\"text/csv\",\"header\":true,\"outputs\":"
                                + "[{\"name\":\"a b\",\"type\":\"BOOLEAN\"},{\"name\":\"S\",\"type\":\"DECIMAL(9,2)\","
                                + "\"path\":\"$['a b']\"}]}}"))
                        .replace("\\/", "/"))
                .isEqualTo(
                        "{\"response\":{\"content_type\":\"text/csv\",\"header\":true,\"outputs\":[{\"name\":\"a b\","
                                + "\"type\":\"BOOLEAN\",\"path\":\"$[0]\"},{\"name\":\"S\",\"type\":\"DECIMAL(9,2)\","
                                + "\"path\":\"$['a b']\"}]}} a b BOOLEAN, S DECIMAL(9,2)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"content_type\":\"text/xml\" | E-SME-LUA-125: The value of content_type is 'text/xml', but has to be one of"
                        + " text/csv, application/json, application/jsonlines.",
                "\"content_type\":\"application/jsonlines\",\"form\":\"record\" | E-SME-LUA-125: The value of form is"
                        + " 'record', but has to be one of records, rows, features.",
                "\"content_type\":\"text/csv\",\"quoting\":\"seldom\" | E-SME-LUA-125: The value of quoting is 'seldom', but"
                        + " has to be one of minimal, always, never.",
                "\"content_type\":\"application/json\",\"header\":true | E-SME-LUA-126: Requests of the content type"
                        + " application/json and the form instances have no header. Leave it out.",
                "\"content_type\":\"text/csv\",\"null\":\"omit\" | E-SME-LUA-126: Requests of the content type text/csv and"
                        + " the form rows have no null. Leave it out.",
                "\"content_type\":\"text/csv\",\"column_names\":[\"a\",\"b\"] | E-SME-LUA-126: Requests of the content type"
                        + " text/csv and the form rows carry no names of columns. Leave out column_names, or add"
                        + " \"header\": true.",
                "\"content_type\":\"text/csv\",\"header\":true,\"column_names\":[\"a\"] | E-SME-LUA-127: The value of"
                        + " column_names has to be a list of texts, one for each of the 2 features in their order.",
                "\"content_type\":\"text/csv\",\"header\":true,\"column_names\":[\"a\",\"a\"] | E-SME-LUA-127: The name 'a'"
                        + " is twice in column_names.",
                "\"content_type\":\"text/csv\",\"header\":true,\"column_names\":[\"a\",\"\"] | E-SME-LUA-127: The name '' in"
                        + " column_names is empty, longer than 256 characters, or has a control character.",
                "\"content_type\":\"application/json\",\"form\":\"template\" | E-SME-LUA-128: The form of the request needs a"
                        + " template: a text with JSON that has one value \"$rows\", such as \"{\\\"inputs\\\":"
                        + " \\\"$rows\\\"}\".",
                "\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"[1]\" | E-SME-LUA-128: The template"
                        + " '[1]' cannot be used: it has to have the value \"$rows\" exactly once, not 0 times.",
                "\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"{\\\"$rows\\\":1}\" |"
                        + " E-SME-LUA-128: The template '{\"$rows\":1}' cannot be used: it has to have the value \"$rows\""
                        + " exactly once, not 0 times.",
                "\"content_type\":\"application/json\",\"form\":\"template\",\"template\":\"\\\"$rows\\\",1\" | E-SME-LUA-128:"
                        + " The template '\"$rows\",1' cannot be used: it has to be one value of JSON.",
                "\"content_type\":\"application/json\",\"form\":\"record\" | E-SME-LUA-133: The form record has one row in"
                        + " each request. Set \"rows_per_request\" to 1, and leave out min_rows_per_request, or take the form"
                        + " records."
            })
    void refusesRequests(final String request, final String message) {
        assertThat(error("{\"request\":{" + request + "}}")).isEqualTo(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p | it has to begin with $",
                "$. | a name behind a . has letters, digits and _ only; write any other one as ['name']",
                "$.1a | a name behind a . has letters, digits and _ only; write any other one as ['name']",
                "$x | each step begins with . or [",
                "$[01] | brackets have to hold an index from 0 to 99999, a name in single quotes, or *",
                "$[1 | a ] is missing",
                "$['a | the quote of a name is not closed",
                "$[*][*] | it has [*] more than once",
                "$.q | another output has the path $.q, and one of the two leads through the other",
                "$.q.r | another output has the path $.q, and one of the two leads through the other",
                "$[*] | the path $.q of another output is without [*]; either all have it or none"
            })
    void refusesPaths(final String path, final String problem) {
        assertThat(error("{\"response\":{\"content_type\":\"application/json\",\"outputs\":[{\"name\":\"Q\",\"type\":"
                        + "\"DOUBLE\",\"path\":\"$.q\"},{\"name\":\"P\",\"type\":\"DOUBLE\",\"path\":\"" + path
                        + "\"}]}}"))
                .isEqualTo("E-SME-LUA-129: The path '" + path + "' cannot be followed: " + problem + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | $.p | an answer in CSV has fields only: $[0] is the first one, and with a header $.name works as"
                        + " well",
                "application/jsonlines | $[*] | each line is the answer to a row, so no path needs [*]"
            })
    void refusesPathsThatDoNotFitTheFormat(final String contentType, final String path, final String problem) {
        assertThat(error("{\"response\":{\"content_type\":\"" + contentType
                        + "\",\"outputs\":[{\"name\":\"P\",\"type\":\"DOUBLE\",\"path\":\"" + path + "\"}]}}"))
                .isEqualTo("E-SME-LUA-129: The path '" + path + "' cannot be followed: " + problem + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[] | E-SME-LUA-131: The value of outputs has to be a list of objects, such as [{\"name\": \"PREDICTION\","
                        + " \"type\": \"VARCHAR(200)\", \"path\": \"$.prediction\"}].",
                "[{\"name\":\"P\",\"type\":\"DATE\"}] | E-SME-LUA-130: The type 'DATE' of an output has to be one of BOOLEAN,"
                        + " DECIMAL(p,s), DOUBLE, CHAR(n), VARCHAR(n).",
                "[{\"name\":\"P\",\"type\":\"VARCHAR\"}] | E-SME-LUA-130: The type 'VARCHAR' of an output has to be one of"
                        + " BOOLEAN, DECIMAL(p,s), DOUBLE, CHAR(n), VARCHAR(n).",
                "[{\"name\":\"a.b\",\"type\":\"DOUBLE\"}] | E-SME-LUA-131: The output name 'a.b' is no name of a column: it"
                        + " has a . or more than 128 characters.",
                "[{\"name\":\"AGE\",\"type\":\"DOUBLE\"}] | E-SME-LUA-132: The output 'AGE' has the name of a feature, and"
                        + " the result would have two columns of that name. Give the output another name.",
                "[{\"name\":\"P\",\"type\":\"DOUBLE\"},{\"name\":\"P\",\"type\":\"DOUBLE\"}] | E-SME-LUA-131: Two outputs have"
                        + " the name 'P'.",
                "[{\"name\":\"ERROR_MESSAGE\",\"type\":\"DOUBLE\"}] | E-SME-LUA-132: An output cannot be named ERROR_MESSAGE"
                        + " where error_column adds a column of that name. Give the output another name."
            })
    void refusesOutputs(final String outputs, final String message) {
        assertThat(error("{\"error_column\":true,\"response\":{\"content_type\":\"application/json\",\"outputs\":"
                        + outputs + "}}"))
                .isEqualTo(message);
    }

    @Test
    void refusesSettingsThatContradictEachOther() {
        assertThat(error("{\"error_column\":true,\"on_error\":\"error\"}"))
                .isEqualTo(
                        "E-SME-LUA-134: With error_column a row that the model refuses has its reason in a column and does"
                                + " not stop the query, but on_error is \"error\". Leave out one of the two.");
        assertThat(error("{\"min_rows_per_request\":3,\"rows_per_request\":2}"))
                .isEqualTo(
                        "E-SME-LUA-133: The value of min_rows_per_request is 3, and requests have 2 rows at most. Lower"
                                + " the one or raise rows_per_request.");
        assertThat(error("{\"response\":{\"content_type\":\"application/json\"}}"))
                .isEqualTo("E-SME-LUA-131: The value of response lacks outputs: nothing says which columns the answer"
                        + " becomes. Add them.");
        assertThat(error("{\"response\":{\"content_type\":\"application/json\",\"header\":false," + OUTPUTS + "}}"))
                .isEqualTo("E-SME-LUA-126: Answers of the content type application/json have no header. Leave it out.");
    }
}
