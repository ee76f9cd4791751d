package com.exasol.sme.predict.outputs;

import com.exasol.sme.predict.answer.AnswerFlaws;
import com.exasol.sme.predict.answer.AnswerFormat;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.ModelAnswer;
import com.exasol.sme.predict.settings.Output;
import com.exasol.sme.predict.settings.PredictionSettings;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;

/** Takes outputs out of answers in JSON or JSON Lines, token by token, without a tree of the answer. */
final class JsonOutputs implements AnswerFormat {
    private static final int NO_ROW = -1;

    /** Names that a model makes up must not stay in memory for good. */
    private final JsonFactory factory = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final List<Output> outputs;
    private final boolean areLines;
    private final boolean areOfAllRows;
    private final PathNode root = new PathNode();
    private final int lists;
    private final RowOutputs rows;
    private JsonParser parser;
    private int listsSeen;
    private int rowsSeen;
    private int rowsSent;

    JsonOutputs(final PredictionSettings settings, final boolean areLines) {
        outputs = settings.exchange().outputs();
        this.areLines = areLines;
        areOfAllRows = outputs.get(0).path().isOfAllRows();
        for (int output = 0; output < outputs.size(); output++) {
            root.add(outputs.get(output).path().steps(), output);
        }
        checkPaths();
        lists = root.lists();
        rows = new RowOutputs(settings);
    }

    private void checkPaths() {
        AnswerFormats.require(!areLines || !areOfAllRows, "a path leads beyond a line");
        for (final Output output : outputs) {
            AnswerFormats.require(
                    output.path().isOfAllRows() == areOfAllRows,
                    "some paths lead through the whole answer, and some do not");
            AnswerFormats.require(
                    outputs.stream()
                                    .filter(other -> output.path().isWithin(other.path()))
                                    .count()
                            == 1,
                    "the path " + output.path() + " is that of another output, or leads on from it");
        }
    }

    @Override
    public void read(final ModelAnswer answer, final Batch batch) {
        if (!answer.isComplete()) {
            throw AnswerFlaws.cutOff(batch);
        }
        rows.open(batch);
        listsSeen = 0;
        rowsSeen = NO_ROW;
        rowsSent = batch.rowsSent();
        final String flaw = flawOf(answer.body());
        if (flaw != null) {
            throw AnswerFlaws.garbled(batch, answer.body(), flaw);
        }
        if (rowsSeen != rowsSent) {
            throw AnswerFlaws.wrongRowCount(batch, rowsSeen);
        }
        rows.close(false);
    }

    @Override
    public int outputBytes() {
        return rows.outputBytes();
    }

    /** {@return what is wrong with the text itself, or null} */
    private String flawOf(final byte[] body) {
        try (JsonParser opened = factory.createParser(body)) {
            parser = opened;
            if (areLines) {
                readLines();
            } else {
                readText();
            }
            return listsSeen < lists ? "it has no list at " + places() : null;
        } catch (final JsonProcessingException exception) {
            return "it is no JSON: " + exception.getOriginalMessage();
        } catch (final IOException exception) {
            return exception.getMessage();
        }
    }

    private String places() {
        return outputs.stream().map(output -> output.path().toString()).collect(Collectors.joining(" or "));
    }

    private void readLines() throws IOException {
        rowsSeen = 0;
        while (parser.nextToken() != null) {
            readValue(root, rowsSeen++);
        }
    }

    private void readText() throws IOException {
        if (parser.nextToken() == null) {
            throw new IOException("there is nothing in it");
        }
        if (areOfAllRows) {
            readValue(root, NO_ROW);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            readElements();
        } else {
            rowsSeen = 1;
            readValue(root, 0);
        }
        if (parser.nextToken() != null) {
            throw new IOException("a second value follows the first one");
        }
    }

    /** Each element of an answer that is an array is that of a row. */
    private void readElements() throws IOException {
        rowsSeen = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            readValue(root, rowsSeen++);
        }
    }

    private void readValue(final PathNode node, final int row) throws IOException {
        if (node == null) {
            parser.skipChildren();
        } else if (node.isOutput()) {
            readOutput(node.output(), row);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                readValue(node.member(name), row);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            readArray(node, row);
        }
    }

    private void readArray(final PathNode node, final int row) throws IOException {
        int index = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (node.all() == null) {
                readValue(node.element(index), row);
            } else {
                readValue(node.all(), index);
            }
            index++;
        }
        if (node.all() != null) {
            listsSeen++;
            // Where two lists differ, the one is told that has another number of rows than the request.
            rowsSeen = rowsSeen == NO_ROW || rowsSeen == rowsSent ? index : rowsSeen;
        }
    }

    /** {@return the text of an object or an array, without blanks} */
    private String structure() throws IOException {
        final StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(text)) {
            generator.copyCurrentStructure(parser);
        }
        return text.toString();
    }

    private void readOutput(final int output, final int row) throws IOException {
        final JsonToken token = parser.currentToken();
        if (rows.has(row, output)) {
            throw new IOException("it has two values at " + outputs.get(output).path());
        }
        if (token.isStructStart()) {
            rows.put(row, output, structure());
        } else if (token.isNumeric()) {
            readNumber(output, row);
        } else if (token != JsonToken.VALUE_NULL) {
            rows.put(row, output, parser.getText());
        }
    }

    private void readNumber(final int output, final int row) throws IOException {
        if (parser.isNaN()) {
            return;
        }
        final double number = rows.isDouble(output) ? parser.getDoubleValue() : Double.NaN;
        if (Double.isFinite(number)) {
            rows.put(row, output, number);
        } else {
            rows.put(row, output, parser.getText());
        }
    }
}
