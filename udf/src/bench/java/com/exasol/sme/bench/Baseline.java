package com.exasol.sme.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.bench.rows.BenchRows;
import com.exasol.sme.bench.rows.Csv;
import com.exasol.sme.sagemaker.clients.AwsClients;
import com.exasol.sme.sagemaker.clients.AwsConnection;
import com.exasol.sme.sagemaker.clients.RegionName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sagemakerruntime.SageMakerRuntimeClient;

/** What the Python extension does: reads 100 rows, sends them, waits for the answer, emits them, and so on. */
final class Baseline {
    private static final int ROWS_PER_REQUEST = 100;

    private final BenchRows rows;

    Baseline(final BenchRows rows) {
        this.rows = rows;
    }

    void run() {
        try (SageMakerRuntimeClient client =
                AwsClients.runtime(new AwsConnection("AWS", "", "AKIA", "secret"), new RegionName("eu-central-1"))) {
            boolean hasRow = true;
            while (hasRow) {
                final List<Object[]> batch = new ArrayList<>();
                do {
                    batch.add(read());
                    hasRow = rows.next();
                } while (hasRow && batch.size() < ROWS_PER_REQUEST);
                emit(batch, predict(client, batch));
            }
        }
    }

    private Object[] read() {
        final Object[] row = new Object[rows.columns() + 2];
        for (int column = 0; column < rows.columns(); column++) {
            row[column] = rows.read(column);
        }
        return row;
    }

    private String[] predict(final SageMakerRuntimeClient client, final List<Object[]> batch) {
        final StringBuilder csv = new StringBuilder();
        batch.forEach(row -> Csv.append(Arrays.copyOf(row, rows.columns()), csv));
        final byte[] answer = client.invokeEndpoint(request -> request.endpointName("bench")
                        .contentType("text/csv")
                        .accept("text/csv")
                        .body(SdkBytes.fromByteArrayUnsafe(csv.toString().getBytes(UTF_8))))
                .body()
                .asByteArrayUnsafe();
        return new String(answer, UTF_8).split("\n", -1);
    }

    private void emit(final List<Object[]> batch, final String[] answers) {
        for (int index = 0; index < batch.size(); index++) {
            final Object[] row = batch.get(index);
            final int comma = answers[index].indexOf(',');
            row[rows.columns()] = Double.valueOf(answers[index].substring(comma + 1));
            row[rows.columns() + 1] = answers[index].substring(0, comma);
            rows.emit(row);
        }
    }
}
