package com.exasol.sme.sandbox.aws.containers;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;

/** JSON as Python's {@code json} reads and writes it. */
final class PythonJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final char FIRST_PRINTABLE = ' ';
    private static final char LAST_ASCII = '~';

    private PythonJson() {}

    /** {@return what a body says; missing for an empty one} */
    static JsonNode read(final byte[] body) throws IOException {
        return MAPPER.readTree(body);
    }

    /** {@return a text in double quotes and in ASCII} */
    static String text(final String text) {
        final StringBuilder json = new StringBuilder().append('"');
        for (int index = 0; index < text.length(); index++) {
            final char character = text.charAt(index);
            switch (character) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                case '\b' -> json.append("\\b");
                case '\f' -> json.append("\\f");
                default -> {
                    if (character >= FIRST_PRINTABLE && character <= LAST_ASCII) {
                        json.append(character);
                    } else {
                        json.append("\\u").append(hexadecimal(character));
                    }
                }
            }
        }
        return json.append('"').toString();
    }

    private static String hexadecimal(final char character) {
        return Integer.toHexString(0x10000 | character).substring(1);
    }
}
