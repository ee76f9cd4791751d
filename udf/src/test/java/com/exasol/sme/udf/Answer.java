package com.exasol.sme.udf;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import java.util.Collections;
import java.util.List;

/** The one row that a control-plane script answered. */
public final class Answer {
    private static final int STATUS = 0;
    private static final int CODE = 1;
    private static final int MESSAGE = 2;
    private static final int RESULTS = 3;

    /** A control-plane script together with the AWS that it talks to. */
    @FunctionalInterface
    public interface Script {
        void run(ExaMetadata metadata, ExaIterator rows) throws ExaIterationException, ExaDataTypeException;
    }

    private final List<Object> row;

    private Answer(final List<Object> row) {
        this.row = row;
    }

    public static Answer of(final Script script, final String request) {
        return of(script, request, new TestMetadata(2).with("AWS", TestConnection.toBucket()));
    }

    /** Calls the script with a request in JSON, with single quotes. */
    public static Answer of(final Script script, final String request, final TestMetadata metadata) {
        final TestRows rows = new TestRows(
                Collections.singletonList(new Object[] {"statement 7", request.replace('\'', '"')}),
                "VARCHAR",
                "VARCHAR",
                "VARCHAR",
                "VARCHAR");
        try {
            script.run(metadata, rows);
        } catch (final ExaIterationException | ExaDataTypeException exception) {
            throw new AssertionError(exception);
        } catch (final RuntimeException failure) {
            Shown.watch(failure);
            throw failure;
        }
        if (rows.emitted().size() != 1) {
            throw new AssertionError("not one row: " + rows.emitted());
        }
        final Answer answer = new Answer(rows.emitted().get(0));
        answer.row.forEach(Shown::watch);
        SeenErrorCodes.record(answer.message());
        return answer;
    }

    public String status() {
        return (String) row.get(STATUS);
    }

    public String code() {
        return (String) row.get(CODE);
    }

    public String message() {
        return (String) row.get(MESSAGE);
    }

    /** {@return JSON with single quotes} */
    public String results() {
        return row.get(RESULTS) == null ? null : row.get(RESULTS).toString().replace('"', '\'');
    }
}
