package com.exasol.sme.predict.format;

import com.exasol.sme.predict.rows.Notation;
import java.util.List;
import java.util.Objects;

/** What is said of the requests to an endpoint; what was not said is null. */
public final class RequestSettings {
    private final String contentType;
    private final String form;
    private final boolean hasHeader;
    private final List<String> columnNames;
    private final Notation quoting;
    private final boolean isNullLeftOut;
    private final String template;

    /**
     * What was said.
     *
     * @param form one of the content type, or null for the first one
     */
    public RequestSettings(
            final String contentType,
            final String form,
            final boolean hasHeader,
            final List<String> columnNames,
            final Notation quoting,
            final boolean isNullLeftOut,
            final String template) {
        this.contentType = contentType;
        this.form = form;
        this.hasHeader = hasHeader;
        this.columnNames = columnNames;
        this.quoting = quoting;
        this.isNullLeftOut = isNullLeftOut;
        this.template = template;
    }

    String contentType() {
        return contentType;
    }

    String form() {
        return form;
    }

    boolean hasHeader() {
        return hasHeader;
    }

    List<String> columnNames() {
        return columnNames;
    }

    Notation quoting() {
        return Objects.requireNonNullElse(quoting, Notation.MINIMAL);
    }

    boolean isQuotingGiven() {
        return quoting != null;
    }

    boolean isNullLeftOut() {
        return isNullLeftOut;
    }

    String template() {
        return template;
    }
}
