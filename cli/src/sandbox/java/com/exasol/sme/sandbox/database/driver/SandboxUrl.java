package com.exasol.sme.sandbox.database.driver;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * A URL of Exasol's driver with the properties beside it, by that driver's rules.
 *
 * @param values keys in lower case
 */
record SandboxUrl(String host, int port, Map<String, String> values) {
    static final String PREFIX = "jdbc:exa:";

    private static final String STATE = "08001";
    private static final Set<String> KEYS = Set.of(
            "user",
            "password",
            "schema",
            "autocommit",
            "encryption",
            "fingerprint",
            "validateservercertificate",
            "keystore",
            "keystorepassword",
            "keystoretype",
            "logintimeout",
            "hosttimeout",
            "querytimeout",
            "fetchsize",
            "feedbackinterval",
            "clientname",
            "clientversion",
            "authmethod",
            "snapshottransactions",
            "connectionpoolsize",
            "onconnect",
            "debug",
            "logdir");

    SandboxUrl {
        values = Map.copyOf(values);
    }

    static SandboxUrl parse(final String url, final Properties properties) throws SQLException {
        final String[] parts = url.substring(PREFIX.length()).split(";", -1);
        final Map<String, String> values = new TreeMap<>();
        for (int index = 1; index < parts.length; index++) {
            if (!parts[index].isBlank()) {
                final int equals = parts[index].indexOf('=');
                final String key = equals < 0 ? parts[index] : parts[index].substring(0, equals);
                put(values, "String", key, equals < 0 ? "" : parts[index].substring(equals + 1));
            }
        }
        for (final String key : properties.stringPropertyNames()) {
            put(values, "Properties", key, properties.getProperty(key));
        }
        final String address = parts[0];
        final int colon = address.indexOf(':');
        if (colon < 1 || address.contains("?") || address.contains("[")) {
            throw new SQLException("SANDBOX: not host:port: " + address, STATE);
        }
        return address(address.substring(0, colon), address.substring(colon + 1), values);
    }

    private static void put(final Map<String, String> values, final String source, final String key, final String value)
            throws SQLException {
        final String lower = key.strip().toLowerCase(Locale.ROOT);
        if (!KEYS.contains(lower)) {
            throw new SQLException("[ERROR] Connection " + source + " does not support (" + lower + ") argument.");
        }
        final String old = values.putIfAbsent(lower, value);
        if (old != null && !old.equals(value)) {
            throw new SQLException("SANDBOX: two values for " + lower, STATE);
        }
    }

    /** A fingerprint may follow the host or the port after a slash; there is no certificate to compare it with. */
    private static SandboxUrl address(final String host, final String port, final Map<String, String> values)
            throws SQLException {
        final String digits = port.split("/", 2)[0];
        if (!digits.matches("[1-9]\\d{0,4}") || Integer.parseInt(digits) > 65_535) {
            throw new SQLException("SANDBOX: not a port: " + port, STATE);
        }
        final String name = host.split("/", 2)[0];
        if (name.contains(",") || name.contains("..")) {
            throw new SQLException("SANDBOX: more than one host is not in the declared subset: " + host, STATE);
        }
        return new SandboxUrl(name, Integer.parseInt(digits), values);
    }

    String user() {
        return values.getOrDefault("user", "").toUpperCase(Locale.ROOT);
    }

    String password() {
        return values.getOrDefault("password", "");
    }

    boolean autocommit() {
        return !values.getOrDefault("autocommit", "1").equals("0");
    }

    /** Leaves out the password, unlike a generated text. */
    @Override
    public String toString() {
        return PREFIX + host + ":" + port;
    }
}
