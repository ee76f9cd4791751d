package com.exasol.sme.database;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.MaskedInput;
import com.exasol.sme.shared.Port;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.shared.Version;
import com.exasol.sme.tls.DatabaseTrust;
import com.exasol.sme.tls.Fingerprint;
import com.exasol.sme.tls.TrustSettings;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the database listens.
 *
 * @param others      hosts before the last one, each with its port or fingerprint if it has them, and a comma
 * @param last        the last host, or a range of hosts
 * @param port        the port of the last host, and of others that have none
 * @param fingerprint the SHA-256 fingerprint of the last host's certificate, or the driver's word for not checking it
 */
public record DatabaseAddress(String others, String last, Port port, Optional<String> fingerprint) {
    public static final int DEFAULT_PORT = 8563;
    private static final String UNCHECKED = "nocertcheck";
    private static final String CERTIFICATE = "[0-9A-Fa-f]{64}|(?i:" + UNCHECKED + ")";
    private static final Pattern PART = Pattern.compile("(?<host>[A-Za-z0-9_-][A-Za-z0-9._-]*)(?:/(?<first>"
            + CERTIFICATE + "))?" + "(?::(?<port>\\d{1,5}))?(?:/(?<last>" + CERTIFICATE + "))?");
    private static final int MOST = 10_000;

    /** Reads {@code host}, {@code host:port}, {@code host/fingerprint:port} or {@code host:port/fingerprint}. */
    public static DatabaseAddress from(final String dsn) {
        return from("--dsn", dsn);
    }

    /**
     * Reads an address: hosts, ranges of hosts, each with its port or with that of the last one.
     *
     * @param option where it was given
     */
    public static DatabaseAddress from(final String option, final String dsn) {
        final int comma = dsn.lastIndexOf(',');
        final List<Matcher> parts = dsn.length() > MOST
                ? List.of()
                : Stream.of(dsn.split(",", -1)).map(PART::matcher).toList();
        if (parts.isEmpty() || !parts.stream().allMatch(DatabaseAddress::isPossible)) {
            throw refused(option, dsn);
        }
        parts.forEach(part -> port(option, dsn, part));
        final Matcher end = parts.get(parts.size() - 1);
        return new DatabaseAddress(
                dsn.substring(0, comma + 1),
                end.group("host"),
                port(option, dsn, end).orElseGet(() -> new Port(DEFAULT_PORT)),
                certificate(end));
    }

    private static boolean isPossible(final Matcher part) {
        return part.matches() && (part.group("first") == null || part.group("last") == null);
    }

    private static Optional<Port> port(final String option, final String dsn, final Matcher part) {
        return Optional.ofNullable(part.group("port"))
                .map(port -> Port.from(option + " " + MaskedInput.address(dsn), port));
    }

    private static Optional<String> certificate(final Matcher part) {
        return Optional.ofNullable(part.group("first")).or(() -> Optional.ofNullable(part.group("last")));
    }

    private static SmeException refused(final String option, final String dsn) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-6")
                .message("{{dsn}} in {{option|u}} does not say where a database is.", MaskedInput.address(dsn), option)
                .mitigation("Give host:port, such as 10.0.0.11:8563, 10.0.0.11..14:8563, a.example.com:8563,"
                        + "b.example.com:8564, or with the certificate's SHA-256 fingerprint 10.0.0.11/<64 hexadecimal"
                        + " digits>:8563.")
                .toString());
    }

    /** {@return the same hosts with another port for those that have none of their own} */
    public DatabaseAddress with(final Port other) {
        return new DatabaseAddress(others, last, other, fingerprint);
    }

    /** The host, if there is only one, so that it can be asked for other services too. */
    public Optional<String> singleHost() {
        return others.isEmpty() && !last.contains("..") ? Optional.of(last) : Optional.empty();
    }

    private Matcher first() {
        final Matcher part = PART.matcher(toString().split(",", 2)[0]);
        if (!part.matches()) {
            throw new IllegalStateException(toString());
        }
        return part;
    }

    /** The only host, or the first one. */
    String firstHost() {
        return first().group("host").split("\\.\\.", 2)[0];
    }

    /** The port of that host. */
    int firstPort() {
        return Optional.ofNullable(first().group("port")).map(Integer::valueOf).orElse(port.number());
    }

    /** Whether the address itself says that no certificate is to be checked, as the driver lets it. */
    public boolean isUnchecked() {
        return toString().toLowerCase(Locale.ROOT).contains("/" + UNCHECKED);
    }

    DatabaseTrust trust(final TrustSettings settings) {
        return isUnchecked()
                ? new DatabaseTrust(new TrustSettings(List.of(), Optional.empty(), false), Optional.empty())
                : new DatabaseTrust(settings, certificate(first()).flatMap(Fingerprint::from));
    }

    String url() {
        return "jdbc:exa:" + this + ";clientname=sme;clientversion=" + Version.current();
    }

    @Override
    public String toString() {
        return others + last + fingerprint.map(text -> "/" + text).orElse("") + ":" + port.number();
    }
}
