package com.exasol.sme.fuzz;

import com.exasol.sme.testkit.FuzzSource;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Generates whole statements that no database may carry out. */
public final class HostileCalls {
    private static final int LONGEST = 20_000;

    private HostileCalls() {}

    /** An EXECUTE SCRIPT for scripts in the schema SME. */
    public static String statement(final FuzzSource source) {
        while (true) {
            final DeployedScript script = source.of(DeployedScript.values());
            final List<Object> arguments = script.takesJson()
                    ? Collections.singletonList(new HostileJson(source, ValidCalls.json(script, source)).text())
                    : new HostileArguments(source).from(ValidCalls.of(script));
            final boolean isAllowed = ArgumentRules.allow(script, arguments) || !ArgumentRules.tell(script, arguments);
            final boolean fitsSql = arguments.stream().noneMatch(List.class::isInstance);
            final String list = arguments.stream().map(HostileCalls::literal).collect(Collectors.joining(", "));
            if (!isAllowed && fitsSql && list.length() < LONGEST && list.indexOf('\0') < 0) {
                return "EXECUTE SCRIPT SME." + script + "(" + list + ")";
            }
        }
    }

    private static String literal(final Object value) {
        if (value instanceof String text) {
            return "'" + text.replace("'", "''") + "'";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : String.valueOf(value);
    }
}
