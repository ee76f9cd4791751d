package com.exasol.sme.saas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.saas.SaasDatabases;
import com.exasol.sme.sandbox.saas.SaasServer;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.shared.Secret;
import com.exasol.sme.shared.SmeException;
import com.exasol.sme.tls.TestCertificates;
import com.exasol.sme.tls.TlsServer;
import com.exasol.sme.tls.TrustSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class SaasDatabaseTest {
    private static final String ROOT = "/api/v1/accounts/" + SaasServer.ACCOUNT + "/";

    @TempDir
    private Path buckets;

    private SaasServer server;

    @BeforeEach
    void start() throws IOException {
        server = SaasServer.start(buckets);
        server.databases()
                .add("db1", "One")
                .add("db2", "Two")
                .connect("db1", "db1.example.com", 8563, "somebody")
                .connect("db2", "db2.example.com", 8564, "else");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private SaasDatabase find(final DatabaseChoice choice) {
        return find(server.url(), SaasServer.ACCOUNT, choice, SaasServer.TOKEN);
    }

    private static SaasDatabase find(
            final String url, final String account, final DatabaseChoice choice, final String token) {
        return SaasDatabase.find(
                new SaasTarget(SaasUrl.from(url), SaasId.from("--saas-account-id", account), choice),
                BearerToken.of(Secret.of(token.toCharArray())));
    }

    private static DatabaseChoice id(final String id) {
        return DatabaseChoice.of(SaasId.from("--saas-database-id", id));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertNotFound(final DatabaseChoice choice) {
        return assertRefused(server.url(), SaasServer.ACCOUNT, choice, SaasServer.TOKEN);
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            final String url, final String account, final DatabaseChoice choice, final String token) {
        return assertThatThrownBy(() -> find(url, account, choice, token))
                .isInstanceOf(SmeException.class)
                .satisfies(exception -> SeenErrorCodes.record(
                        Secrets.watch("refusal", exception).getMessage()));
    }

    private static String way(final SaasDatabase database) throws Exception {
        final StringBuilder way = new StringBuilder();
        database.access(TrustSettings.ofJava()).open((url, properties) -> {
            way.append(url, 0, url.indexOf(';')).append(' ').append(properties.getProperty("user"));
            way.append(isToken(properties) ? " with the token" : "");
            return null;
        });
        return way.toString();
    }

    private static boolean isToken(final Properties properties) {
        return SaasServer.TOKEN.equals(properties.getProperty("password"));
    }

    @Test
    void isFoundById() throws Exception {
        assertThat(way(find(id("db2")))).isEqualTo("jdbc:exa:db2.example.com:8564 else with the token");
        assertThat(server.requests())
                .containsExactly(
                        "GET " + ROOT + "databases 200",
                        "GET " + ROOT + "databases/db2/clusters 200",
                        "GET " + ROOT + "databases/db2/clusters/db2-main/connect 200");
    }

    @Test
    void isFoundByName() throws Exception {
        assertThat(way(find(DatabaseChoice.named("One"))))
                .isEqualTo("jdbc:exa:db1.example.com:8563 somebody with the token");
    }

    @Test
    void isNotOneThatWasDeleted() throws Exception {
        server.databases().delete("db1");
        assertNotFound(DatabaseChoice.named("One")).hasMessageEndingWith("There are: 'Two' (id db2, running).");
        server.databases().add("db3", "One").connect("db3", "db3.example.com", 1, "x");
        assertThat(way(find(DatabaseChoice.named("One")))).startsWith("jdbc:exa:db3.example.com:1 ");
    }

    @Test
    void isAskedForByNameOrIdThatIsThere() {
        assertNotFound(DatabaseChoice.named("one"))
                .hasMessage(
                        "E-SME-CLI-49: The account has no database with the name 'one' that the token's user may see."
                                + " There are: 'One' (id db1, running), 'Two' (id db2, running).");
        assertNotFound(id("One")).hasMessageStartingWith("E-SME-CLI-49: The account has no database with the id 'One'");
        server.databases().delete("db1");
        server.databases().delete("db2");
        assertNotFound(id("db1")).hasMessageContaining("It has none at all: check --saas-account-id");
    }

    @Test
    void isAskedForByIdIfTheNameIsNotEnough() throws Exception {
        server.databases().add("db3", "One").connect("db3", "db3.example.com", 1, "x");
        server.databases().status("db3", "stopped");
        assertNotFound(DatabaseChoice.named("One"))
                .hasMessage(
                        "E-SME-CLI-49: The account has several databases with the name 'One': 'One' (id db1, running),"
                                + " 'One' (id db3, stopped). Give --saas-database-id instead.");
        assertThat(way(find(id("db1")))).startsWith("jdbc:exa:db1.example.com:8563 ");
    }

    static Stream<String> idleStates() {
        return Stream.concat(SaasDatabases.STATUSES.stream(), Stream.of("upgrading"))
                .filter(status -> !status.equals("running"))
                .sorted();
    }

    @ParameterizedTest
    @MethodSource("idleStates")
    void isRefusedInEveryOtherStateThanRunning(final String status) {
        server.databases().status("db1", status);
        assertNotFound(id("db1"))
                .hasMessageMatching("E-SME-CLI-50: The database 'One' is not running: its state is '" + status
                        + "'\\. [A-Z][^.]+\\.");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "stopped, Start it in the web console",
        "stopping, Wait until it has stopped",
        "starting, Wait until it is running",
        "deleting, choose another database",
        "error, ask the support"
    })
    void isRefusedWithWhatToDo(final String status, final String advice) {
        server.databases().status("db1", status);
        assertNotFound(id("db1")).hasMessageContaining(advice);
    }

    @Test
    void isRefusedIfItsMainClusterDoesNotRun() {
        server.databases().changeCluster("db1", 1, cluster -> cluster.put("status", "stopped"));
        assertNotFound(id("db1"))
                .hasMessageStartingWith(
                        "E-SME-CLI-50: The main cluster of the database 'One' is not running: its state is 'stopped'.");
    }

    @Test
    void hasAMainClusterThatWasNotDeleted() {
        server.databases().changeCluster("db1", 1, cluster -> cluster.put("deletedAt", "2026-01-01T00:00:00Z"));
        assertNotFound(id("db1"))
                .hasMessageContainingAll("E-SME-CLI-51: ", "/databases/db1/clusters is of no use: it names no main");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "db.example.com;x=y", "a b", "-.x/y", "user@host"})
    void hasAHostThatIsOne(final String dns) {
        server.databases().changeConnection("db1", connection -> connection.put("dns", dns));
        assertThatThrownBy(() -> find(id("db1")).access(TrustSettings.ofJava()))
                .hasMessageStartingWith("E-SME-CLI-51: ")
                .hasMessageContaining("/connect is of no use: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dns", "port", "dbUsername"})
    void hasEverythingThatALoginNeeds(final String field) {
        server.databases().changeConnection("db1", connection -> connection.remove(field));
        assertThatThrownBy(() -> find(id("db1")).access(TrustSettings.ofJava()))
                .hasMessageContaining("it has no " + field);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 65536})
    void hasAPortThatIsOne(final int port) {
        server.databases().changeConnection("db1", connection -> connection.put("port", port));
        assertThatThrownBy(() -> find(id("db1")).access(TrustSettings.ofJava()))
                .hasMessageContaining("dns and port are no address");
    }

    @Test
    void isOpenForTheTokenOnly() {
        final String other = Secrets.keep("exa_pat_0therT0kenOfNobody");
        assertRefused(server.url(), SaasServer.ACCOUNT, id("db1"), other)
                .hasMessage(
                        "E-SME-CLI-48: Exasol SaaS refused GET " + server.url() + ROOT + "databases with status 403:"
                                + " Forbidden (request req-1). Check the token: that it is complete, has not expired, and that its"
                                + " user may use this account and database.");
    }

    @Test
    void belongsToTheAccount() {
        assertRefused(server.url(), "other", id("db1"), SaasServer.TOKEN)
                .hasMessageContainingAll("/accounts/other/databases with status 404: Not found", "--saas-account-id");
    }

    /** Whoever is there instead never sees the token. */
    @Test
    void isNotLookedForElsewhere() throws IOException {
        try (ServerSocket elsewhere = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.redirectNext("http://127.0.0.1:" + elsewhere.getLocalPort() + "/");
            assertNotFound(id("db1"))
                    .hasMessageContainingAll(
                            "E-SME-CLI-48: ", "with status 307.", "the token is sent to no other than that.");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void isRefusedWithTheServersReasonButWithoutTheToken() {
        server.answerNext(
                500, "{\"message\":\"no\\u001b[31m luck\\n with " + SaasServer.TOKEN + ".\",\"requestId\":\"7\"}");
        assertNotFound(id("db1"))
                .hasMessageContaining("with status 500: no [31m luck with *** (request 7). Wait a moment");
        server.answerNext(502, "<html>Bad Gateway</html>");
        assertNotFound(id("db1")).hasMessageContaining("databases with status 502. Wait");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<html></html> | it is not JSON",
                "{} | it is not a list",
                "[1] | it is not an object",
                "[{}] | it has no id",
                "[{\"id\":1}] | it has no id"
            })
    void isInAListThatIsUnderstood(final String body, final String problem) {
        server.answerNext(200, body);
        assertNotFound(id("db1"))
                .hasMessageStartingWith("E-SME-CLI-51: The answer of Exasol SaaS to GET " + server.url() + ROOT
                        + "databases is of no use: " + problem + ".");
    }

    @Test
    void isNotFoundWhereNobodyListens() {
        server.close();
        assertNotFound(id("db1"))
                .hasMessageStartingWith("E-SME-CLI-48: Exasol SaaS did not answer to GET " + server.url() + ROOT
                        + "databases: Connect");
    }

    /** A client of HTTPS and a server of HTTP wait for each other. */
    @Test
    void isNotWaitedForWhereTheServerSpeaksTheOtherProtocol() {
        assertRefused(server.url().replace("http:", "https:"), SaasServer.ACCOUNT, id("db1"), SaasServer.TOKEN)
                .hasMessage("E-SME-CLI-86: The server of " + server.url().replace("http:", "https:")
                        + " speaks HTTP, not" + " HTTPS. Correct --saas-url (or SAAS_HOST), its port above all.");
        try (TlsServer other = new TlsServer(TestCertificates.SELF_SIGNED)) {
            final String url = "http://localhost:" + other.port();
            assertRefused(url, SaasServer.ACCOUNT, id("db1"), SaasServer.TOKEN)
                    .hasMessageStartingWith("E-SME-CLI-86: The server of " + url + " speaks HTTPS, not HTTP. ");
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void isNotWaitedForByAThreadThatIsToStop() {
        Thread.currentThread().interrupt();
        assertNotFound(id("db1")).hasMessageStartingWith("E-SME-CLI-48: Exasol SaaS did not answer to GET");
        assertThat(Thread.interrupted()).isTrue();
    }
}
