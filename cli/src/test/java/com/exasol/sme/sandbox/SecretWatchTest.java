package com.exasol.sme.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.sme.sandbox.aws.storage.S3.Refusal;
import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.sandbox.watch.SecretWatch;
import com.exasol.sme.sandbox.watch.Secrets;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Plants a secret wherever a text can show it, and sees that it does not go unnoticed. */
class SecretWatchTest {
    private static final String PLANT = Secrets.keep("pl4nted/by+a+test");

    private static Sandbox sandbox;
    private static Connection connection;
    private static SqlConsole console;

    @BeforeAll
    static void start() throws SQLException {
        sandbox = Sandbox.start();
        connection = sandbox.connect();
        console = new SqlConsole(connection, new PrintStream(OutputStream.nullOutputStream()));
        console.run("CREATE SCHEMA S");
    }

    @AfterAll
    static void stop() throws SQLException {
        console.close();
        sandbox.close();
    }

    /** Takes the leaks, so that they do not fail this test as they would any other. */
    private static void assertNoticed(final String... places) {
        final List<String> leaks = Secrets.takeLeaks();
        assertThat(leaks).noneMatch(leak -> leak.contains(PLANT));
        assertThat(leaks).extracting(leak -> leak.replaceFirst("(?s): .*", "")).contains(places);
    }

    @Test
    void failsTheTest(final SecretWatch watch) {
        Secrets.watch("a place", "behind a word " + PLANT + ".");
        assertThatThrownBy(() -> watch.afterEach(null))
                .isInstanceOf(AssertionError.class)
                .hasMessage("a secret was shown:\na place: …behind a word ***.…");
        watch.afterEach(null);
    }

    @Test
    void seesStatements() throws SQLException {
        console.run("SELECT 1 AS \"" + PLANT + "\" FROM DUAL");
        assertNoticed("statement", "screen of a SQL client");
    }

    @Test
    void seesWhatElseAConnectionIsDefinedWith() throws SQLException {
        console.run("CREATE CONNECTION C1 TO 'x' USER 'y' IDENTIFIED BY '" + PLANT + "'");
        assertThat(Secrets.takeLeaks()).isEmpty();
        console.run("CREATE CONNECTION C2 TO 'https://" + PLANT + "' USER 'y' IDENTIFIED BY '" + PLANT + "'");
        assertNoticed("statement", "screen of a SQL client");
        console.run("DROP CONNECTION C2");
    }

    @Test
    void seesStatementsOfScriptsWhateverTheyDefine() throws SQLException {
        console.run("CREATE LUA SCRIPT S.DEFINES () AS\nlocal secret = 'pl4nted/by' .. '+a+test'\n"
                + "query(\"CREATE CONNECTION C3 TO 'x' USER 'y' IDENTIFIED BY '\" .. secret .. \"'\")\n/");
        assertThat(Secrets.takeLeaks()).isEmpty();
        console.run("EXECUTE SCRIPT S.DEFINES()");
        assertNoticed("statement");
    }

    @Test
    void seesBoundValues() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT LENGTH(?) FROM DUAL")) {
            statement.setString(1, PLANT);
            statement.execute();
        }
        assertNoticed("value bound to a statement");
    }

    @Test
    void seesTextsOfScripts() throws SQLException, IOException {
        try (Sandbox another = Sandbox.start();
                Connection client = another.connect();
                SqlConsole user = new SqlConsole(client, new PrintStream(OutputStream.nullOutputStream()))) {
            user.run("CREATE SCHEMA S");
            user.run("CREATE LUA SCRIPT S.SHOWN () AS\n-- " + PLANT + "\n/");
            Secrets.takeLeaks();
            user.run("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS");
            assertNoticed("result of a statement", "screen of a SQL client");
        }
        assertNoticed("catalogue");
    }

    @Test
    void seesWhatScriptsPrintReturnAndRaise() throws SQLException {
        console.run("CREATE LUA SCRIPT S.PRINTS (what) AS\nlocal secret = 'pl4nted/by' .. '+a+test'\n"
                + "if what == 'output' then output(secret) end\nif what == 'error' then error(secret) end\n/");
        console.run("EXECUTE SCRIPT S.PRINTS('output') WITH OUTPUT");
        assertNoticed("output of a Lua script", "result of a statement");
        assertThat(catchThrowable(() -> console.run("EXECUTE SCRIPT S.PRINTS('error')")))
                .hasMessageContaining(PLANT);
        assertNoticed("Lua error", "SQL error", "exception of a SQL client", "screen of a SQL client");
    }

    @Test
    void seesWhatIsBehindAnException() {
        sandbox.database().onNext(sql -> sql.contains("UNLUCKY"), session -> {
            throw new SQLException("no", "42000", new IllegalStateException("because of " + PLANT));
        });
        assertThat(catchThrowable(() -> console.run("SELECT 1 AS UNLUCKY FROM DUAL")))
                .hasMessageStartingWith("no");
        assertNoticed("SQL error");
    }

    @Test
    void seesRefusedLogins() {
        assertThat(catchThrowable(() -> sandbox.connect(PLANT, "no password"))).isInstanceOf(SQLException.class);
        assertThat(Secrets.takeLeaks()).isEmpty();
    }

    @Test
    void seesArgumentsAndPrintedSqlOfSme() {
        SmeJar.runPackaged(Map.of(), "deploy", "--to-print", "--schema", "SME", "--jvm-option", "-Dx=" + PLANT);
        assertNoticed("arguments of sme", "standard output of sme");
    }

    @Test
    void seesStandardErrorOfSmeAndItsEncodedForms() {
        SmeJar.runPackaged(Map.of(), "deploy", "--to-print", "--schema", "1c3lzOnBsNG50ZWQvYnkrYSt0ZXN0");
        assertNoticed("arguments of sme", "standard error of sme");
    }

    @Test
    void seesStandardStreamsOfTheTestsThemselves() {
        System.out.println("out " + PLANT);
        System.err.println("err " + PLANT);
        assertNoticed("standard output of the tests", "standard error of the tests");
    }

    @Test
    void seesRequestsToAws() throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(sandbox.aws().endpoint())
                .header("X-Amz-Target", "SageMaker.ListModels")
                .header("X-Secret", PLANT)
                .POST(BodyPublishers.ofString("{\"NameContains\":\"" + PLANT + "\"}")));
        assertNoticed("request to AWS", "body of a request to AWS");
    }

    @Test
    void seesObjectsInS3() throws Refusal {
        final URI bucket = URI.create("https://" + Sandbox.BUCKET + ".s3." + Sandbox.REGION + ".amazonaws.com");
        sandbox.aws().s3().upload(bucket, Sandbox.ACCESS_KEY_ID, Sandbox.SECRET_KEY, "key", PLANT.getBytes(UTF_8));
        assertNoticed("object in S3");
    }

    @Test
    void seesRequestsToBucketFs() throws IOException, InterruptedException {
        final String server = "http://localhost:" + sandbox.bucketFs().port();
        send(HttpRequest.newBuilder(URI.create(server + "/default/" + PLANT)).header("X-Secret", PLANT));
        assertNoticed("request to BucketFS", "header of a request to BucketFS");
    }

    private static void send(final HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
    }

    @Test
    void takesNothingForASecretThatIsInOtherTextsByChance() {
        assertThatThrownBy(() -> Secrets.keep("exasol")).isInstanceOf(IllegalArgumentException.class);
    }
}
