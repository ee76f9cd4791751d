package com.exasol.sme.cli;

import com.exasol.sme.deploy.Version;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} shows. */
final class VersionText implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"sme " + Version.current()};
    }
}
