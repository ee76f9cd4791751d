package com.exasol.sme.shared;

import java.util.Arrays;

/** A password, which no text ever shows and which is forgotten when it was used. */
public final class Secret {
    private final char[] value;

    private Secret(final char[] value) {
        this.value = value;
    }

    public static Secret of(final char[] value) {
        return new Secret(value.clone());
    }

    public boolean isEmpty() {
        return value.length == 0;
    }

    /** The password for an interface that takes nothing but a String. */
    public String reveal() {
        return new String(value);
    }

    public void wipe() {
        Arrays.fill(value, '\0');
    }

    @Override
    public String toString() {
        return "***";
    }
}
