package com.exasol.sme.predict;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gets the answer to one batch; one that lost a part on its way is asked for again. */
final class BatchPrediction {
    private static final int ATTEMPTS = 3;

    private final ModelEndpoint endpoint;
    private final AnswerReader reader;

    BatchPrediction(final ModelEndpoint endpoint, final AnswerReader reader) {
        this.endpoint = endpoint;
        this.reader = reader;
    }

    /** @return for each row of the batch the values of the output columns behind the features */
    List<Object[]> of(final Batch batch) {
        String flaw = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            final ModelAnswer answer = this.endpoint.invoke(batch);
            final Optional<List<List<String>>> rows = CsvAnswer.rowsOf(answer.body());
            flaw = flawOf(answer, rows, batch.rows().size());
            if (flaw.isEmpty()) {
                return read(batch, rows.orElseThrow());
            }
        }
        throw new SmeException(ExaError.messageBuilder("E-SME-UDF-32")
                .message(
                        "The answer to {{rows|uq}} is wrong, also after {{attempts}} attempts: {{flaw|uq}}.",
                        batch,
                        ATTEMPTS,
                        flaw)
                .mitigation("Run the statement again. If that does not help, look into the endpoint's log in"
                        + " CloudWatch."));
    }

    private static String flawOf(
            final ModelAnswer answer, final Optional<List<List<String>>> rows, final int expected) {
        if (!answer.isComplete()) {
            return "its end is missing";
        }
        return rows.map(found -> found.size() == expected ? "" : "it has " + found.size() + " rows")
                .orElse("it is no CSV in UTF-8");
    }

    private List<Object[]> read(final Batch batch, final List<List<String>> rows) {
        final List<Object[]> outputs = new ArrayList<>(rows.size());
        for (int index = 0; index < rows.size(); index++) {
            outputs.add(this.reader.read(batch.firstRow() + index, rows.get(index)));
        }
        return outputs;
    }
}
