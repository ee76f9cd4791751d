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
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the database listens.
 *
 * @param hosts       one host, a list or a range of hosts, as the JDBC driver takes them
 * @param port        the port of all of them
 * @param fingerprint the SHA-256 fingerprint of the certificate, or the driver's word for not checking it
 */
public record DatabaseAddress(String hosts, Port port, Optional<String> fingerprint) {
    public static final int DEFAULT_PORT = 8563;
    private static final String UNCHECKED = "nocertcheck";
    private static final String CERTIFICATE = "[0-9A-Fa-f]{64}|(?i:" + UNCHECKED + ")";
    private static final Pattern DSN = Pattern.compile("(?<hosts>[A-Za-z0-9_-][A-Za-z0-9._,-]*)(?:/(?<first>"
            + CERTIFICATE + "))?" + "(?::(?<port>\\d{1,5}))?(?:/(?<last>" + CERTIFICATE + "))?");

    /** Reads {@code host}, {@code host:port}, {@code host/fingerprint:port} or {@code host:port/fingerprint}. */
    public static DatabaseAddress from(final String dsn) {
        return from("--dsn", dsn);
    }

    /**
     * Reads an address.
     *
     * @param option where it was given
     */
    public static DatabaseAddress from(final String option, final String dsn) {
        final Matcher matcher = DSN.matcher(dsn);
        if (!matcher.matches() || (matcher.group("first") != null && matcher.group("last") != null)) {
            throw SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-6")
                    .message(
                            "{{dsn}} in {{option|u}} does not say where a database is.",
                            MaskedInput.address(dsn),
                            option)
                    .mitigation("Give host:port, such as 10.0.0.11:8563, 10.0.0.11..14:8563, or with the certificate's"
                            + " SHA-256 fingerprint 10.0.0.11/<64 hexadecimal digits>:8563.")
                    .toString());
        }
        final String port = matcher.group("port");
        return new DatabaseAddress(
                matcher.group("hosts"),
                port == null ? new Port(DEFAULT_PORT) : Port.from(option + " " + MaskedInput.address(dsn), port),
                Optional.ofNullable(matcher.group("first")).or(() -> Optional.ofNullable(matcher.group("last"))));
    }

    /** The host, if there is only one, so that it can be asked for other services too. */
    public Optional<String> singleHost() {
        return hosts.contains(",") || hosts.contains("..") ? Optional.empty() : Optional.of(hosts);
    }

    /** The only host, or the first one. */
    String firstHost() {
        return hosts.split(",|\\.\\.", 2)[0];
    }

    /** Whether the address itself says that no certificate is to be checked, as the driver lets it. */
    public boolean isUnchecked() {
        return fingerprint.filter(UNCHECKED::equalsIgnoreCase).isPresent();
    }

    DatabaseTrust trust(final TrustSettings settings) {
        return isUnchecked()
                ? new DatabaseTrust(new TrustSettings(List.of(), Optional.empty(), false), Optional.empty())
                : new DatabaseTrust(settings, fingerprint.flatMap(Fingerprint::from));
    }

    String url() {
        return "jdbc:exa:" + this + ";clientname=sme;clientversion=" + Version.current();
    }

    @Override
    public String toString() {
        return hosts + fingerprint.map(text -> "/" + text).orElse("") + ":" + port.number();
    }
}
