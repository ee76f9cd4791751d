package com.exasol.sme.predict;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.util.ArrayList;
import java.util.List;

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
            final List<List<String>> rows = CsvAnswer.rowsOf(answer.body());
            if (answer.isComplete() && rows.size() == batch.rows().size()) {
                return read(batch, rows);
            }
            flaw = answer.isComplete() ? "it has " + rows.size() + " rows" : "its end is missing";
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

    private List<Object[]> read(final Batch batch, final List<List<String>> rows) {
        final List<Object[]> outputs = new ArrayList<>(rows.size());
        for (int index = 0; index < rows.size(); index++) {
            outputs.add(this.reader.read(batch.firstRow() + index, rows.get(index)));
        }
        return outputs;
    }
}
