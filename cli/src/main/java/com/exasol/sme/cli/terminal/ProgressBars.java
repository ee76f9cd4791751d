package com.exasol.sme.cli.terminal;

import com.exasol.sme.shared.Progress;
import java.io.PrintWriter;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows progress on a terminal, each step in a line that is written again and again. */
public final class ProgressBars implements Progress {
    private static final int USUAL_WIDTH = 80;
    private static final int MEGABYTE = 1 << 20;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintWriter terminal;
    private final int width;

    /** @param columns width of the terminal if its shell tells it, else null */
    public ProgressBars(final PrintWriter terminal, final String columns) {
        this.terminal = terminal;
        width = columns != null && columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : USUAL_WIDTH;
    }

    @Override
    public Step begin(final String task, final long total, final Unit unit) {
        final ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUnit(unit == Unit.BYTES ? " MB" : " nodes", unit == Unit.BYTES ? MEGABYTE : 1)
                .hideEta()
                // Without a consumer of one's own the library would need another one for terminals.
                .setConsumer(new DelegatingProgressBarConsumer(this::show, width - 1))
                .build();
        return new Step() {
            @Override
            public void reached(final long done, final String remark) {
                bar.stepTo(done);
                bar.setExtraMessage(remark);
                if (!remark.isEmpty()) {
                    // The bar is written every second; who waits wants to know at once for what.
                    bar.refresh();
                }
            }

            @Override
            public void close() {
                bar.close();
                terminal.println();
                terminal.flush();
            }
        };
    }

    private void show(final String line) {
        terminal.print(CLEAR_LINE + line);
        terminal.flush();
    }
}
