package com.exasol.sme.cli;

import static com.exasol.sme.cli.OptionRule.Kind.CHOICE;
import static com.exasol.sme.cli.OptionRule.Kind.DRIVER_URL;
import static com.exasol.sme.cli.OptionRule.Kind.DRIVER_USER;
import static com.exasol.sme.cli.OptionRule.Kind.INSIDE;
import static com.exasol.sme.cli.OptionRule.Kind.JSON;
import static com.exasol.sme.cli.OptionRule.Kind.LITERAL;
import static com.exasol.sme.cli.OptionRule.Kind.NAMES;
import static com.exasol.sme.cli.OptionRule.Kind.PLAIN;
import static com.exasol.sme.cli.OptionRule.Kind.SECRET;
import static com.exasol.sme.cli.OptionRule.Kind.SWITCH;

import com.exasol.sme.cli.OptionRule.Kind;
import com.exasol.sme.shared.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The rule of every option that takes a value.
 *
 * <p>An option that is new fails {@link OptionsFuzzTest} until it has a line here: its kind says where its value goes,
 * and with it what is checked.
 */
final class OptionRules {
    private static final String LONG = "x".repeat(100_000);
    private static final String LABELS = "a." + "a.".repeat(50_000) + "a";
    private static final List<String> NO_NAMES =
            List.of("", " ", "1A", "A B", "A;DROP", "A'", "\"\"", "\"a\"b\"", "\"a\nb\"", "ä", "\"a.b\"", LONG);
    private static final List<String> NO_PORTS =
            List.of("", "0", "-1", "65536", "1e3", "١", "99999999999", "1;2", LONG);
    private static final List<String> NO_SEGMENTS =
            List.of("a b", "a;b", "a:b", "..", "a'b", "a\nb", "ä", "%41", "a\\b");

    private static final Map<String, OptionRule> RULES = Map.ofEntries(
            names("--schema", "a letter, then letters, digits and '_'"),
            names("--to", "a letter, then letters, digits and '_'"),
            names("--connection", "a letter, then letters, digits and '_'"),
            rule(
                    "--data",
                    NAMES,
                    List.of("HARMLESS", "HARMLESS.TOO", "\"a'b\".\"c\"\"d;--\""),
                    List.of("", ".", "A.", ".A", "A.B.C", "A B", "A;B.C", LONG),
                    "a letter, then letters, digits and '_'"),
            rule(
                    "--prediction-script",
                    NAMES,
                    List.of("HARMLESS.TOO", "\"a'b\".\"c\"\"d;--\""),
                    List.of("", "A", "A.", ".A", "A.B.C", LONG),
                    "a letter, then letters, digits and '_'"),
            rule(
                    "--for",
                    CHOICE,
                    List.of("training"),
                    List.of("", "TRAINING", "x\ny", LONG),
                    "training and prediction"),
            rule(
                    "--only",
                    CHOICE,
                    List.of("user", "role", "trust"),
                    List.of("", "User", "x\ny", LONG),
                    "user, role and trust"),
            rule(
                    "--dsn",
                    DRIVER_URL,
                    List.of("HARMLESS:1", "h1,h2:2", "10.0.0.11..14:3"),
                    List.of("", "h;x=y:1", "h:0", "h:70000", "h:1:2", "jdbc:exa:h:1", "h\n:1", LONG + ";", "é:1"),
                    "Give "),
            rule(
                    "--host",
                    DRIVER_URL,
                    List.of("HARMLESS", "h1,h2"),
                    List.of("", " ", "h;x=y", "h\n", LONG + ";"),
                    "Give "),
            rule("--port", DRIVER_URL, List.of("4711", "65535"), NO_PORTS, "a whole number from 1 to 65535"),
            rule("--db-user", DRIVER_USER, List.of("HARMLESS", "a;b=c", "ä\"'"), List.of(), ""),
            rule(
                    "--bucketfs-host",
                    PLAIN,
                    List.of("HARMLESS", "a.b-c"),
                    List.of("", " ", "a/b", "https://a", "a:1", "a;b", "a b", "a\nb", "a..b", LABELS, LONG),
                    "one name or address without protocol and port"),
            rule("--bucketfs-port", PLAIN, List.of("4711", "65535"), NO_PORTS, "a whole number from 1 to 65535"),
            rule(
                    "--bucketfs-name",
                    PLAIN,
                    List.of("HARMLESS", "a.b~c"),
                    NO_SEGMENTS,
                    "letters, digits and . _ ~ + @ = , -"),
            rule(
                    "--bucket",
                    PLAIN,
                    List.of("HARMLESS", "a+b@c=d,e"),
                    NO_SEGMENTS,
                    "letters, digits and . _ ~ + @ = , -"),
            rule(
                    "--path-in-bucket",
                    PLAIN,
                    List.of("HARMLESS", "a/b/c"),
                    List.of("..", "a/../b", "a b", "a;b", "a\n/b", "ä", "a?b", "a#b"),
                    "letters, digits and . _ ~ + @ = , -"),
            rule("--bucketfs-user", CHOICE, List.of("w"), List.of("", "r", "W", "x\ny", LONG), "always 'w'"),
            rule(
                    "--language-alias",
                    PLAIN,
                    List.of("HARMLESS", "_J1"),
                    List.of("", "1", "lua", "A B", "A;B", "ß", "ı", "a\nb", LONG),
                    "letters, digits and '_'"),
            rule(
                    "--language-definition",
                    LITERAL,
                    List.of("HARMLESS", "localzmq+protobuf:///b/d?lang=java#b/d/e", "a;--b"),
                    List.of("", "a b", "a'b", "a\"b", "JAVA=x", "java=x", "a\nb", "ä"),
                    "one word of ASCII characters without quotes"),
            rule(
                    "--container-file",
                    INSIDE,
                    List.of("harmless.tar.gz", "/no/such folder/a-1_2.tar.gz"),
                    List.of("", "a", "a.zip", ".tar.gz", "a b.tar.gz", "a'b.tar.gz", "a\nb.tar.gz", LONG + ".tar.gz"),
                    "archive (.tar.gz)"),
            rule(
                    "--container-url",
                    INSIDE,
                    List.of("https://harmless/a.tar.gz", "http://localhost:1/a/b.tar.gz"),
                    List.of(
                            "",
                            "a.tar.gz",
                            "http://h/a.tar.gz",
                            "ftp://h/a.tar.gz",
                            "https://u:p@h/a.tar.gz",
                            "https://h/a.tar.gz?b",
                            "https://h/a b.tar.gz",
                            "https://" + LONG,
                            "https://h/a'b.tar.gz",
                            "https://h/a\nb.tar.gz"),
                    "Give "),
            rule(
                    "--container-sha256",
                    INSIDE,
                    // It needs a container to belong to; ContainerOptionsTest has one.
                    List.of(),
                    List.of("", "AB", "g".repeat(64), "ab".repeat(32) + "\n", "ab".repeat(33), LONG),
                    "64 hexadecimal digits"),
            rule(
                    "--jvm-option",
                    PLAIN,
                    List.of(
                            "-DHARMLESS",
                            "-Xmx2g",
                            "-Da=b'c",
                            "-Daws.endpointUrl=https://h:1/x",
                            "-Daws.maxAttempts=3"),
                    List.of(
                            "",
                            "x",
                            "-D a",
                            "-Da;b",
                            "-Da\\b",
                            "-Da\nb",
                            "-Dä",
                            "-cp",
                            "-server",
                            "-Da=-Xmx",
                            "-XX:+UseG1GC",
                            "-Dsme.version=1",
                            "-Daws.endpointUrl=h:1",
                            "-Daws.endpointUrlSageMaker=http://",
                            "-Daws.endpointUrlSageMakerRuntime",
                            "-Daws.useFipsEndpoint=yes",
                            "-Daws.maxAttempts=x",
                            "-Daws.region=eu-central-1"),
                    "Leave it out or write it in another way"),
            rule(
                    "--remove-jvm-option",
                    INSIDE,
                    List.of("-DHARMLESS", "-Xmx", "-Dhttps.proxyHost"),
                    List.of("", "x", "-", LONG),
                    "Give an option or what it starts with"),
            rule(
                    "--deploy-timeout-minutes",
                    INSIDE,
                    List.of("1", "1440"),
                    List.of("", "0", "-1", "1441", "1.5", "x", "١", LONG),
                    "a whole number from 1 to 1440"),
            rule(
                    "--ssl-cert-path",
                    INSIDE,
                    List.of(),
                    List.of("", "/no/such/file", "a\nb", "a\0b", LONG),
                    "a file of certificates in PEM format"),
            rule(
                    "--fingerprint",
                    INSIDE,
                    List.of("AB".repeat(32)),
                    List.of("", "AB", "G".repeat(64), "AB".repeat(32) + "\n", LONG),
                    "64 hexadecimal digits"),
            rule(
                    "--saas-url",
                    PLAIN,
                    List.of("https://HARMLESS", "https://a.b:1"),
                    List.of(
                            "",
                            "http://a",
                            "https://a/b",
                            "htps://a/",
                            "https://u@h",
                            "https://a\n",
                            "https://" + LABELS,
                            "https://a?b"),
                    "https://"),
            rule(
                    "--saas-account-id",
                    PLAIN,
                    List.of("HARMLESS", "a-b_c"),
                    List.of("", " ", "a/b", "..", "a b", "a\nb", "a?b", "%2e", LONG),
                    "letters, digits, '-' and '_'"),
            rule(
                    "--saas-database-id",
                    PLAIN,
                    List.of("HARMLESS", "a-b_c"),
                    List.of("", " ", "a/b", "..", "a b", "a\nb", "a?b", "%2e", LONG),
                    "letters, digits, '-' and '_'"),
            rule(
                    "--saas-database-name",
                    INSIDE,
                    List.of("HARMLESS", "a'b;c"),
                    List.of("", " ", "a\nb"),
                    "from the web console"),
            rule(
                    "--s3-bucket",
                    PLAIN,
                    List.of("harmless", "a-1"),
                    List.of("", "A", "a.b", "s3://a", "a'b", "a\nb", "ä", LONG),
                    "bucket"),
            rule(
                    "--aws-region",
                    PLAIN,
                    List.of("eu-central-1", "us-east-2"),
                    List.of("", "EU", "eu-central-1\n", "us-iso-east-1", "a'b", LONG),
                    "Give a"),
            rule(
                    "--s3-output-path",
                    JSON,
                    List.of("HARMLESS", "a/b", "a'b"),
                    List.of("a\"b", "a//b", "a/../b", "a b", "ä", "a\nb", LONG),
                    "of letters, digits and !_.*'()-"),
            rule(
                    "--aws-account",
                    JSON,
                    List.of("123456789012"),
                    List.of("", "1", "12345678901x", "١٢٣٤٥٦٧٨٩٠١٢", LONG),
                    "12 digits"),
            rule(
                    "--also-endpoint",
                    JSON,
                    List.of("harmless", "a-b-1"),
                    List.of("", "-a", "a-", "a_b", "a b", "a\"b", "a*", "ä", "a\nb", LONG),
                    "up to 63 letters from A to Z, digits, and hyphens between them"),
            rule(
                    "--role",
                    JSON,
                    List.of("HARMLESS", "a/b+c"),
                    List.of("", "a b", "a\"b", "a\nb", "ä", LONG, "arn:aws:iam::1:role/x"),
                    "Give "));

    private OptionRules() {}

    private static Map.Entry<String, OptionRule> names(final String option, final String allowed) {
        return rule(option, NAMES, List.of("HARMLESS", "abc_1", "\"a'b\"\"c;--/*\"", "\"日本\""), NO_NAMES, allowed);
    }

    private static Map.Entry<String, OptionRule> rule(
            final String option,
            final Kind kind,
            final List<String> good,
            final List<String> bad,
            final String allowed) {
        return Map.entry(option, OptionRule.of(kind, good, bad, allowed));
    }

    /** The rule of an option; switches and secrets have the one of their type. */
    static Optional<OptionRule> of(final OptionSpec option) {
        if (option.type() == Secret.class) {
            return Optional.of(OptionRule.of(SECRET, List.of(), List.of(), ""));
        }
        if (option.type() == boolean.class) {
            return Optional.of(
                    OptionRule.of(SWITCH, List.of("true", "false"), List.of("", "x", "1\n", LONG), "true nor false"));
        }
        return Optional.ofNullable(RULES.get(option.longestName()));
    }
}
