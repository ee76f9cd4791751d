package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.cli.OptionRule.Kind;
import com.exasol.sme.fuzz.Fuzz;
import com.exasol.sme.sandbox.database.sql.StatementTokens;
import com.exasol.sme.sandbox.database.sql.StatementTokens.Meaning;
import com.exasol.sme.testkit.FuzzSource;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Every option of every command, with values that no rule was written for: each is refused in one line that names
 * option, value and what is allowed, before anything is contacted, or it arrives as what it is, and as nothing else.
 */
class OptionsFuzzTest {
    private static final int CASES = Fuzz.cases(3);
    private static final int REFUSED = 2;
    /** A statement, also one behind hyphens for a person to complete; else it is a comment. */
    private static final Pattern STATEMENT =
            Pattern.compile("^(-- )?(CREATE|OPEN|ALTER|SELECT|GRANT|DROP|WITH|INSERT|EXECUTE|  )");

    private static final List<Tried> OPTIONS = read().toList();

    /** What is printed for values without any harm in them. */
    private static final Map<String, List<String>> HARMLESS = new HashMap<>();

    /** Values of these go into no script, so none has to be printed. */
    private static final List<Kind> IN_NO_SCRIPT =
            List.of(Kind.SWITCH, Kind.SECRET, Kind.CHOICE, Kind.INSIDE, Kind.DRIVER_URL, Kind.DRIVER_USER);

    /** Whatever an error leaves out, as it may be a password. */
    private static final String LEFT_OUT = "…";

    /** What a command needs besides the option that is tried. */
    private static final Map<String, Map<String, String>> NEEDED = Map.of(
            "deploy", Map.of("--schema", "S", "--bucketfs-password", "p"),
            "status", Map.of("--schema", "S"),
            "undeploy", Map.of("--schema", "S", "--delete-jar", "true", "--bucketfs-password", "p"),
            "connection", Map.of("--connection", "C", "--s3-bucket", "bucket", "--aws-region", "eu-central-1"),
            "grant", Map.of("--to", "R", "--for", "training", "--schema", "S", "--connection", "C"),
            "iam-policy", Map.of("--s3-bucket", "bucket", "--aws-region", "eu-central-1", "--also-endpoint", "other"),
            "completion", Map.of());

    /** An option of a command, as a name in a report. */
    private record Tried(String command, OptionSpec option, boolean isPrintable) {
        String name() {
            return option.longestName();
        }

        OptionRule rule() {
            return OptionRules.of(option)
                    .orElseThrow(() -> new AssertionError(name() + " has no rule: add one to OptionRules"));
        }

        /** All values where the option is met first; other commands share its code, and have to have it wired. */
        List<String> some(final List<String> values) {
            final boolean isFirst = options()
                    .filter(tried -> tried.name().equals(name()))
                    .findFirst()
                    .orElseThrow()
                    .command()
                    .equals(command);
            return isFirst ? values : values.subList(0, Math.min(2, values.size()));
        }

        @Override
        public String toString() {
            return command + " " + name();
        }
    }

    /** What became of a command. */
    private record Outcome(int exitCode, String out, String err, List<String> urls, List<String> users) {}

    static Stream<Tried> options() {
        return OPTIONS.stream();
    }

    private static Stream<Tried> read() {
        return new CommandRun()
                .commandLine().getSubcommands().entrySet().stream()
                        .flatMap(command -> command.getValue().getCommandSpec().options().stream()
                                .map(option -> new Tried(
                                        command.getKey(),
                                        option,
                                        command.getValue().getCommandSpec().findOption("--to-print") != null)));
    }

    private static Stream<Tried> options(final Kind... kinds) {
        return options().filter(tried -> List.of(kinds).contains(tried.rule().kind()));
    }

    static Stream<Tried> secrets() {
        return options(Kind.SECRET);
    }

    static Stream<Tried> others() {
        // What --future-scripts grants depends on the database, so it is never printed; AccessCommandsTest tries it.
        return options()
                .filter(tried ->
                        tried.rule().kind() != Kind.SECRET && !tried.name().equals("--future-scripts"));
    }

    private static Outcome run(final Tried tried, final String value, final boolean isPrinted) {
        final Map<String, String> given = new LinkedHashMap<>(NEEDED.get(tried.command()));
        if (tried.name().equals("--prediction-script")) {
            given.put("--for", "prediction");
            given.remove("--schema");
        }
        if (tried.command().equals("deploy")
                && !tried.name().equals("--deploy-slc")
                && IN_NO_SCRIPT.contains(tried.rule().kind())) {
            given.put("--deploy-scripts", "false");
        }
        if (tried.isPrintable()) {
            addPlace(given, tried.name());
            given.put("--to-print", String.valueOf(isPrinted));
        }
        given.put(tried.name(), value);
        final List<String> words = new ArrayList<>(List.of(tried.command()));
        given.forEach((option, text) -> words.add(option + "=" + text));
        final List<String> urls = new ArrayList<>();
        final List<String> users = new ArrayList<>();
        final CommandRun command = new CommandRun()
                .with("AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE")
                .with("AWS_SECRET_ACCESS_KEY", "x".repeat(40))
                .connecting((final String url, final Properties properties) -> {
                    urls.add(url);
                    users.add(properties.getProperty("user"));
                    throw new SQLException("this is far enough", "08001");
                });
        final int exitCode = command.run(words.toArray(String[]::new));
        return new Outcome(exitCode, command.out(), command.errors(), urls, users);
    }

    private static void addPlace(final Map<String, String> given, final String option) {
        if (option.startsWith("--saas")) {
            given.remove("--bucketfs-password");
            given.put("--saas-account-id", "account");
            if (!option.equals("--saas-database-name")) {
                given.put("--saas-database-id", "database");
            }
            return;
        }
        given.put(option.equals("--host") || option.equals("--port") ? "--host" : "--dsn", "somewhere");
        if (given.containsKey("--bucketfs-password")) {
            given.put("--bucketfs-host", "bucketfs");
        }
        given.put("--db-user", "somebody");
        given.put("--db-password", "p");
    }

    /** SaaS would be asked before the database. */
    private static boolean isRunToo(final Tried tried) {
        return tried.isPrintable()
                && !tried.name().startsWith("--saas")
                && tried.rule().kind() != Kind.SWITCH;
    }

    @Test
    void haveARule() {
        assertThat(options().filter(tried -> OptionRules.of(tried.option()).isEmpty()))
                .as("options without a line in OptionRules")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("others")
    void takeWhatIsGood(final Tried tried) {
        for (final String value : tried.some(tried.rule().good())) {
            final Outcome outcome = run(tried, value, true);
            assertThat(outcome.exitCode()).as(outcome.err()).isNotEqualTo(REFUSED);
            requireSame(tried, value, outcome);
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void refuseWhatIsBad(final Tried tried) {
        for (final String value : tried.some(tried.rule().bad())) {
            requireRefused(tried, value, run(tried, value, true));
        }
        if (isRunToo(tried) && !tried.rule().bad().isEmpty()) {
            final String value = tried.rule().bad().get(0);
            requireRefused(tried, value, run(tried, value, false));
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void refuseOrTakeAsDataWhatIsGenerated(final Tried tried) {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            // Each option gets values of its own, so that few cases are many.
            final FuzzSource source =
                    new FuzzSource(seed * 1000 + tried.toString().hashCode() % 1000);
            final List<String> good = tried.rule().good();
            final String value = good.isEmpty() || source.oneIn(2) ? source.text() : source.damaged(source.of(good));
            try {
                requireRefusedOrSame(tried, value);
            } catch (final AssertionError | RuntimeException error) {
                throw new AssertionError(tried + ", " + Fuzz.replay(seed) + ": " + error.getMessage(), error);
            }
        }
    }

    private static void requireRefusedOrSame(final Tried tried, final String value) {
        final Outcome printed = run(tried, value, true);
        if (printed.exitCode() == REFUSED) {
            requireRefused(tried, value, printed);
        } else {
            requireSame(tried, value, printed);
        }
        if (isRunToo(tried)) {
            final Outcome executed = run(tried, value, false);
            if (executed.exitCode() == REFUSED) {
                requireRefused(tried, value, executed);
            } else {
                assertThat(printed.exitCode()).isNotEqualTo(REFUSED);
                requireSameForTheDriver(tried, value, executed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--bucket", "--path-in-bucket"})
    void askBucketFsForNothingElse(final String option) throws IOException {
        try (RecordingServer server = new RecordingServer(200)) {
            for (long seed = Fuzz.SEED; seed < Fuzz.SEED + 4L * CASES; seed++) {
                final String value = generated(option, seed);
                final CommandRun command = new CommandRun();
                final int exitCode = command.run(
                        "deploy",
                        "--schema=S",
                        "--dsn=127.0.0.1:1",
                        "--db-user=SYS",
                        "--db-password=p",
                        "--bucketfs-password=p",
                        "--no-bucketfs-use-https",
                        "--bucketfs-port=" + server.port(),
                        "--no-deploy-scripts",
                        "--no-wait-for-completion",
                        "--no-display-progress",
                        option + "=" + value);
                final String path = option.equals("--bucket") ? value : "default/" + withoutEmptyParts(value);
                assertThat(server.takeRequests())
                        .as(Fuzz.replay(seed) + " " + command.err())
                        .isEqualTo(
                                exitCode == REFUSED
                                        ? List.of()
                                        : List.of("PUT /" + withoutEmptyParts(path) + "/" + JarLocation.fileName()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--saas-account-id", "--saas-database-id", "--saas-database-name"})
    void askSaasForNothingElse(final String option) throws IOException {
        try (RecordingServer server = new RecordingServer(404)) {
            for (long seed = Fuzz.SEED; seed < Fuzz.SEED + 4L * CASES; seed++) {
                final String value = generated(option, seed);
                final Map<String, String> given = new LinkedHashMap<>(Map.of(
                        "--schema", "S",
                        "--saas-url", "http://127.0.0.1:" + server.port(),
                        "--saas-account-id", "account",
                        "--saas-token", "p"));
                if (!option.equals("--saas-database-name")) {
                    given.put("--saas-database-id", "database");
                }
                given.put(option, value);
                final List<String> words = new ArrayList<>(List.of("status"));
                given.forEach((name, text) -> words.add(name + "=" + text));
                final CommandRun command = new CommandRun();
                final int exitCode = command.run(words.toArray(String[]::new));
                final String account = option.equals("--saas-account-id") ? value : "account";
                assertThat(server.takeRequests())
                        .as(Fuzz.replay(seed) + " " + command.err())
                        .isEqualTo(
                                exitCode == REFUSED
                                        ? List.of()
                                        : List.of("GET /api/v1/accounts/" + account + "/databases"));
            }
        }
    }

    private static String generated(final String option, final long seed) {
        final FuzzSource source = new FuzzSource(seed);
        final OptionRule rule = options()
                .filter(tried -> tried.name().equals(option))
                .findFirst()
                .orElseThrow()
                .rule();
        return source.oneIn(3)
                ? source.text()
                : source.oneIn(3) ? source.of(rule.good()) : source.damaged(source.of(rule.good()));
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void showNoSecret(final Tried tried) {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            final String value = "hush" + new FuzzSource(seed).text() + "hush";
            final Outcome outcome = run(tried, value, true);
            assertThat(outcome.out()).doesNotContain("hush");
            assertThat(outcome.err()).doesNotContain("hush");
        }
    }

    private static void requireRefused(final Tried tried, final String value, final Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(REFUSED);
        assertThat(outcome.urls()).isEmpty();
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .matches("(?s)E-SME-CLI-\\d+: .*\\R")
                .hasLineCount(1)
                .hasSizeLessThan(1000)
                .contains(tried.name());
        assertThat(outcome.err().strip()).doesNotMatch("(?s).*[\\p{Cc}\\p{Zl}\\p{Zp}].*");
        // A blank value is as good as none, and the error may say so; two hyphens are no value of anything.
        if (value.equals("--")) {
            assertThat(outcome.err()).contains("'--' ");
        } else if (!value.isBlank()) {
            assertThat(outcome.err()).contains(tried.rule().allowed());
            assertThat(outcome.err()).containsAnyOf(beginning(value), LEFT_OUT);
        }
    }

    /** The start of a value on one line, long enough to find it again. */
    private static String beginning(final String value) {
        final StringBuilder line = new StringBuilder();
        value.codePoints()
                .limit(20)
                .forEach(point -> line.appendCodePoint(
                        Character.isISOControl(point) || point == 0x2028 || point == 0x2029 ? '?' : point));
        return line.toString();
    }

    /** The value is where a harmless one is, and all else is as it is with a harmless one. */
    private static void requireSame(final Tried tried, final String value, final Outcome outcome) {
        final OptionRule rule = tried.rule();
        if (IN_NO_SCRIPT.contains(rule.kind())) {
            return;
        }
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        final List<String> parts = rule.kind() == Kind.NAMES ? names(value) : List.of(meant(tried, value));
        final String harmless = rule.kind() == Kind.NAMES
                ? String.join(".", List.of("HARMLESS", "TOO").subList(0, parts.size()))
                : rule.good().get(0);
        if (meant(tried, value).isEmpty()) {
            return;
        }
        final List<String> before = HARMLESS.computeIfAbsent(
                tried + "=" + harmless, name -> lines(run(tried, harmless, true).out()));
        final List<String> now = lines(outcome.out());
        assertThat(now).hasSameSizeAs(before);
        for (int line = 0; line < now.size(); line++) {
            requireSameLine(rule.kind(), before.get(line), now.get(line), harmless, parts);
        }
    }

    private static void requireSameLine(
            final Kind kind, final String before, final String now, final String harmless, final List<String> parts) {
        if (before.equals(now)) {
            return;
        }
        if ((kind == Kind.NAMES || kind == Kind.LITERAL)
                && STATEMENT.matcher(before).find()) {
            final List<Meaning> expected = new ArrayList<>();
            for (final Meaning token : tokens(before)) {
                expected.add(new Meaning(token.kind(), withValue(token.value(), harmless, parts)));
            }
            assertThat(tokens(now)).isEqualTo(expected);
        } else if (kind == Kind.JSON) {
            assertThat(now).isEqualTo(before.replace(harmless, parts.get(0).replace("*", "${*}")));
        } else {
            assertThat(now)
                    .isIn(
                            before.replace(harmless, parts.get(0)),
                            // Comments show names as SQL does.
                            before.replace(harmless, parts.get(0).replace("\"", "\"\"")),
                            // The scripts tell a Lua module the options, as strings.
                            before.replace(harmless, parts.get(0).replace("\"", "\\\"")));
        }
    }

    private static String withValue(final String token, final String harmless, final List<String> parts) {
        if (parts.size() == 2) {
            return token.equals("HARMLESS")
                    ? parts.get(0)
                    : token.startsWith("TOO") ? parts.get(1) + token.substring(3) : token;
        }
        return token.replace(harmless, parts.get(0));
    }

    private static List<Meaning> tokens(final String line) {
        try {
            // Some statements are printed behind hyphens, for a person to complete.
            return StatementTokens.of(line.replaceFirst("^-- ", ""));
        } catch (final SQLException exception) {
            throw new AssertionError(line, exception);
        }
    }

    /** Lines without the digests, which differ as what they are of differs. */
    private static List<String> lines(final String out) {
        return List.of(out.replaceAll("(hash[ =])[0-9a-f]{64}", "$1<digest>").split("\n", -1));
    }

    /** What a value means, where it is not exactly itself. */
    private static String meant(final Tried tried, final String value) {
        return switch (tried.name()) {
            case "--language-alias" -> value.toUpperCase(Locale.ROOT);
            case "--path-in-bucket" -> withoutEmptyParts(value);
            case "--bucketfs-port" -> String.valueOf(Integer.parseInt(value));
            case "--s3-output-path" -> value.replaceAll("^/+|/+$", "");
            case "--saas-url" -> value.replaceAll("/$", "");
            // As it stands in an ARN.
            case "--also-endpoint" -> value.toLowerCase(Locale.ROOT);
            default -> value;
        };
    }

    private static String withoutEmptyParts(final String path) {
        return Stream.of(path.split("/"))
                .filter(part -> !part.isEmpty() && !part.equals("."))
                .collect(Collectors.joining("/"));
    }

    /** Names as SQL reads them, by reading character by character. */
    private static List<String> names(final String value) {
        final List<String> names = new ArrayList<>();
        final StringBuilder name = new StringBuilder();
        boolean isQuoted = false;
        for (int at = 0; at < value.length(); at++) {
            final char character = value.charAt(at);
            if (character == '"' && isQuoted && at + 1 < value.length() && value.charAt(at + 1) == '"') {
                name.append('"');
                at++;
            } else if (character == '"') {
                isQuoted = !isQuoted;
            } else if (character == '.' && !isQuoted) {
                names.add(name.toString());
                name.setLength(0);
            } else {
                name.append(isQuoted ? character : Character.toUpperCase(character));
            }
        }
        names.add(name.toString());
        return names;
    }

    private static void requireSameForTheDriver(final Tried tried, final String value, final Outcome outcome) {
        assertThat(outcome.urls()).as(outcome.err()).hasSize(1);
        final String[] parts = outcome.urls().get(0).split(";", -1);
        assertThat(parts).hasSize(3);
        assertThat(parts[1]).isEqualTo("clientname=sme");
        assertThat(parts[2]).matches("clientversion=[0-9.]+");
        assertThat(parts[0]).matches("jdbc:exa:[A-Za-z0-9_.,-]+(/[A-Za-z0-9]+)?:[1-9][0-9]{0,4}");
        assertThat(outcome.err()).hasLineCount(1);
        switch (tried.name()) {
            case "--port" -> assertThat(parts[0]).isEqualTo("jdbc:exa:somewhere:" + Integer.parseInt(value));
            case "--host", "--dsn" -> assertThat(parts[0]).startsWith("jdbc:exa:" + value.split("[:/]", 2)[0]);
            case "--db-user" -> assertThat(outcome.users()).containsExactly(value);
            default -> assertThat(outcome.users()).containsExactly("somebody");
        }
    }
}
