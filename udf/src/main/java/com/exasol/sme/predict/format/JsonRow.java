package com.exasol.sme.predict.format;

import com.exasol.sme.predict.text.CsvBuffer;

/** How a row looks in JSON: what stands around and between its values. */
interface JsonRow {
    void open(CsvBuffer line);

    void openValue(int feature, CsvBuffer line);

    void putNull(int feature, CsvBuffer line);

    void close(CsvBuffer line);
}
