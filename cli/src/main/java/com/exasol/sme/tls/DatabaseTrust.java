package com.exasol.sme.tls;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Trust in the words of Exasol's JDBC driver: with a fingerprint it looks at nothing else. */
public final class DatabaseTrust {
    private final TrustSettings settings;
    private final Optional<Fingerprint> fingerprint;

    /** @param ofAddress the fingerprint that the address carries, which goes before that of the settings */
    public DatabaseTrust(final TrustSettings settings, final Optional<Fingerprint> ofAddress) {
        this.settings = settings;
        fingerprint = ofAddress.or(settings::fingerprint);
    }

    /** What to set; the fingerprint of an address is already said in the address. */
    public Map<String, String> properties() {
        final Map<String, String> properties = new TreeMap<>();
        if (!settings.isValidated()) {
            properties.put("validateservercertificate", "0");
        }
        settings.fingerprint()
                .filter(other -> fingerprint.equals(settings.fingerprint()))
                .ifPresent(known -> properties.put("fingerprint", known.text()));
        if (!settings.certificates().isEmpty()) {
            properties.put(
                    "keystore", TrustStore.fileOf(settings.certificates()).toString());
            properties.put("keystoretype", TrustStore.TYPE);
            properties.put("keystorepassword", TrustStore.PASSWORD);
        }
        return properties;
    }

    /** Why the certificate of the server is not good and what would make it good, if that is what is wrong. */
    public Optional<String> complaint(final String host, final int port) {
        return Handshake.with(host, port, settings.certificates())
                .filter(greeting -> !isGood(greeting))
                .map(greeting -> CertificateText.complaint(host, greeting.certificate()));
    }

    private boolean isGood(final Handshake greeting) {
        return fingerprint.map(greeting::presents).orElse(!settings.isValidated() || greeting.isGood());
    }
}
