package com.exasol.sme.tls;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Which certificates of servers are good.
 *
 * @param certificates those to trust instead of the ones that Java knows; none for these
 * @param fingerprint  a certificate that is good whatever it says
 * @param isValidated  whether certificates are checked at all
 */
public record TrustSettings(
        List<X509Certificate> certificates, Optional<Fingerprint> fingerprint, boolean isValidated) {
    public TrustSettings {
        certificates = List.copyOf(certificates);
    }

    /** The settings of a Java runtime, when nobody has asked for anything else. */
    public static TrustSettings ofJava() {
        return new TrustSettings(List.of(), Optional.empty(), true);
    }
}
