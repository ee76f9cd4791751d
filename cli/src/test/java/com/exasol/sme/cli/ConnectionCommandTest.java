package com.exasol.sme.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class ConnectionCommandTest {
    private static final String PLACE = "--connection aws_conn --s3-bucket my-bucket --aws-region eu-central-1";
    private static final String LIVE = PLACE + " --dsn localhost:8563 --db-user sys";
    private static final String ID = "AKIA0123456789ABCDEF";

    /** Nothing that the kit watches for: the fake database repeats statements, as a database may. */
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

    private final CommandRun command = new CommandRun();

    private int connection(final String options) {
        return command.run(("connection " + options).split(" "));
    }

    private int live() {
        return command.with("DB_PASSWORD", "x").run(("connection " + LIVE).split(" "));
    }

    @Test
    void printsWithPlacesForTheKey() {
        command.with("AWS_ACCESS_KEY_ID", ID).with("AWS_SECRET_ACCESS_KEY", SECRET);
        assertThat(connection(PLACE + " --to-print")).isZero();
        assertThat(command.out()).isEqualTo("""
                -- Put the key into the statement instead of the words in angle brackets.
                -- If the connection exists, CREATE OR REPLACE drops all grants on it; then run the last line
                -- without its hyphens instead, which keeps them.
                CREATE OR REPLACE CONNECTION "AWS_CONN" TO 'https://my-bucket.s3.eu-central-1.amazonaws.com' USER '<access key id>' IDENTIFIED BY '<secret access key>';
                -- ALTER CONNECTION "AWS_CONN" TO 'https://my-bucket.s3.eu-central-1.amazonaws.com' USER '<access key id>' IDENTIFIED BY '<secret access key>';
                """);
        assertThat(command.err()).isEmpty();
        assertThat(command.questions).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "cn-north-1, https://my-bucket.s3.cn-north-1.amazonaws.com.cn",
        "us-gov-west-1, https://my-bucket.s3.us-gov-west-1.amazonaws.com",
        "us-east-1, https://my-bucket.s3.us-east-1.amazonaws.com"
    })
    void knowsTheAddressesOfAllParts(final String region, final String address) {
        assertThat(connection("--connection c --s3-bucket my-bucket --to-print --aws-region " + region))
                .isZero();
        assertThat(command.out()).contains(" TO '" + address + "' USER ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "ab",
                "My-Bucket",
                "-bucket",
                "bucket-",
                "my_bucket",
                "s3://my-bucket",
                "my-bucket/x",
                "xn--a",
                "sthree-x",
                "amzn-s3-demo-x",
                "x-s3alias",
                "x--ol-s3",
                "x--x-s3",
                "x';DROP",
                "b\u00fccket",
                "a'b",
                "0123456789012345678901234567890123456789012345678901234567890123"
            })
    void refusesWhatIsNoBucket(final String bucket) {
        assertThat(connection("--connection c --aws-region eu-central-1 --to-print --s3-bucket " + bucket))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith(
                        "E-SME-CLI-68: --s3-bucket: '" + bucket + "' is not the name of an S3 bucket. Give 3 to 63");
    }

    @ParameterizedTest
    @CsvSource({
        "https://AKIA0123456789ABCDEF:wJalr@b, …@b",
        "AKIA0123456789ABCDEF, …",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY, …"
    })
    void showsNoKeyInThePlaceOfABucket(final String bucket, final String shown) {
        assertThat(connection("--connection c --aws-region eu-central-1 --to-print --s3-bucket " + bucket))
                .isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-68: --s3-bucket: '" + shown + "' is not the name of an S3");
    }

    @Test
    void refusesABucketWithAPoint() {
        assertThat(connection("--connection c --aws-region eu-central-1 --to-print --s3-bucket my.bucket"))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith(
                        "E-SME-CLI-68: --s3-bucket: 'my.bucket' has a point, so the certificate of S3 does not fit");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EU-CENTRAL-1", "eu-central", "frankfurt", "eu-central-1.evil.org", "eu-central-1/", "e-c-1"})
    void refusesWhatIsNoRegion(final String region) {
        assertThat(connection("--connection c --s3-bucket my-bucket --to-print --aws-region " + region))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-68: --aws-region: '" + region + "' is not the name of an AWS region. Give");
    }

    @ParameterizedTest
    @ValueSource(strings = {"us-iso-east-1", "us-isob-east-1", "eusc-de-east-1"})
    void refusesRegionsWhoseAddressesTheScriptsDoNotKnow(final String region) {
        assertThat(connection("--connection c --s3-bucket my-bucket --to-print --aws-region " + region))
                .isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-68: --aws-region: '" + region + "' is a region whose S3");
    }

    @Test
    void showsNoControlCharacterOfWhatItRefuses() {
        assertThat(command.run(
                        "connection",
                        "--connection",
                        "c",
                        "--aws-region",
                        "x\ny\u001b[31m",
                        "--s3-bucket",
                        "abc",
                        "--to-print"))
                .isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-68: --aws-region: 'x?y?[31m' is not")
                .hasLineCount(1);
    }

    @Test
    void namesAllThatIsMissing() {
        assertThat(command.run("connection")).isEqualTo(2);
        assertThat(command.err())
                .startsWith("E-SME-CLI-71: These options are missing: --connection, --s3-bucket, --aws-region, --dsn or"
                        + " --host, --db-user, --db-password (or DB_PASSWORD in the environment).");
    }

    @Test
    void takesNoKeyOnTheCommandLine() {
        assertThat(connection("--help")).isZero();
        assertThat(command.out()).doesNotContainPattern("--[a-z-]*(key|secret)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "AKIA | " + SECRET + " | The access key id has other characters than",
                SECRET + " | " + SECRET + " | The access key id has other characters than",
                "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab | x | The access key id does not start with AKIA",
                "AROA0123456789ABCDEF | x | The access key id does not start with AKIA",
                "AIDA0123456789ABCDEF | x | The access key id does not start with AKIA",
                "ASIA0123456789ABCDEF | " + SECRET + " | The access key is a temporary one, which works with a session",
                ID + " | with blank | The secret access key has a blank or another character"
            })
    void refusesKeysThatCannotWorkBeforeItConnects(final String id, final String secret, final String problem) {
        command.with("AWS_ACCESS_KEY_ID", id).with("AWS_SECRET_ACCESS_KEY", secret);
        assertThat(live()).isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-69: " + problem).doesNotContain(SECRET, "with blank");
        assertThat(command.database.takeLog()).isEmpty();
    }

    @Test
    void asksForTheKeyThatTheEnvironmentDoesNotHold() {
        command.typing("AKIA_KEY_ID_AND_SECRET").connecting((url, properties) -> {
            throw new SQLException("no database");
        });
        assertThat(live()).isEqualTo(1);
        assertThat(command.questions).containsExactly("AWS access key id: ", "AWS secret access key: ");
        assertThat(command.err()).startsWith("E-SME-CLI-14: ");
    }

    @Test
    void warnsOfASecretThatExportMayCut() {
        command.with("AWS_ACCESS_KEY_ID", ID).with("AWS_SECRET_ACCESS_KEY", "abc;def");
        command.connecting((url, properties) -> {
            throw new SQLException("no database");
        });
        assertThat(live()).isEqualTo(1);
        assertThat(command.err())
                .startsWith("W-SME-CLI-72: The secret access key has a ';', behind which EXPORT may look for options.")
                .doesNotContain("abc", "def");
    }

    @Test
    void showsNoWordOfTheDatabaseAboutAStatementWithASecret() {
        command.with("AWS_ACCESS_KEY_ID", ID).with("AWS_SECRET_ACCESS_KEY", SECRET);
        final RepeatingDatabase database = new RepeatingDatabase();
        command.connecting((url, properties) -> database.connection());
        assertThat(command.with("DB_PASSWORD", "x").run(("connection --verbose " + LIVE).split(" ")))
                .isEqualTo(1);
        assertThat(database.statements())
                .anyMatch(sql -> sql.startsWith("CREATE CONNECTION \"AWS_CONN\" TO ") && sql.contains(SECRET));
        assertThat(command.err())
                .startsWith("E-SME-CLI-70: The database refused to create the connection \"AWS_CONN\": SQLSTATE 42000,"
                        + " whose words are left out because the statement has the secret in it. The connection is as it"
                        + " was before. Run the command as")
                .contains("\tat com.exasol.sme.access.")
                .doesNotContain(SECRET, "syntax error");
    }

    @Test
    void saysWhenItCannotLookForTheConnection() {
        command.with("AWS_ACCESS_KEY_ID", ID).with("AWS_SECRET_ACCESS_KEY", SECRET);
        assertThat(live()).isEqualTo(1);
        assertThat(command.err())
                .startsWith("E-SME-CLI-70: The database refused to look for the connection \"AWS_CONN\": ");
    }
}
