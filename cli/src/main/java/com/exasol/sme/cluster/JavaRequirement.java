package com.exasol.sme.cluster;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.util.List;

/** The Java that the scripts need. */
public final class JavaRequirement {
    /** The one that the JAR is compiled for. */
    public static final int OLDEST = 11;

    private JavaRequirement() {}

    /**
     * Refuses nodes on which no script could be called.
     *
     * @param state what is left behind
     */
    public static void check(final NodeReport nodes, final String state) {
        final List<NodeAnswer> old = nodes.withJavaBefore(OLDEST);
        if (!old.isEmpty()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-CLI-34")
                    .message(
                            "Node {{node|u}} runs Java {{version|u}}, but the scripts need Java {{oldest|u}} or later."
                                    + " {{state|u}}",
                            old.get(0).node(),
                            old.get(0).javaVersion(),
                            OLDEST,
                            state)
                    .mitigation("Give --language-definition or --language-alias a script language with a newer Java,"
                            + " such as that of a Java script language container.")
                    .toString());
        }
    }
}
