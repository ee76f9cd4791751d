package com.exasol.sme.scripts.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.account.RequestLog.Entry;
import com.exasol.sme.sandbox.database.session.LoggedStatement;
import com.exasol.sme.sandbox.watch.Secrets;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.SharedInstallation;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where secrets must not appear, after a journey with errors and after whatever else has run here before. */
@ExtendWith(SharedInstallation.class)
class SecretsTest {
    private static final String WRONG_SECRET = Secrets.keep("wrong/Secret+of/nobody");

    private static final List<String> SECRETS = List.of(
            Sandbox.SECRET_KEY,
            WRONG_SECRET,
            Installation.USER_PASSWORD,
            Sandbox.passwords().get("BUCKETFS_PASSWORD"));

    private final Installation installation;

    SecretsTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void travelWithErrors(final Installation installation) throws SQLException {
        installation.run("CREATE CONNECTION WRONG_SECRET"
                + Installation.access(Sandbox.BUCKET, Installation.REGION, WRONG_SECRET));
        installation.refusal(installation
                .training("secretly")
                .with("aws_credentials_connection_name", "WRONG_SECRET")
                .sql());
        installation.aws().deny("PutObject");
        installation.refusal(installation.training("secretly").sql());
        installation.aws().allow("PutObject");
        installation.serve(installation.training("secretly"));
        installation.run(
                "ALTER CONNECTION AWS_CONN" + Installation.access(Sandbox.BUCKET, Installation.REGION, WRONG_SECRET));
        try {
            assertThat(installation.refusal("SELECT DATA.SECRETLY(AGE, CITY) FROM DATA.CUSTOMERS"))
                    .contains("E-SME-UDF-21: ");
        } finally {
            installation.run("ALTER CONNECTION AWS_CONN"
                    + Installation.access(Sandbox.BUCKET, Installation.REGION, Sandbox.SECRET_KEY));
        }
    }

    private static void assertNoSecret(final String text) {
        assertThat(text).doesNotContain(SECRETS);
    }

    @Test
    void areInNoAnswerOfTheDatabase() {
        final String shown = installation
                .screen()
                .lines()
                .filter(line -> !line.matches("(CREATE|ALTER) .*(CONNECTION|USER) .*"))
                .reduce("", (text, line) -> text + line + "\n");
        assertThat(shown).contains("E-SME-UDF-21: ", "E-SME-LUA-29: ");
        assertNoSecret(shown);
    }

    @Test
    void areInNoStatementButThoseOfTheirOwner() {
        assertThat(installation.sandbox().database().statements())
                .extracting(LoggedStatement::text)
                .filteredOn(text -> SECRETS.stream().anyMatch(text::contains))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text)
                        .matches("(CREATE|CREATE OR REPLACE|ALTER) CONNECTION .* USER '\\w+' IDENTIFIED BY '[^']+'"
                                + "|CREATE USER \\w+ IDENTIFIED BY \"[^\"]+\""));
    }

    @Test
    void areOnNoConsole() {
        assertThat(installation.sandbox().udfConsoles()).isNotEmpty().allSatisfy(SecretsTest::assertNoSecret);
    }

    @Test
    void areInNoScript() throws SQLException {
        assertThat(installation
                        .run("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS")
                        .rows())
                .hasSizeGreaterThan(8)
                .allSatisfy(row -> assertNoSecret(String.valueOf(row.get(0))));
    }

    @Test
    void areNotPrintedByTheDeployment() {
        assertThat(installation.deployment().err()).isNotEmpty();
        assertNoSecret(
                installation.deployment().out() + installation.deployment().err());
        assertNoSecret(String.join(" ", installation.sandbox().deployArguments()));
    }

    @Test
    void areInNoRequestToAws() {
        assertThat(installation.aws().requests().all())
                .isNotEmpty()
                .allSatisfy(request -> assertNoSecret(texts(request)));
    }

    private static String texts(final Entry request) {
        final Map<String, List<String>> headers = request.headers();
        return request.bodyText() + headers;
    }
}
