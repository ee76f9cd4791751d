package com.exasol.sme.cli.place;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.ParameterException;

/**
 * The options of a command for a database on-premises and those for one in Exasol SaaS: picocli takes only one of both.
 *
 * <p>Fields annotated as groups would lose what this keeps: picocli creates the object of a group anew when one of its
 * options is given, and then leaves the defaults of the groups inside of it out.
 */
public final class PlaceGroups {
    private final List<OptionSpec> onPremises;
    private final List<OptionSpec> saas;

    private PlaceGroups(final List<OptionSpec> onPremises, final List<OptionSpec> saas) {
        this.onPremises = onPremises;
        this.saas = saas;
    }

    static PlaceGroups none() {
        return new PlaceGroups(List.of(), List.of());
    }

    public static PlaceGroups of(final CommandSpec command) {
        return new PlaceGroups(options(command, OnPremises.class), options(command, SaasOptions.class));
    }

    /** Tells picocli about the groups, if the command has them. */
    void addTo(final CommandSpec command) {
        if (saas.isEmpty()) {
            return;
        }
        Stream.concat(onPremises.stream(), saas.stream()).forEach(command::remove);
        command.addArgGroup(ArgGroupSpec.builder()
                .exclusive(true)
                .addSubgroup(group(onPremises))
                .addSubgroup(group(saas))
                .build());
    }

    private static ArgGroupSpec group(final List<OptionSpec> options) {
        final ArgGroupSpec.Builder group = ArgGroupSpec.builder().exclusive(false);
        options.forEach(group::addArg);
        return group.build();
    }

    private static List<OptionSpec> options(final CommandSpec holder, final Class<?> kind) {
        final List<OptionSpec> options = new ArrayList<>();
        for (final CommandSpec mixin : holder.mixins().values()) {
            options.addAll(kind.isInstance(mixin.userObject()) ? mixin.options() : options(mixin, kind));
        }
        return options;
    }

    /** Whether this is what picocli complains about; with a repeated option it does so in another way. */
    public boolean isMixed(final ParameterException exception) {
        return (exception instanceof MutuallyExclusiveArgsException || exception instanceof MaxValuesExceededException)
                && !namedOnPremises().isEmpty()
                && !namedInSaas().isEmpty();
    }

    /** The options on-premises that the command line names. */
    public List<String> namedOnPremises() {
        return named(onPremises);
    }

    /** The options of Exasol SaaS that the command line names. */
    public List<String> namedInSaas() {
        return named(saas);
    }

    /** {@return all options of the other place, if some of one are given} */
    public List<String> rivalsOf(final Collection<String> given) {
        final List<String> here = names(onPremises);
        final List<String> there = names(saas);
        final List<String> rivals = new ArrayList<>();
        if (given.stream().anyMatch(here::contains)) {
            rivals.addAll(there);
        }
        if (given.stream().anyMatch(there::contains)) {
            rivals.addAll(here);
        }
        return rivals;
    }

    private static List<String> names(final List<OptionSpec> options) {
        return options.stream().map(OptionSpec::longestName).toList();
    }

    private static List<String> named(final List<OptionSpec> options) {
        return options.stream()
                .filter(option -> !option.stringValues().isEmpty())
                .map(OptionSpec::longestName)
                .toList();
    }
}
