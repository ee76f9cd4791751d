package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.bucketfs.JarLocation;
import com.exasol.sme.sandbox.watch.Secrets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a command line, or the environment, says that a database is on-premises or in Exasol SaaS. */
@Tag("turkish-locale")
class PlaceOptionsTest {
    private static final String TOKEN = Secrets.keep("exa_pat_0fNobodyAtAll");
    private static final String ON_PREMISES_PATH = "%jar /buckets/bfsdefault/default/" + JarLocation.fileName() + ";";
    private static final String SAAS_PATH = "%jar /buckets/uploads/default/" + JarLocation.fileName() + ";";

    private final CommandRun command = new CommandRun();

    private int deploy(final String options) {
        return command.run(Stream.concat(Stream.of("deploy"), Stream.of(options.split(" ")))
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new));
    }

    private CommandRun inTheEnvironment() {
        return command.with("SAAS_ACCOUNT_ID", "acc")
                .with("SAAS_DATABASE_ID", "db")
                .with("SAAS_TOKEN", TOKEN);
    }

    private void assertRefused(final String options, final String message) {
        assertThat(deploy(options)).isEqualTo(2);
        assertThat(command.errors()).startsWith(message).doesNotContain(TOKEN).hasLineCount(1);
        assertThat(command.out()).isEmpty();
        assertThat(command.database.takeLog()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--dsn h:1 --saas-account-id a | --dsn and --saas-account-id",
                "--saas-token=exa_pat_0fNobodyAtAll --db-password=exa_pat_0fNobodyAtAll | --db-password and --saas-token",
                "--user U --pass --saas-token | --db-user, --db-password and --saas-token",
                "--saas-url https://x --no-bucketfs-use-https | --bucketfs-use-https and --saas-url",
                "--bucket b --saas-database-name n --saas-database-id i | --bucket and --saas-database-id, --saas-database-name",
                "--host h --saas-url a --saas-url b | --host and --saas-url"
            })
    void areOfOnePlaceOnly(final String options, final String named) {
        assertRefused(
                "--schema S " + options,
                "E-SME-CLI-45: " + named + " exclude each other: the database is either on-premises or in Exasol SaaS."
                        + " Leave out either all options of the database and BucketFS or all that start with --saas.");
    }

    @Test
    void areOfOnePlaceOnlyInPrintToo() {
        assertRefused("--to-print --schema S --bucket b --saas-account-id a", "E-SME-CLI-45: --bucket and --saas-");
    }

    @ParameterizedTest
    @CsvSource({
        "--dsn A --dsn B, --dsn",
        "--db-pass exa_pat_0fNobodyAtAll --db-password exa_pat_0fNobodyAtAll, --db-password",
        "--saas-token exa_pat_0fNobodyAtAll --saas-token exa_pat_0fNobodyAtAll, --saas-token",
        "--bucketfs-use-https --no-bucketfs-use-https, --bucketfs-use-https"
    })
    void areGivenOnce(final String options, final String name) {
        assertRefused(
                options, "E-SME-CLI-1: option '" + name + "' should be specified only once. See 'sme deploy --help'.");
    }

    @Test
    void areMissingForBothPlacesWhenNeitherIsNamed() {
        assertRefused(
                "--schema S --no-upload",
                "E-SME-CLI-3: These options are missing: --dsn or --host, --db-user, --db-password (or DB_PASSWORD in the"
                        + " environment). Add them, or see the statements first with --to-print, which needs --schema only."
                        + " For a database of Exasol SaaS give --saas-account-id, --saas-database-id and --saas-token"
                        + " instead.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--saas-url https://x | --saas-account-id (or SAAS_ACCOUNT_ID in the environment), --saas-database-id or --saas-database-name (or SAAS_DATABASE_ID in the environment), --saas-token (or SAAS_TOKEN in the environment).",
                "--saas-account-id a --saas-token | --saas-database-id or --saas-database-name (or SAAS_DATABASE_ID in the environment).",
                "--saas-account-id a --saas-database-name n | --saas-token (or SAAS_TOKEN in the environment)."
            })
    void areMissingForTheNamedPlaceOnly(final String options, final String missing) {
        assertRefused("--schema S " + options, "E-SME-CLI-3: These options are missing: " + missing + " Add them,");
        assertThat(command.errors()).doesNotContain("SAAS_…", "For a database");
        assertThat(command.questions).isEmpty();
    }

    @Test
    void areTakenFromTheEnvironmentIfNeitherPlaceIsNamed() {
        command.with("SAAS_TOKEN", TOKEN).with("DB_PASSWORD", "x");
        assertRefused("--schema S", "E-SME-CLI-3: These options are missing: --saas-account-id (or");
        assertThat(command.errors())
                .contains(
                        " The variables SAAS_… of the environment ask for Exasol SaaS; for another database give --dsn.");
    }

    @Test
    void countMoreThanTheEnvironment() {
        inTheEnvironment();
        assertRefused(
                "--schema S --dsn h:1 --no-upload", "E-SME-CLI-3: These options are missing: --db-user, --db-password");
        assertThat(command.errors()).contains(" The variables SAAS_… of the environment do not count beside --dsn.");
    }

    @Test
    void reachADatabaseOnPremisesWhateverTheEnvironmentSays() {
        inTheEnvironment();
        assertThat(deploy("--schema S --dsn h:1 --db-user U --db-password x --no-upload --no-wait-for-completion"))
                .isZero();
        assertThat(command.database.url()).startsWith("jdbc:exa:h:1;");
        assertThat(command.database.user()).isEqualTo("U");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--saas-account-id a",
                "--saas-database-name n",
                "--saas-token",
                "--saas-url https://cloud.exasol.com",
                "--path-in-bucket / --saas-account-id a"
            })
    void printThePathOfExasolSaas(final String options) {
        assertThat(deploy("--to-print --schema S " + options)).isZero();
        assertThat(command.out()).contains(SAAS_PATH).doesNotContain("bfsdefault");
        assertThat(command.questions).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"SAAS_ACCOUNT_ID", "SAAS_DATABASE_ID", "SAAS_TOKEN"})
    void printThePathOfExasolSaasForTheEnvironment(final String variable) {
        command.with(variable, variable.equals("SAAS_TOKEN") ? TOKEN : "x");
        assertThat(deploy("--to-print --schema S")).isZero();
        assertThat(command.out()).contains(SAAS_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--dsn h:1", "--bucketfs-use-https", "--bucket default", "--db-password"})
    void printThePathOnPremisesIfOneOfItsOptionsIsNamed(final String option) {
        inTheEnvironment();
        assertThat(deploy("--to-print --schema S " + option)).isZero();
        assertThat(command.out()).contains(ON_PREMISES_PATH).doesNotContain("uploads");
    }

    @Test
    void printThePathOnPremisesIfTheEnvironmentNamesNoPlace() {
        command.with("SAAS_HOST", "https://x").with("SAAS_TOKEN", " ").with("SAAS_ACCOUNT_ID", "");
        assertThat(deploy("--to-print --schema S")).isZero();
        assertThat(command.out()).contains(ON_PREMISES_PATH);
    }

    @Test
    void shareTheDirectoryInTheBucket() {
        assertThat(deploy("--to-print --schema S --saas-account-id a --path-in-bucket a/b"))
                .isZero();
        assertThat(command.out()).contains("%jar /buckets/uploads/default/a/b/" + JarLocation.fileName() + ";");
    }

    @Test
    void printHowToUploadToExasolSaas() {
        assertThat(deploy("--to-print --schema S --saas-database-name n --path-in-bucket a"))
                .isZero();
        assertThat(command.out())
                .contains(
                        "--   curl --fail --request POST --header @token.txt https://cloud.exasol.com/api/v1/accounts/<account-id>"
                                + "/databases/<database-id>/files/a%2F" + JarLocation.fileName() + "\n"
                                + "--   curl --fail --upload-file " + JarLocation.fileName() + " <url of the answer>\n"
                                + "--   where token.txt has the line Authorization: Bearer <personal access token>\n");
        inTheEnvironment().with("SAAS_HOST", "https://saas.example.com:444/");
        assertThat(deploy("--to-print --schema S")).isZero();
        assertThat(command.out())
                .contains(" https://saas.example.com:444/api/v1/accounts/acc/databases/db/files/sme-udf-");
    }

    /** An option of a group takes nothing away from the defaults of the others. */
    @Test
    void keepTheirDefaults() {
        assertThat(deploy("--to-print --schema S --host db")).isZero();
        assertThat(command.out()).contains(ON_PREMISES_PATH, " https://db:2581/default/sme-udf-");
        assertThat(deploy("--to-print --schema S --bucketfs-host b --no-bucketfs-use-https"))
                .isZero();
        assertThat(command.out()).contains(" http://b:2581/default/sme-udf-");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--saas-url http://cloud.exasol.com | in --saas-url (or SAAS_HOST) is not the address",
                "--saas-url cloud.exasol.com | in --saas-url (or SAAS_HOST) is not the address",
                "--saas-url https://x/api | in --saas-url (or SAAS_HOST) is not the address",
                "--saas-url https://u:p@x | in --saas-url (or SAAS_HOST) is not the address",
                "--saas-account-id a/b | 'a/b' in --saas-account-id is not an id",
                "--saas-account-id ../b | '../b' in --saas-account-id is not an id",
                "--saas-database-id ä | 'ä' in --saas-database-id is not an id",
                "--saas-database-id a?b=c | 'a?b=c' in --saas-database-id is not an id",
                "--saas-account-id exa_pat_0fNobodyAtAll | '…' in --saas-account-id is not an id",
                "--saas-database-name= | in --saas-database-name is not the name"
            })
    void haveValuesThatCanBe(final String options, final String message) {
        for (final String print : new String[] {"", "--to-print "}) {
            assertThat(deploy(print + "--schema S " + options)).isEqualTo(2);
            assertThat(command.errors())
                    .startsWith("E-SME-CLI-47: ")
                    .contains(message)
                    .doesNotContain(TOKEN);
            assertThat(command.out()).isEmpty();
        }
    }

    @Test
    void nameTheVariableWhoseValueCannotBe() {
        command.with("SAAS_ACCOUNT_ID", "a b");
        assertRefused("--schema S", "E-SME-CLI-47: 'a b' in SAAS_ACCOUNT_ID is not an id of Exasol SaaS.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exa pat 0fNobody", "exa_pat_ä", "exa_pat_\r\nHost: x"})
    void haveATokenThatCanBeSent(final String token) {
        Secrets.keep(token);
        assertThat(command.run(
                        "deploy",
                        "--schema",
                        "S",
                        "--saas-account-id",
                        "a",
                        "--saas-database-id",
                        "b",
                        "--saas-token",
                        token))
                .isEqualTo(2);
        assertThat(command.errors())
                .startsWith("E-SME-CLI-47: The value of --saas-token (or SAAS_TOKEN) is not a token of Exasol SaaS.");
    }

    @Test
    void nameADatabaseOnce() {
        assertRefused(
                "--schema S --saas-account-id a --saas-token --saas-database-id b --saas-database-name c",
                "E-SME-CLI-46: The database of Exasol SaaS is given twice.");
        assertThat(command.questions).isEmpty();
    }

    @Test
    void askForTheTokenWhenItHasNoValue() {
        command.with("SAAS_TOKEN", TOKEN).typing("not a token");
        assertThat(deploy("--schema S --saas-account-id a --saas-database-id b --saas-token"))
                .isEqualTo(2);
        assertThat(command.questions).containsExactly("Personal access token of Exasol SaaS: ");
        assertThat(command.errors()).startsWith("E-SME-CLI-47: ");
    }

    @Test
    void areShownInGroups() {
        assertThat(deploy("--help")).isZero();
        assertThat(command.out())
                .containsSubsequence(
                        "\nDatabase:\n      --dsn=<host:port>",
                        "\nExasol SaaS, instead of database and BucketFS:\n      --saas-url=<url>",
                        "\nBucketFS, where the JAR goes:\n      --bucketfs-host=<host>",
                        "\nJAR:\n      --path-in-bucket=<path>");
        assertThat(command.out().lines().filter(line -> line.contains("      --dsn=")))
                .hasSize(1);
    }
}
