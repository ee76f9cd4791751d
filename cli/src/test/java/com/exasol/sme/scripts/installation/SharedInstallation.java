package com.exasol.sme.scripts.installation;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one installation to all test classes that ask for it, because a deployment takes seconds: every test uses
 * names of its own and takes back what it forbids.
 */
public final class SharedInstallation implements ParameterResolver {
    @Override
    public boolean supportsParameter(final ParameterContext parameter, final ExtensionContext context) {
        return parameter.getParameter().getType() == Installation.class;
    }

    @Override
    public Object resolveParameter(final ParameterContext parameter, final ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(SharedInstallation.class))
                .getOrComputeIfAbsent(Installation.class, type -> Installation.start(), Installation.class);
    }
}
