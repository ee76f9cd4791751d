package com.exasol.sme.udf;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.Request;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;

/** The one row that a control-plane script answers: the Lua script that asked turns it into what a person reads. */
final class ControlPlaneAnswer {
    private static final int REQUEST = 1;
    private static final String OK = "OK";
    private static final String ERROR = "ERROR";

    private ControlPlaneAnswer() {}

    static void emit(final ExaIterator rows, final Function<Request, ObjectNode> work)
            throws ExaIterationException, ExaDataTypeException {
        final Request request = Request.from(rows.getString(REQUEST));
        try {
            rows.emit(OK, null, null, work.apply(request).toString());
        } catch (final SmeException failure) {
            if (failure.code().startsWith("F-")) {
                throw failure;
            }
            rows.emit(
                    ERROR, failure.code(), failure.getMessage(), failure.facts().orElse(null));
        }
    }
}
