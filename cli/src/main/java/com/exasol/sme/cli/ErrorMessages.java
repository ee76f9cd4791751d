package com.exasol.sme.cli;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.cli.place.PlaceGroups;
import com.exasol.sme.cli.terminal.Terminal;
import com.exasol.sme.cli.words.CommandWords;
import com.exasol.sme.database.LostOutput;
import com.exasol.sme.shared.SmeException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into a text for people on standard error and an exit code. */
final class ErrorMessages implements IExecutionExceptionHandler, IParameterExceptionHandler {
    /** What a shell shows of a program that ends because its reader has, as SIGPIPE is signal 13. */
    private static final int READER_GONE = 141;

    private static final String PRINT = "--to-print";

    private final CommandWords words;
    private final Terminal terminal;

    ErrorMessages(final CommandWords words, final Terminal terminal) {
        this.words = words;
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(final ParameterException exception, final String[] arguments) {
        final CommandLine command = exception.getCommandLine();
        final PlaceGroups places = PlaceGroups.of(command.getCommandSpec());
        command.getErr()
                .println(words.explained(places.isMixed(exception) ? twoPlaces(places) : misused(exception), command));
        command.getErr().flush();
        return ExitCode.USAGE;
    }

    private static String twoPlaces(final PlaceGroups places) {
        return ExaError.messageBuilder("E-SME-CLI-45")
                .message(
                        "{{first|u}} and {{second|u}} exclude each other: the database is either on-premises or in"
                                + " Exasol SaaS.",
                        String.join(", ", places.namedOnPremises()),
                        String.join(", ", places.namedInSaas()))
                .mitigation("Leave out either all options of the database and BucketFS or all that start with --saas.")
                .toString();
    }

    private String misused(final ParameterException exception) {
        return ExaError.messageBuilder("E-SME-CLI-1")
                .message("{{problem|u}}.", ParseProblem.of(exception, words))
                .mitigation(
                        "See '{{command|u}} --help'.",
                        exception.getCommandLine().getCommandSpec().qualifiedName())
                .toString();
    }

    @Override
    public int handleExecutionException(
            final Exception exception, final CommandLine command, final ParseResult parseResult) {
        if (exception instanceof LostOutput && terminal.isReaderGone().getAsBoolean() && onlyPrints(command)) {
            return READER_GONE;
        }
        final boolean isKnown = exception instanceof SmeException;
        command.getErr().println(isKnown ? told((SmeException) exception, command) : unexpected(exception));
        final boolean isVerbose = parseResult.subcommand().matchedOptionValue("--verbose", false);
        if (isVerbose) {
            exception.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return isKnown ? ((SmeException) exception).exitCode() : ExitCode.SOFTWARE;
    }

    /** Whoever has seen enough of what is printed misses nothing; a command that acts has more to say. */
    private static boolean onlyPrints(final CommandLine command) {
        final OptionSpec print = command.getCommandSpec().findOption(PRINT);
        return print == null || Boolean.TRUE.equals(print.getValue()) || "status".equals(command.getCommandName());
    }

    /** {@return what is said of an error, with the places of what was wrong in files} */
    String told(final SmeException exception, final CommandLine command) {
        return exception.exitCode() == ExitCode.USAGE
                ? words.explained(exception.getMessage(), command)
                : exception.getMessage();
    }

    private static String unexpected(final Exception exception) {
        return ExaError.messageBuilder("F-SME-CLI-33")
                .message("sme does not work as it should: {{exception|u}}.", exception)
                .mitigation("Run the command again with --verbose.")
                .ticketMitigation()
                .toString();
    }
}
