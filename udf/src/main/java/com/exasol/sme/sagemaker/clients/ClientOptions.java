package com.exasol.sme.sagemaker.clients;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The JVM options that clients of the SDK read, with the values that these take.
 *
 * <p>The SDK itself says of a wrong value neither which option nor, mostly, which value it is, and of some of them only
 * when it makes a request.
 */
public final class ClientOptions {
    private static final String ADDRESS = "aws.endpointUrl";
    private static final String FIPS = "aws.useFipsEndpoint";
    private static final String DUALSTACK = "aws.useDualstackEndpoint";
    private static final List<String> OTHER_ADDRESSES = List.of(FIPS, DUALSTACK, "aws.ignoreConfiguredEndpointUrls");
    private static final String COMPRESSION = "aws.disableRequestCompression";
    private static final String LEAST_COMPRESSED = "aws.requestMinCompressionSizeBytes";
    private static final String ATTEMPTS = "aws.maxAttempts";
    private static final int LAST_PORT = 65_535;
    /** Of the SDK, and of Java where it connects. */
    private static final List<String> READ = List.of(
            "aws.", "software.amazon.", "https.", "http.proxy", "http.nonProxyHosts", "javax.net.ssl.", "jdk.tls.");

    private static final List<String> SECRET = List.of("key", "secret", "token", "password");
    private static final int LONGEST_SHOWN = 200;

    private final Properties properties;
    private final String addressOption;

    private ClientOptions(final Properties properties, final String ownAddress) {
        this.properties = properties;
        addressOption = properties.getProperty(ownAddress) == null ? ADDRESS : ownAddress;
    }

    /** {@return those of a client for SageMaker itself} */
    static ClientOptions ofSageMaker(final Properties properties) {
        return new ClientOptions(properties, "aws.endpointUrlSageMaker");
    }

    /** {@return those of a client for the endpoints} */
    static ClientOptions ofRuntime(final Properties properties) {
        return new ClientOptions(properties, "aws.endpointUrlSageMakerRuntime");
    }

    /** {@return those of the question whose key it is} */
    static ClientOptions ofIdentity(final Properties properties) {
        return new ClientOptions(properties, "aws.endpointUrlSts");
    }

    /** {@return where requests go: as a person gave it, or else} */
    URI addressOr(final Supplier<URI> otherwise) {
        return Optional.ofNullable(value(addressOption)).map(URI::create).orElseGet(otherwise);
    }

    boolean isFips() {
        return "true".equalsIgnoreCase(trimmed(FIPS));
    }

    boolean isDualstack() {
        return "true".equalsIgnoreCase(trimmed(DUALSTACK));
    }

    /** Refuses what the SDK cannot read or would refuse itself, whatever the request is. */
    void check() {
        final String address = value(addressOption);
        if (address != null && !isAddress(address)) {
            throw refused(addressOption, "it has to be http:// or https:// and a host, with a port or without");
        }
        for (final String option : OTHER_ADDRESSES) {
            requireSwitch(option);
            if (address != null && "true".equalsIgnoreCase(trimmed(option))) {
                throw refused(option, "it does not go together with the address in " + shown(addressOption));
            }
        }
        requireSwitch(COMPRESSION);
        requireNumber(LEAST_COMPRESSED, Integer.MIN_VALUE, "it has to be a whole number");
        requireNumber(ATTEMPTS, 1, "it has to be a whole number above 0");
    }

    private void requireSwitch(final String option) {
        final String value = trimmed(option);
        if (value != null && !"true".equalsIgnoreCase(value) && !"false".equalsIgnoreCase(value)) {
            throw refused(option, "it has to be true or false");
        }
    }

    private void requireNumber(final String option, final int least, final String rule) {
        final String value = trimmed(option);
        try {
            if (value != null && Integer.parseInt(value) < least) {
                throw refused(option, rule);
            }
        } catch (final NumberFormatException exception) {
            throw refused(option, rule);
        }
    }

    private static boolean isAddress(final String value) {
        try {
            final URI address = new URI(value);
            return ("http".equalsIgnoreCase(address.getScheme()) || "https".equalsIgnoreCase(address.getScheme()))
                    && address.getHost() != null
                    && address.getPort() <= LAST_PORT;
        } catch (final URISyntaxException exception) {
            return false;
        }
    }

    private RuntimeException refused(final String option, final String rule) {
        return ClientFailure.ofOption(shown(option), rule);
    }

    private String value(final String option) {
        return properties.getProperty(option);
    }

    /** {@return as the SDK reads all but addresses} */
    private String trimmed(final String option) {
        final String value = value(option);
        return value == null ? null : value.trim();
    }

    /** {@return the option that says where requests go, as a person gave it, if there is one} */
    public Optional<String> address() {
        return Optional.ofNullable(value(addressOption)).map(value -> shown(addressOption));
    }

    /** {@return all that are set, as a person gave them} */
    List<String> shown() {
        return properties.stringPropertyNames().stream()
                .filter(name -> READ.stream().anyMatch(name::startsWith))
                .sorted()
                .map(this::shown)
                .collect(Collectors.toList());
    }

    private String shown(final String name) {
        final String value = isSecret(name) ? "…" : withoutUser(value(name));
        return "-D" + name + "=" + value.substring(0, Math.min(value.length(), LONGEST_SHOWN));
    }

    private static boolean isSecret(final String name) {
        final String lower = name.toLowerCase(Locale.ROOT);
        return SECRET.stream().anyMatch(lower::contains);
    }

    /** An address may have a user and a password in it. */
    private static String withoutUser(final String value) {
        final int end = value.lastIndexOf('@');
        return end < 0 ? value : "…" + value.substring(end);
    }
}
