package com.exasol.sme.sandbox.udf;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The option of a script of any language that limits its JVMs per node and call; it is taken out before the parser of
 * the language gets the script.
 *
 * @param most what the script allows
 * @param rest the script without the option
 */
record InstanceLimit(int most, String rest) {
    private static final Pattern OPTION =
            Pattern.compile("(?m)^[ \\t]*%perNodeAndCallInstanceLimit[ \\t]+(\\d+)[ \\t]*;");

    static InstanceLimit of(final String body) {
        final Matcher option = OPTION.matcher(body);
        return option.find()
                ? new InstanceLimit(Integer.parseInt(option.group(1)), option.replaceFirst(""))
                : new InstanceLimit(Integer.MAX_VALUE, body);
    }
}
