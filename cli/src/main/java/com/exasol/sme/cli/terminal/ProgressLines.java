package com.exasol.sme.cli.terminal;

import com.exasol.sme.shared.Progress;
import java.util.function.Consumer;

/** Shows progress where lines are kept, such as in a log: what begins, and whatever it waits for once. */
public final class ProgressLines implements Progress {
    private final Consumer<String> lines;

    public ProgressLines(final Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public Step begin(final String task, final long total, final Unit unit) {
        lines.accept(task + (unit == Unit.BYTES && total > 0 ? " (" + total + " bytes)" : "") + ".");
        final String[] last = {""};
        return (done, remark) -> {
            if (!remark.isEmpty() && !remark.equals(last[0])) {
                last[0] = remark;
                lines.accept("So far " + done + " of " + total + ": " + remark + ".");
            }
        };
    }
}
