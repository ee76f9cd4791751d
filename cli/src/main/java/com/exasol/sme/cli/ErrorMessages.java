package com.exasol.sme.cli;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.cli.place.PlaceGroups;
import com.exasol.sme.shared.SmeException;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns whatever goes wrong into a text for people on standard error and an exit code. */
final class ErrorMessages implements IExecutionExceptionHandler, IParameterExceptionHandler {
    @Override
    public int handleParseException(final ParameterException exception, final String[] arguments) {
        final CommandLine command = exception.getCommandLine();
        final PlaceGroups places = PlaceGroups.of(command.getCommandSpec());
        command.getErr().println(places.isMixed(exception) ? twoPlaces(places) : misused(exception, arguments));
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

    private static String misused(final ParameterException exception, final String... arguments) {
        return ExaError.messageBuilder("E-SME-CLI-1")
                .message("{{problem|u}}.", ParseProblem.of(exception, arguments))
                .mitigation(
                        "See '{{command|u}} --help'.",
                        exception.getCommandLine().getCommandSpec().qualifiedName())
                .toString();
    }

    @Override
    public int handleExecutionException(
            final Exception exception, final CommandLine command, final ParseResult parseResult) {
        final boolean isKnown = exception instanceof SmeException;
        command.getErr().println(isKnown ? exception.getMessage() : unexpected(exception));
        final boolean isVerbose = parseResult.subcommand().matchedOptionValue("--verbose", false);
        if (isVerbose) {
            exception.printStackTrace(command.getErr());
        }
        command.getErr().flush();
        return isKnown ? ((SmeException) exception).exitCode() : ExitCode.SOFTWARE;
    }

    private static String unexpected(final Exception exception) {
        return ExaError.messageBuilder("F-SME-CLI-33")
                .message("sme does not work as it should: {{exception|u}}.", exception)
                .mitigation("Run the command again with --verbose.")
                .ticketMitigation()
                .toString();
    }
}
