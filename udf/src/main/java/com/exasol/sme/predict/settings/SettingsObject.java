package com.exasol.sme.predict.settings;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A JSON object of texts, numbers, flags, objects, and lists of texts or objects. */
final class SettingsObject {
    /** Of any name or type; a name has 128 characters. */
    private static final int LONGEST_TEXT = 256;

    /** What is neither text, flag, int, object nor array is here as the token that it begins with. */
    private final Map<String, Object> members;

    private SettingsObject(final Map<String, Object> members) {
        this.members = members;
    }

    /** Reads token by token: to load what Jackson needs to make a tree would delay each first row. */
    static SettingsObject parse(final String json) throws JsonProcessingException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            require(parser.nextToken() == JsonToken.START_OBJECT, "there is no object");
            return object(parser);
        } catch (final JsonProcessingException exception) {
            throw exception;
        } catch (final IOException exception) {
            throw new IllegalArgumentException("it cannot be read", exception);
        }
    }

    private static SettingsObject object(final JsonParser parser) throws IOException {
        final Map<String, Object> members = new HashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new SettingsObject(members);
    }

    private static Object value(final JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING:
                return parser.getText();
            case VALUE_TRUE:
            case VALUE_FALSE:
                return parser.getBooleanValue();
            case VALUE_NUMBER_INT:
                return parser.getNumberType() == JsonParser.NumberType.INT
                        ? (Object) parser.getIntValue()
                        : parser.currentToken();
            case START_OBJECT:
                return object(parser);
            case START_ARRAY:
                final List<Object> elements = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(element(parser));
                }
                return elements;
            default:
                return other(parser);
        }
    }

    private static Object element(final JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case VALUE_STRING:
                return parser.getText();
            case START_OBJECT:
                return object(parser);
            default:
                return other(parser);
        }
    }

    private static JsonToken other(final JsonParser parser) throws IOException {
        final JsonToken token = parser.currentToken();
        parser.skipChildren();
        return token;
    }

    boolean has(final String name) {
        return members.containsKey(name);
    }

    String text(final String name) {
        return text(member(name));
    }

    List<String> texts(final String name) {
        final Object value = member(name);
        require(value instanceof List, "there is no array where one has to be");
        final List<String> texts = new ArrayList<>();
        for (final Object element : (List<?>) value) {
            texts.add(text(element));
        }
        return texts;
    }

    /** {@return a text that may be longer than others} */
    String longText(final String name, final int longest) {
        final Object value = member(name);
        require(value instanceof String && ((String) value).length() <= longest, "there is no text, or too long a one");
        return (String) value;
    }

    SettingsObject object(final String name) {
        final Object value = member(name);
        require(value instanceof SettingsObject, "there is no object where one has to be");
        return (SettingsObject) value;
    }

    List<SettingsObject> objects(final String name) {
        final Object value = member(name);
        require(value instanceof List, "there is no array where one has to be");
        final List<SettingsObject> objects = new ArrayList<>();
        for (final Object element : (List<?>) value) {
            require(element instanceof SettingsObject, "there is no object where one has to be");
            objects.add((SettingsObject) element);
        }
        return objects;
    }

    boolean flag(final String name) {
        final Object value = member(name);
        require(value instanceof Boolean, "there is neither true nor false where one of them has to be");
        return (Boolean) value;
    }

    int count(final String name) {
        final Object value = member(name);
        require(value instanceof Integer && (Integer) value > 0, "there is no number above 0 where one has to be");
        return (Integer) value;
    }

    private Object member(final String name) {
        require(has(name), name + " is missing");
        return members.get(name);
    }

    private static String text(final Object value) {
        require(value instanceof String, "there is no text where one has to be");
        final String text = (String) value;
        require(
                text.length() <= LONGEST_TEXT && !hasControlCharacter(text),
                "a text is too long or has a control character");
        return text;
    }

    private static boolean hasControlCharacter(final String text) {
        for (int index = 0; index < text.length(); index++) {
            if (Character.isISOControl(text.charAt(index))) {
                return true;
            }
        }
        return false;
    }

    static void require(final boolean condition, final String flaw) {
        if (!condition) {
            throw new IllegalArgumentException(flaw);
        }
    }
}
