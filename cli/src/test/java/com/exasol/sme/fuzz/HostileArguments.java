package com.exasol.sme.fuzz;

import com.exasol.sme.testkit.FuzzSource;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Generates arguments of a script, one by one right, damaged, or nothing like what is asked for. */
public final class HostileArguments {
    private final FuzzSource source;

    public HostileArguments(final FuzzSource source) {
        this.source = source;
    }

    /** Some of the arguments of a call that works, others in place of the rest. */
    public List<Object> from(final List<Object> valid) {
        final List<Object> arguments = new ArrayList<>(valid);
        for (int changes = source.below(3); changes >= 0; changes--) {
            final int at = source.below(arguments.size());
            arguments.set(at, instead(valid.get(at)));
        }
        return arguments;
    }

    private Object instead(final Object valid) {
        return switch (source.below(10)) {
            case 0 -> null;
            case 1 -> source.of(1L, 0L, -1L, 2147483648L, Long.MAX_VALUE);
            case 2 -> source.of(new BigDecimal("1.0"), new BigDecimal("1.5"), new BigDecimal("1e35"), 2.0, 1e300, true);
            case 3 -> source.of(List.of(), List.of("a"), "1", "1.", "01", "+1", " 1 ", "1e2", "0x1", "1.50");
            case 4 -> "0".repeat(source.below(2000)) + source.of("1", "x", "1.", " ");
            case 5, 6 -> source.text();
            default -> source.damaged(String.valueOf(valid));
        };
    }
}
