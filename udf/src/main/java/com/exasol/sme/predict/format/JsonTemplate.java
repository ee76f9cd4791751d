package com.exasol.sme.predict.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** A text of JSON with one string {@code "$rows"}, in whose place the rows go; everything else stays as it is. */
final class JsonTemplate {
    private static final String PLACE = "$rows";
    private static final String TEXT = '"' + PLACE + '"';

    private final String before;
    private final String after;

    private JsonTemplate(final String before, final String after) {
        this.before = before;
        this.after = after;
    }

    static JsonTemplate parse(final String text) {
        final int at = placeIn(text);
        if (at < 0 || !text.startsWith(TEXT, at)) {
            throw new IllegalArgumentException("the template does not have exactly one value \"$rows\"");
        }
        return new JsonTemplate(text.substring(0, at), text.substring(at + TEXT.length()));
    }

    /** {@return where the only such string begins, or -1} */
    private static int placeIn(final String text) {
        int found = -1;
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            int depth = 0;
            int values = 0;
            while (parser.nextToken() != null) {
                final JsonToken token = parser.currentToken();
                values += depth == 0 ? 1 : 0;
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (token == JsonToken.VALUE_STRING && PLACE.equals(parser.getText())) {
                    if (found >= 0) {
                        return -1;
                    }
                    found = (int) parser.currentTokenLocation().getCharOffset();
                }
            }
            return values == 1 ? found : -1;
        } catch (final JsonProcessingException exception) {
            throw new IllegalArgumentException("the template is no JSON: " + exception.getOriginalMessage(), exception);
        } catch (final IOException exception) {
            throw new IllegalArgumentException("the template cannot be read", exception);
        }
    }

    String before() {
        return before;
    }

    String after() {
        return after;
    }
}
