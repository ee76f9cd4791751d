package com.exasol.sme.sandbox.udf.host;

import java.util.Map;
import java.util.Properties;

/** System properties that a call has for itself and its threads, over those of the JVM. */
final class CallProperties extends Properties {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("ThreadLocalUsage") // There is one such object in a JVM.
    private final transient InheritableThreadLocal<Map<String, String>> own = new InheritableThreadLocal<>();

    CallProperties(final Properties ofTheJvm) {
        super(ofTheJvm);
    }

    /** Gives the current thread, and all that it starts, properties of their own. */
    void set(final Map<String, String> properties) {
        own.set(properties);
    }

    @Override
    public String getProperty(final String key) {
        final Map<String, String> mine = own.get();
        return mine != null && mine.containsKey(key) ? mine.get(key) : super.getProperty(key);
    }

    @Override
    public String getProperty(final String key, final String otherwise) {
        final String value = getProperty(key);
        return value == null ? otherwise : value;
    }
}
