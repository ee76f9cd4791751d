package com.exasol.sme.saas;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;

/** Lets nothing pass but a database that runs. */
final class RunningState {
    private static final String RUNNING = "running";

    private RunningState() {}

    /** @param what the database, or its main cluster */
    static void check(final String what, final String status) {
        if (!RUNNING.equals(status)) {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-50")
                    .message("{{what|u}} is not running: its state is {{status}}.", what, ShownText.of(status))
                    .mitigation(advice(status))
                    .toString());
        }
    }

    /** The states of the public description of the interface, and one that it may get. */
    private static String advice(final String status) {
        return switch (status) {
            case "stopped" ->
                "Start it in the web console of Exasol SaaS, and run the command again when it is running.";
            case "tostop", "stopping" ->
                "Wait until it has stopped, start it in the web console of Exasol SaaS, and run"
                        + " the command again when it is running.";
            case "tocreate", "creating", "tostart", "starting", "toscale", "scaling", "maintenance" ->
                "Wait until it is" + " running, and run the command again.";
            case "todelete", "deleting", "deleted" -> "It is given up: choose another database.";
            case "error" -> "Look into the web console of Exasol SaaS, or ask the support of Exasol.";
            default -> "Look into the web console of Exasol SaaS, and run the command again when it is running.";
        };
    }
}
