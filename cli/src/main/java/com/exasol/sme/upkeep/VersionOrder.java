package com.exasol.sme.upkeep;

import java.lang.module.ModuleDescriptor;

/** Tells which of two versions is the older one. */
final class VersionOrder {
    private VersionOrder() {}

    /** Gives a number below 0 if the first is older, above 0 if it is newer. */
    static int compare(final String one, final String other) {
        return ModuleDescriptor.Version.parse(one).compareTo(ModuleDescriptor.Version.parse(other));
    }
}
