package com.exasol.sme.bench.endpoint;

/** How the stand-in finds the rows of a request, and what it answers to each. */
public interface AnswerForm {
    /**
     * {@return the form of a name}
     *
     * @param name {@code csv} or a number of labels for CSV, {@code jsonlines}, or {@code json} for an array of records
     */
    static AnswerForm of(final String name) {
        switch (name) {
            case "csv":
                return CsvForm.of(0);
            case "jsonlines":
                return new JsonForm("application/jsonlines", "\n\n\n");
            case "json":
                return new JsonForm("application/json", "[,]");
            default:
                return CsvForm.of(Integer.parseInt(name));
        }
    }

    String contentType();

    /** {@return whether the number of a row is what it begins with; else it stands behind the first colon} */
    boolean isNumberFirst();

    /** {@return what ends a row, and is nowhere else in it} */
    char endOfRow();

    /** {@return bytes for each row} */
    int length();

    /** Writes what is answered to a row at a place in an answer. */
    void write(long number, boolean isFirst, boolean isLast, byte[] answer, int place);
}
