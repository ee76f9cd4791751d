package com.exasol.sme.language;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.ShortenedInput;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.shared.WholeNumber;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The JVM options of the AWS SDK: a value that it cannot use would stop every script, and it ignores unknown ones. */
public final class AwsJvmOptions {
    private static final String START = "-Daws.";
    private static final int LAST_PORT = 65_535;
    private static final Rule ADDRESS = new Rule(
            AwsJvmOptions::isAddress, "its value has to be http:// or https:// and a host, with a port or without");
    private static final Rule SWITCH = new Rule(AwsJvmOptions::isSwitch, "its value has to be true or false");
    private static final Rule ANYTHING = new Rule(value -> true, "");

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("aws.endpointUrl", ADDRESS),
            Map.entry("aws.endpointUrlSageMaker", ADDRESS),
            Map.entry("aws.endpointUrlSageMakerRuntime", ADDRESS),
            Map.entry("aws.endpointUrlSts", ADDRESS),
            Map.entry("aws.useFipsEndpoint", SWITCH),
            Map.entry("aws.useDualstackEndpoint", SWITCH),
            Map.entry("aws.disableRequestCompression", SWITCH),
            Map.entry("aws.maxAttempts", number(1, "its value has to be a whole number above 0")),
            Map.entry("aws.requestMinCompressionSizeBytes", number(0, "its value has to be a whole number")),
            Map.entry("aws.executionEnvironment", ANYTHING),
            Map.entry("aws.authSchemePreference", ANYTHING),
            Map.entry("aws.sigv4a.signing.region.set", ANYTHING));

    private static final List<String> OTHER_ADDRESSES = List.of("aws.useFipsEndpoint", "aws.useDualstackEndpoint");
    private static final Pattern CREDENTIALS = Pattern.compile("(?i)aws\\..*(key|secret|token).*");

    /** What a value has to be. */
    private record Rule(Predicate<String> isMet, String words) {}

    private AwsJvmOptions() {}

    /** Refuses values that no client takes, addresses that do not go together, and options without any effect. */
    public static void check(final List<JvmOption> options) {
        final Map<String, String> given = new HashMap<>();
        for (final JvmOption option : options) {
            if (option.text().startsWith(START)) {
                final String text = option.text().substring("-D".length());
                final int end = text.indexOf('=');
                final String name = end < 0 ? text : text.substring(0, end);
                // For a JVM, an option without a value has an empty one.
                final String value = end < 0 ? "" : text.substring(end + 1);
                check(name, value);
                given.put(name, value);
            }
        }
        checkTogether(given);
    }

    private static void check(final String name, final String value) {
        final Rule rule = RULES.get(name);
        if (CREDENTIALS.matcher(name).matches()) {
            throw withoutEffect(
                    "-D" + name + "=…",
                    "they take the access key of the CONNECTION, and everyone who may see them would see this one");
        }
        if (rule == null) {
            throw withoutEffect(
                    shown(name, value), "nothing in them reads " + ShortenedInput.shown(name) + meant(name));
        }
        if (!rule.isMet().test(value)) {
            throw refused(shown(name, value), rule.words());
        }
    }

    private static String meant(final String name) {
        return RULES.keySet().stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .map(known -> ", perhaps " + known + " is meant")
                .orElse("");
    }

    private static void checkTogether(final Map<String, String> given) {
        final Optional<String> address = given.keySet().stream()
                .filter(name -> ADDRESS.equals(RULES.get(name)))
                .sorted()
                .findFirst();
        for (final String name : OTHER_ADDRESSES) {
            if (address.isPresent() && Boolean.parseBoolean(given.get(name))) {
                throw refused(
                        shown(name, given.get(name)), "it does not go together with an address in -D" + address.get());
            }
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

    private static boolean isSwitch(final String value) {
        return "true".equalsIgnoreCase(value) || "false".equalsIgnoreCase(value);
    }

    private static Rule number(final int least, final String words) {
        return new Rule(
                value -> WholeNumber.read(value, least, Integer.MAX_VALUE).isPresent(), words);
    }

    /** An address may have a user and a password in it. */
    private static String shown(final String name, final String value) {
        return ShortenedInput.shown("-D" + name + "=" + value.replaceFirst(".*@", "…@"));
    }

    private static SmeException refused(final String option, final String rule) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-81")
                .message(
                        "{{option}} in --jvm-option would stop every script that talks to AWS: {{rule|u}}.",
                        option,
                        rule)
                .mitigation("Leave it out or write it in another way.")
                .toString());
    }

    private static SmeException withoutEffect(final String option, final String reason) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-82")
                .message("{{option}} in --jvm-option has no effect on the Java scripts: {{reason|u}}.", option, reason)
                .mitigation("Leave it out or write it in another way.")
                .toString());
    }
}
