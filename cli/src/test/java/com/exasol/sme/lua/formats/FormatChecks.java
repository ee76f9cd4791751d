package com.exasol.sme.lua.formats;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.lua.Scripts;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** Lets the modules check arguments, many in one run, for the features AGE DECIMAL(9,0) and CITY VARCHAR(9). */
final class FormatChecks {
    private static final String CODE = """
            local cjson = require("cjson")
            local failure = require("sme.failure")
            local json = require("sme.json")
            local prediction_formats = require("sme.prediction_formats")
            local features = { { name = "AGE", type_text = "DECIMAL(9,0)" }, { name = "CITY", type_text = "VARCHAR(9)" } }
            local verdicts = {}
            for index, argument in ipairs({ ARGUMENTS }) do
                local _, text = failure.attempt(function()
                    local object, flaw = json.decode_object(argument)
                    if not object then
                        return "no object: " .. flaw
                    end
                    local formats = prediction_formats.read(object, features, object.rows_per_request or 500)
                    return json.encode_object(prediction_formats.settings(formats))
                end)
                verdicts[index] = text
            end
            return { { cjson.encode(verdicts) } }, "X VARCHAR(2000000)"
            """;

    private FormatChecks() {}

    /** {@return the settings of each argument, the text of the error that it is refused with, or that it is no object} */
    static List<String> of(final List<String> arguments) throws SQLException, JsonProcessingException {
        final String all = arguments.stream().map(FormatChecks::luaText).collect(Collectors.joining(", "));
        final String[] verdicts =
                new ObjectMapper().readValue(Scripts.evaluate(CODE.replace("ARGUMENTS", all)), String[].class);
        return List.of(verdicts).stream()
                .map(verdict -> verdict.startsWith("{") ? verdict.replace("\\/", "/") : verdict)
                .toList();
    }

    /** Each byte that is no letter and no digit as its number. */
    private static String luaText(final String text) {
        final StringBuilder lua = new StringBuilder("\"");
        for (final byte next : text.getBytes(UTF_8)) {
            if (Character.isLetterOrDigit(next) && next > 0) {
                lua.append((char) next);
            } else {
                lua.append('\\').append(Integer.toString(1000 + (next & 0xff)).substring(1));
            }
        }
        return lua.append('"').toString();
    }
}
