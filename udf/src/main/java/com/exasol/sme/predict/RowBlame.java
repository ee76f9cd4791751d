package com.exasol.sme.predict;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.predict.flow.AnsweredSizes;
import com.exasol.sme.predict.flow.LoadController;
import com.exasol.sme.predict.request.Batch;
import com.exasol.sme.predict.request.Fault;
import com.exasol.sme.predict.request.Invocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Decides what becomes of a row that was sent alone and got no answer.
 *
 * <p>What some models answer to a bad row, others answer to every request. So a row is blamed for such an answer only if
 * another row is answered: one that follows, or else one that was answered before and is sent once more, as a control.
 */
final class RowBlame {
    /** So many rows tell that all would be refused. */
    private static final int ROWS_TO_TELL = 10;

    private static final int FAILURES_TO_BLAME = 3;

    private final LoadController controller;
    private final boolean isNullForRefusedRows;
    private final int errorColumn;
    private final List<Invocation> suspects = new ArrayList<>();
    private ControlRow controlRow;
    private Batch control;
    private int refusedRows;
    private boolean isDoomed;

    /** @param errorColumn the output column for the reasons why rows have no prediction; -1 for none */
    RowBlame(final LoadController controller, final boolean isNullForRefusedRows, final int errorColumn) {
        this.errorColumn = errorColumn;
        this.controller = controller;
        this.isNullForRefusedRows = isNullForRefusedRows;
    }

    /** {@return whether a row was refused, so that the statement fails as soon as all rows before it are answered} */
    boolean isDoomed() {
        return isDoomed;
    }

    /** The model says that it does not like the row. */
    void refused(final Invocation invocation) {
        if (controller.answeredRows() == 0 && ++refusedRows == ROWS_TO_TELL && isNullForRefusedRows) {
            throw invocation.answer().error();
        }
        blame(invocation);
    }

    /**
     * What the endpoint says of a row it may say of every request: that it does not take such a format, which it also
     * says of a row that it cannot parse, or that the row is too large.
     */
    void blameIfOthersAreAnswered(final Invocation invocation) {
        if (controller.answeredRows() > 0) {
            blame(invocation);
            return;
        }
        suspect(invocation);
        if (suspects.size() == ROWS_TO_TELL) {
            throw firstSuspect().answer().error();
        }
    }

    /** The model broke down over the row; if that happens again and again, what becomes of other rows decides. */
    void modelFailed(final Invocation invocation) {
        if (invocation.batch().failures() >= FAILURES_TO_BLAME && controller.answeredRows() > 0) {
            suspect(invocation);
        }
    }

    private void suspect(final Invocation invocation) {
        invocation.batch().park();
        suspects.add(invocation);
    }

    /** An input row was answered, or the control. */
    void answered(final Invocation invocation) {
        if (controlRow == null) {
            controlRow = new ControlRow(invocation);
        }
        suspects.forEach(this::blame);
        suspects.clear();
    }

    /** {@return whether a control would tell who is to blame} */
    boolean needsControl() {
        return !suspects.isEmpty() && controlRow != null;
    }

    /** {@return a request that has nothing but a row that was answered before; there are suspects} */
    Batch control() {
        if (controlRow == null) {
            throw firstSuspect().answer().error();
        }
        if (control == null) {
            control = controlRow.toBatch();
        }
        return control;
    }

    /** Answers come in any order; the first row is what a person expects to read of. */
    private Invocation firstSuspect() {
        return Collections.min(
                suspects, Comparator.comparing(suspect -> suspect.batch().firstRow()));
    }

    boolean isControl(final Batch batch) {
        return batch == control;
    }

    /** {@return those whose failures tell nothing, because the control failed as well} */
    List<Invocation> release() {
        final List<Invocation> released = List.copyOf(suspects);
        suspects.clear();
        return released;
    }

    private void blame(final Invocation invocation) {
        final Batch batch = invocation.batch();
        if (invocation.answer().fault() == Fault.TOO_LARGE) {
            cannotCarry(batch, sizeError(invocation));
            return;
        }
        if (batch.trial() != null) {
            batch.trial().end();
        }
        if (errorColumn >= 0) {
            refuse(batch, error(invocation));
        } else if (isNullForRefusedRows) {
            batch.block().clearOutputs(batch.from());
            batch.finish();
        } else {
            doom(batch, error(invocation));
        }
    }

    /** A row that no request can carry has no prediction where there is room for the reason, and is an error elsewhere. */
    void cannotCarry(final Batch batch, final SmeException error) {
        if (errorColumn >= 0) {
            refuse(batch, error);
        } else {
            doom(batch, error);
        }
    }

    /** A row is long if it is longer than one that was answered. */
    private SmeException sizeError(final Invocation invocation) {
        final AnsweredSizes sizes = controller.answeredSizes();
        return sizes.isAboveSmallest(invocation.batch())
                ? tooLong(invocation.batch())
                : sizes.addTo(invocation.answer().error());
    }

    static SmeException tooLong(final Batch batch) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-47")
                .message(
                        "Row {{row}} has {{bytes}} bytes as CSV, and the endpoint does not take so many.",
                        batch.firstRow(),
                        batch.bytes())
                .mitigation("Leave the row out, or shorten its texts, in the query and in the training."));
    }

    private void refuse(final Batch batch, final SmeException error) {
        batch.block().clearOutputs(batch.from());
        batch.block().putOutput(batch.from(), errorColumn, error.getMessage());
        batch.finish();
    }

    /** Where more rows failed before this one, the size of the requests may seem to be the reason, or even be it. */
    private SmeException error(final Invocation invocation) {
        final SmeException error = invocation.answer().rowError();
        return invocation.answer().fault() == Fault.MODEL_FAILED
                        && invocation.batch().trial() != null
                ? controller.answeredSizes().addTo(error)
                : error;
    }

    /** Answers come in any order; a person expects to read of the first row that fails. */
    void doom(final Batch batch, final SmeException error) {
        isDoomed = true;
        batch.finish(error);
    }
}
