package com.exasol.sme.predict.format;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All formats of requests, by content type and form. The page prediction-formats.md has the same table. */
public final class RequestFormats {
    /** What a setting that only some of them know is refused with by the others. */
    private enum Takes {
        HEADER,
        QUOTING,
        NAMES,
        OMISSION,
        TEMPLATE
    }

    /** The first form of a content type is meant where none is named. */
    private static final List<Entry> TABLE = List.of(
            new Entry("text/csv", "rows", CsvRequest::of, Takes.HEADER, Takes.QUOTING),
            new Entry(
                    "application/jsonlines",
                    "records",
                    settings -> JsonRequest.lines(record(settings)),
                    Takes.NAMES,
                    Takes.OMISSION),
            new Entry("application/jsonlines", "rows", settings -> JsonRequest.lines(array())),
            new Entry(
                    "application/jsonlines",
                    "features",
                    settings -> JsonRequest.lines(new JsonArrayRow("{\"features\":", "}"))),
            new Entry("application/json", "instances", settings -> JsonRequest.array("{\"instances\":", array(), "}")),
            new Entry(
                    "application/json",
                    "instances_records",
                    settings -> JsonRequest.array("{\"instances\":", record(settings), "}"),
                    Takes.NAMES,
                    Takes.OMISSION),
            new Entry(
                    "application/json",
                    "instances_features",
                    settings -> JsonRequest.array("{\"instances\":", new JsonArrayRow("{\"features\":", "}"), "}")),
            new Entry(
                    "application/json",
                    "dataframe_split",
                    settings -> JsonRequest.split(settings.columnNames()),
                    Takes.NAMES),
            new Entry(
                    "application/json",
                    "records",
                    settings -> JsonRequest.array("", record(settings), ""),
                    Takes.NAMES,
                    Takes.OMISSION),
            new Entry(
                    "application/json",
                    "record",
                    settings -> JsonRequest.single(record(settings)),
                    Takes.NAMES,
                    Takes.OMISSION),
            new Entry(
                    "application/json",
                    "template",
                    settings -> JsonRequest.template(settings, array()),
                    Takes.TEMPLATE),
            new Entry(
                    "application/json",
                    "template_records",
                    settings -> JsonRequest.template(settings, record(settings)),
                    Takes.TEMPLATE,
                    Takes.NAMES,
                    Takes.OMISSION));

    private RequestFormats() {}

    /** {@return the format that is meant; throws an IllegalArgumentException with what is wrong if there is none} */
    public static RequestFormat of(final RequestSettings settings) {
        final String type = MediaType.essence(settings.contentType());
        for (final Entry entry : TABLE) {
            if (entry.contentType.equals(type) && (settings.form() == null || entry.form.equals(settings.form()))) {
                entry.check(settings);
                return entry.format.apply(settings);
            }
        }
        throw new IllegalArgumentException("there is no such format of requests");
    }

    /** {@return content type and form of each format} */
    static List<String> names() {
        return TABLE.stream().map(entry -> entry.contentType + " " + entry.form).collect(Collectors.toList());
    }

    private static JsonRow array() {
        return new JsonArrayRow("", "");
    }

    private static JsonRow record(final RequestSettings settings) {
        return new JsonObjectRow(settings.columnNames(), settings.isNullLeftOut());
    }

    /** One format. */
    private static final class Entry {
        private final String contentType;
        private final String form;
        private final Function<RequestSettings, RequestFormat> format;
        private final List<Takes> takes;

        Entry(
                final String contentType,
                final String form,
                final Function<RequestSettings, RequestFormat> format,
                final Takes... takes) {
            this.contentType = contentType;
            this.form = form;
            this.format = format;
            this.takes = List.of(takes);
        }

        private void check(final RequestSettings settings) {
            require(takes.contains(Takes.HEADER) || !settings.hasHeader(), "the format has no header");
            require(takes.contains(Takes.QUOTING) || !settings.isQuotingGiven(), "the format has no quoting");
            require(takes.contains(Takes.OMISSION) || !settings.isNullLeftOut(), "the format leaves no NULL out");
            require(
                    takes.contains(Takes.TEMPLATE) == (settings.template() != null),
                    "a template is there without its form, or not there");
            final boolean needsNames = takes.contains(Takes.NAMES) || settings.hasHeader();
            require(!needsNames || settings.columnNames() != null, "column_names is missing");
        }

        private static void require(final boolean condition, final String flaw) {
            if (!condition) {
                throw new IllegalArgumentException(flaw);
            }
        }
    }
}
