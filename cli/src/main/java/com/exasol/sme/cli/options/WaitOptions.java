package com.exasol.sme.cli.options;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.cli.terminal.CommandContext;
import com.exasol.sme.cli.terminal.ProgressBars;
import com.exasol.sme.cli.terminal.ProgressLines;
import com.exasol.sme.cluster.Patience;
import com.exasol.sme.shared.Progress;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.shared.WholeNumber;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options that say how long to wait for all nodes, and what to show meanwhile. */
public final class WaitOptions {
    private static final int MOST_MINUTES = 1440;
    private static final int LEAST_MINUTES_OF_A_TRANSFER = 5;

    @Option(
            names = "--wait-for-completion",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Go on only when every node of the database has the JAR, and upload only what is not "
                    + "there; if switched off, nodes are not asked.%n  Default: --wait-for-completion")
    private boolean isWaiting;

    @Option(
            names = "--deploy-timeout-minutes",
            paramLabel = "<minutes>",
            defaultValue = "10",
            description = "How long to wait until every node has the JAR, or runs Java in the container: 1 to 1440.")
    private String minutes;

    @Option(
            names = "--display-progress",
            negatable = true,
            defaultValue = "true",
            fallbackValue = "true",
            description = "Show how far uploading and waiting are: a bar on a terminal, else lines.%n  Default: "
                    + "--display-progress")
    private boolean isProgressShown;

    public boolean isWaiting() {
        return isWaiting;
    }

    public Patience patience(final CommandContext context) {
        return new Patience(context.waiting(), Duration.ofMinutes(number()));
    }

    private int number() {
        return WholeNumber.read(minutes, 1, MOST_MINUTES)
                .orElseThrow(() -> SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-38")
                        .message(
                                "{{minutes}} in --deploy-timeout-minutes is no time to wait.",
                                ShortenedInput.shown(minutes))
                        .mitigation("Give a whole number from 1 to {{most|u}}.", MOST_MINUTES)
                        .toString()));
    }

    /** How long a container may take on its way. */
    public Duration transferLimit() {
        return Duration.ofMinutes(Math.max(number(), LEAST_MINUTES_OF_A_TRANSFER));
    }

    public Progress progress(final CommandContext context) {
        if (!isProgressShown || context.terminal().isQuiet()) {
            return Progress.NONE;
        }
        return context.terminal().isWatched()
                ? new ProgressBars(
                        context.terminal().err(), context.environment().get("COLUMNS"))
                : new ProgressLines(context.terminal()::tell);
    }
}
