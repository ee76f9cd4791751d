package com.exasol.sme.scripts.installation;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Hands one installation, whose UDFs all run in one JVM, to all test classes that ask for it. */
public final class QuickInstallation implements ParameterResolver {
    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(QuickInstallation.class))
                .getOrComputeIfAbsent(
                        Installation.class, type -> Installation.startWithResidentUdfs(), Installation.class);
    }
}
