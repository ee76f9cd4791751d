package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.watch.Secrets;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class DeployCommandTest {
    private static final String PASSWORD = Secrets.keep("hush-hush");
    private static final String FROM_OUTSIDE = Secrets.keep("from outside");
    private static final String CREATED = "Created SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT.";

    private final CommandRun command = new CommandRun();

    private int deploy(final String options) {
        final Stream<String> words = options.isEmpty() ? Stream.of() : Stream.of(options.split(" "));
        return command.run(Stream.concat(Stream.of("deploy"), words).toArray(String[]::new));
    }

    /** Runs against the fake database, without an upload. */
    private int deployLive(final String options) {
        return deploy("--schema SME --no-upload --no-wait-for-completion " + options);
    }

    @Test
    void printsWithNothingButASchema() {
        assertThat(deploy("--to-print --schema sme")).isZero();
        assertThat(command.out())
                .startsWith("-- sme ")
                .contains("OPEN SCHEMA \"SME\";\n")
                .endsWith("\n/\n");
        assertThat(command.errors()).isEmpty();
        assertThat(command.database.takeLog()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--bucketfs-name bfs | %jar /buckets/bfs/default/sme-udf-",
                "--bucket models | %jar /buckets/bfsdefault/models/sme-udf-",
                "--path-in-bucket a/b/ | %jar /buckets/bfsdefault/default/a/b/sme-udf-",
                "--language-alias java17 | CREATE OR REPLACE JAVA17 SET SCRIPT",
                "--language-definition x | <SYSTEM_VALUE> JAVA=x",
                "--jvm-option -Xmx2g --jvm-option -Da=b | %jvmoption -Xmx2g;\\n%jvmoption -Da=b;\\n/",
                "--deploy-slc | SCRIPT_LANGUAGES",
                "--deploy-scripts | CREATE OR REPLACE",
                "--upload | curl",
                "--bucketfs-user w | curl"
            })
    void printsWhatAnOptionAsksFor(final String options, final String text) {
        assertThat(deploy("--to-print --schema SME " + options)).isZero();
        assertThat(command.out()).contains(text.replace("\\n", "\n"));
    }

    @ParameterizedTest
    @CsvSource({"0, E-SME-CLI-38", "-1, E-SME-CLI-38", "1441, E-SME-CLI-38", "x, E-SME-CLI-38", "1.5, E-SME-CLI-38"})
    void refusesATimeThatIsNone(final String minutes, final String code) {
        for (final String way : List.of("--to-print", "--dsn h:1 --db-user SYS --db-password hush-hush")) {
            assertThat(deploy("--schema SME --no-upload --deploy-timeout-minutes " + minutes + " " + way))
                    .isEqualTo(2);
            assertThat(command.err()).startsWith(code + ": ").contains("--deploy-timeout-minutes", minutes);
            assertThat(command.out()).isEmpty();
            assertThat(command.database.takeLog()).isEmpty();
        }
    }

    /** What is seen here is seen in every other test too. */
    @Test
    void isWatchedForSecrets() {
        assertThat(deploy("--to-print --schema SME --jvm-option -Dx=" + PASSWORD))
                .isZero();
        assertThat(Secrets.takeLeaks()).hasSize(1).allMatch(leak -> leak.startsWith("standard output of a command: "));
        assertThat(deploy("--to-print --schema " + PASSWORD)).isEqualTo(2);
        assertThat(Secrets.takeLeaks()).anyMatch(leak -> leak.startsWith("standard error of a command: "));
    }

    @ParameterizedTest
    @CsvSource({
        "--no-deploy-slc, SCRIPT_LANGUAGES",
        "--no-deploy-slc, curl",
        "--no-deploy-scripts, CREATE",
        "--no-upload, curl",
        "--no-upload-container, curl"
    })
    void leavesOutWhatAnOptionSwitchesOff(final String option, final String text) {
        assertThat(deploy("--to-print --schema SME " + option)).isZero();
        assertThat(command.out()).doesNotContain(text);
    }

    @Test
    void namesAllMissingOptionsAtOnceBeforeAnythingIsContacted() {
        assertThat(deploy("")).isEqualTo(2);
        assertThat(command.errors())
                .startsWith(
                        "E-SME-CLI-3: These options are missing: --schema, --dsn or --host, --db-user, --db-password"
                                + " (or DB_PASSWORD in the environment), --bucketfs-password (or BUCKETFS_PASSWORD in the"
                                + " environment).");
        assertThat(command.database.takeLog()).isEmpty();
    }

    @Test
    void needsTheHostOfBucketFsWhenTheDatabaseHasSeveral() {
        assertThat(
                        deploy(
                                "--schema SME --dsn 10.0.0.11..14:8563 --db-user SYS --db-password hush-hush --bucketfs-password hush-hush"))
                .isEqualTo(2);
        assertThat(command.errors())
                .startsWith(
                        "E-SME-CLI-3: These options are missing: --bucketfs-host (as the database has several hosts).");
    }

    @Test
    void needsNothingOfBucketFsWhenNothingIsUploaded() {
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password hush-hush"))
                .isZero();
        assertThat(command.errors()).contains(CREATED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dsn db:9000 --db-user ADMIN --db-password hush-hush",
                "--host db --port 9000 --user ADMIN --db-pass hush-hush",
                "--host=db --port=9000 --db-user=ADMIN --pass=hush-hush"
            })
    void takesTheOtherNamesOfOptions(final String options) {
        assertThat(deployLive(options)).isZero();
        assertThat(command.database.url()).startsWith("jdbc:exa:db:9000;");
        assertThat(command.database.user()).isEqualTo("ADMIN");
        assertThat(command.database.password()).isEqualTo(PASSWORD);
        assertThat(command.out()).isEmpty();
    }

    @Test
    void takesThePortOfTheDatabaseForGranted() {
        assertThat(deployLive("--host db --db-user ADMIN --db-password hush-hush"))
                .isZero();
        assertThat(command.database.url()).startsWith("jdbc:exa:db:8563;");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {"' ', @@file", "' ', ${sys:user.home}", "' ', 'quoted'", "=, -hidden", "=, --hidden", "=, =a=b"})
    void takesAPasswordAsItIs(final String separator, final String password) {
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password" + separator.replace("'", "") + password))
                .isZero();
        assertThat(command.database.password()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "--db-password --no-uplaod, ''",
        "--db-pass --jvm-optoin, (there is --jvm-option)",
        "--bucketfs-password --language-aliass, (there is --language-alias",
        "--db-password -hush-hush, ''",
        "--db-password --hush-hush, ''"
    })
    void takesNoMistypedOptionForAPassword(final String options, final String suggestion) {
        final String[] words = options.split(" ", -1);
        assertThat(deployLive("--dsn h:1 --db-user SYS " + options)).isEqualTo(2);
        assertThat(command.errors())
                .startsWith("E-SME-CLI-1: Behind " + words[0] + " comes an unknown option")
                .contains(suggestion, words[0] + "=<password>")
                .doesNotContain(words[1])
                .hasLineCount(1);
        assertThat(command.database.takeLog()).isEmpty();
        assertThat(command.questions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--dsn --db-password=hush-hush",
                "--schema --pass=hush-hush",
                "--bucketfs-host --bucketfs-password=hush-hush",
                "--port --db-pass=hush-hush",
                "--jvm-option --db-password=hush-hush"
            })
    void showsNoPasswordInTheWrongPlace(final String options) {
        assertThat(deploy(options)).isEqualTo(2);
        assertThat(command.errors())
                .startsWith("E-SME-CLI-1: There is no value for " + options.split(" ", -1)[0] + ".")
                .doesNotContain("hush-hush")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--db-password", "--db-pass", "--pass", "--bucketfs-password"})
    void showsNoPasswordThatSticksToItsOption(final String option) {
        assertThat(deploy("--schema S " + option + PASSWORD)).isEqualTo(2);
        assertThat(command.errors())
                .startsWith("E-SME-CLI-1: Unknown option that starts with " + option)
                .contains("; a password comes behind a blank or '='.")
                .hasLineCount(1);
    }

    @Test
    void takesThePasswordFromTheEnvironment() {
        command.with("DB_PASSWORD", FROM_OUTSIDE);
        assertThat(deployLive("--dsn h:1 --db-user SYS")).isZero();
        assertThat(command.database.password()).isEqualTo(FROM_OUTSIDE);
        assertThat(command.questions).isEmpty();
    }

    @Test
    void asksForThePasswordWhenTheOptionHasNoValue() {
        command.with("DB_PASSWORD", FROM_OUTSIDE).typing("typed");
        assertThat(deployLive("--dsn h:1 --db-password --db-user SYS")).isZero();
        assertThat(command.database.password()).isEqualTo("typed");
        assertThat(command.questions).containsExactly("Password of the database user: ");
    }

    @Test
    void cannotAskWithoutATerminal() {
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password")).isEqualTo(2);
        assertThat(command.errors()).startsWith("E-SME-CLI-17: ").contains("DB_PASSWORD");
    }

    @Test
    void asksForNothingWhenTheCommandCannotRun() {
        command.typing("typed");
        assertThat(deploy("--schema SME --db-password --bucketfs-password")).isEqualTo(2);
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password --jvm-option x"))
                .isEqualTo(2);
        assertThat(command.questions).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--schema 1A | E-SME-CLI-2",
                "--schema S --language-alias 1 | E-SME-CLI-8",
                "--schema S --bucketfs-name a/b | E-SME-CLI-9",
                "--schema S --path-in-bucket .. | E-SME-CLI-9",
                "--schema S --language-definition JAVA=x | E-SME-CLI-10",
                "--schema S --jvm-option -Da=b; | E-SME-CLI-7",
                "--schema S --jvm-option -XX:+UseG1GC | E-SME-CLI-7",
                "--schema S --jvm-option -Xmx64m | E-SME-CLI-85",
                "--schema S --jvm-option -Daws.endpointUrl=host:80 | E-SME-CLI-81",
                "--schema S --jvm-option -Daws.region=eu-central-1 | E-SME-CLI-82",
                "--schema S --bucketfs-user r | E-SME-CLI-16",
                "--schema S --port 70000 | E-SME-CLI-22",
                "--schema S --bucketfs-port 99999 | E-SME-CLI-22",
                "--schema S --dsn a;b | E-SME-CLI-6",
                "--schema S --bucketfs-host https://x | E-SME-CLI-24",
                "--schema S --no-deploy-slc --no-deploy-scripts | E-SME-CLI-21"
            })
    void refusesValuesThatCannotWork(final String options, final String code) {
        assertThat(deploy("--to-print " + options)).isEqualTo(2);
        assertThat(command.errors()).startsWith(code + ": ");
        assertThat(command.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dsn h:1 --host h | E-SME-CLI-5",
                "--dsn h:1 --port 1 | E-SME-CLI-5",
                "--dsn h;x=y | E-SME-CLI-6",
                "--host h --port 70000 | E-SME-CLI-22"
            })
    void refusesAddressesThatCannotWork(final String options, final String code) {
        assertThat(deployLive("--db-user SYS --db-password hush-hush " + options))
                .isEqualTo(2);
        assertThat(command.errors()).startsWith(code + ": ");
        assertThat(command.database.takeLog()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--verbose=x | E-SME-CLI-1: 'x' in --verbose is neither true nor false.",
                "--schema | E-SME-CLI-1: There is no value for --schema.",
                "--schema=-- | E-SME-CLI-1: '--' is no value for --schema.",
                "--schema A --schema B | E-SME-CLI-1: option '--schema' (<schema>) should be specified only once.",
                "--no-schema A | E-SME-CLI-1: Unknown option --no-schema",
                "--db-pasword=hush-hush | E-SME-CLI-1: Unknown option --db-pasword (there is",
                "--schema S hush-hush | E-SME-CLI-1: There is a word that belongs to no option and is no command."
            })
    void refusesACommandLineThatMakesNoSense(final String options, final String message) {
        assertThat(deploy(options)).isEqualTo(2);
        assertThat(command.errors())
                .startsWith(message)
                .contains("See 'sme deploy --help'.")
                .doesNotContain("hush-hush")
                .hasLineCount(1);
    }

    @Test
    void wantsACommand() {
        assertThat(command.run()).isEqualTo(2);
        assertThat(command.errors()).isEqualToIgnoringNewLines("E-SME-CLI-1: A command is missing. See 'sme --help'.");
    }

    @Test
    void printsWhereTheJarWouldBeUploadedTo() {
        assertThat(deploy("--to-print --schema S --host db --bucketfs-port 2580 --no-bucketfs-use-https"))
                .isZero();
        assertThat(command.out()).contains(" http://db:2580/default/sme-udf-");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dsn h:70000", "--dsn h --bucketfs-port 0", "--dsn h --bucketfs-host https://x"})
    void asksForNoPasswordBeforeTheAddressesAreGood(final String options) {
        command.typing("typed");
        assertThat(deploy("--schema SME --db-user SYS --db-password --bucketfs-password " + options))
                .isEqualTo(2);
        assertThat(command.questions).isEmpty();
    }

    @Test
    void succeedsWhenOnlyTheConnectionDoesNotClose() {
        command.database.refuse("CLOSE");
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password hush-hush"))
                .isZero();
        assertThat(command.errors()).contains(CREATED).doesNotContain("SME-CLI-");
    }

    @Test
    void showsNoStackTraceUnlessVerbose() {
        command.database.refuse("CREATE TABLE");
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password hush-hush"))
                .isEqualTo(1);
        assertThat(command.errors()).contains("E-SME-CLI-4: ").doesNotContain("\tat ");
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password hush-hush --verbose"))
                .isEqualTo(1);
        assertThat(command.errors()).contains("\tat com.exasol.sme.", "Caused by: java.sql.SQLException");
    }

    @Test
    void admitsItsOwnFaults() {
        command.connecting((url, properties) -> {
            throw new IllegalStateException("nobody thought of this");
        });
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password hush-hush"))
                .isEqualTo(1);
        assertThat(command.errors())
                .startsWith("F-SME-CLI-33: sme does not work as it should:"
                        + " java.lang.IllegalStateException: nobody thought of this.");
    }

    @Test
    void uploadsAfterItHasConnectedAndClosesTheConnection() throws IOException {
        final List<String> requests = Collections.synchronizedList(new ArrayList<>());
        final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            command.with("BUCKETFS_PASSWORD", "write");
            assertThat(deploy(
                            "--schema SME --dsn 127.0.0.1:1 --db-user SYS --db-password hush-hush --no-bucketfs-use-https"
                                    + " --no-deploy-scripts --no-wait-for-completion --no-display-progress --bucketfs-port "
                                    + server.getAddress().getPort()))
                    .isZero();
        } finally {
            server.stop(0);
        }
        assertThat(requests).containsExactly("PUT /default/" + JarLocation.fileName());
        assertThat(command.database.takeLog()).hasSize(3).endsWith("close");
        assertThat(command.errors().lines())
                .containsExactly(
                        command.errors().lines().findFirst().orElseThrow(),
                        "Activated the script language JAVA (builtin_java).");
    }

    @Test
    void uploadsNothingWhenThereIsNoConnection() {
        command.with("BUCKETFS_PASSWORD", "write").connecting((url, properties) -> {
            throw new java.sql.SQLException("Connection refused.");
        });
        assertThat(deploy("--schema SME --dsn 127.0.0.1:1 --db-user SYS --db-password hush-hush"))
                .isEqualTo(1);
        assertThat(command.errors()).startsWith("E-SME-CLI-14: ").doesNotContain("Uploaded");
    }

    @Test
    void printsStatementsForTheAdministratorOnStandardOutput() {
        assertThat(deployLive("--dsn h:1 --db-user SYS --db-password hush-hush --no-alter-system --no-deploy-scripts"))
                .isZero();
        assertThat(command.out().lines()).hasSize(2).allMatch(line -> line.startsWith("ALTER S"));
    }

    @Test
    void overridesALanguageWhenAllowed() {
        command.database.languages("JAVA=old", "JAVA=old");
        final String options = "--dsn h:1 --db-user SYS --db-password hush-hush --language-definition new";
        assertThat(deployLive(options)).isEqualTo(1);
        assertThat(command.errors()).startsWith("E-SME-CLI-11: ");
        assertThat(deployLive(options + " --allow-override")).isZero();
        assertThat(command.database.systemLanguages()).isEqualTo("JAVA=new");
    }
}
