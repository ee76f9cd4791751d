package com.exasol.sme.predict.format;

import com.exasol.sme.predict.rows.Envelope;
import com.exasol.sme.predict.rows.Feature;
import com.exasol.sme.predict.rows.SqlType;
import com.exasol.sme.predict.rows.TextRule;
import com.exasol.sme.predict.text.CsvBuffer;

/** How rows become a request; {@link RequestFormats} has all that there are. */
public interface RequestFormat {
    /** {@return what reads and writes a column of the model} */
    Feature column(SqlType type, TextRule rule);

    /** Begins the line of a row. */
    void openRow(CsvBuffer line);

    /**
     * Writes what stands before a value that is not NULL.
     *
     * @param feature its number among those of the model, from 0
     */
    void openValue(int feature, CsvBuffer line);

    /**
     * Writes a NULL, with what stands before it.
     *
     * @param feature its number among those of the model, from 0
     */
    void putNull(int feature, CsvBuffer line);

    /**
     * Ends the line of a row.
     *
     * @param start where the line begins
     */
    void closeRow(int start, CsvBuffer line);

    /** {@return what makes a request of lines} */
    Envelope envelope();

    /** {@return how many rows a request has room for} */
    int mostRows();

    /** {@return what a person calls it, such as CSV} */
    String name();
}
