package com.exasol.sme.scripts.installation;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.sandbox.client.SqlConsole;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Lets sessions and UDFs die in the middle of a statement, and looks at what they leave. */
public final class Death {
    private final Installation installation;
    private final Sandbox sandbox;

    public Death(final Installation installation) {
        this.installation = installation;
        sandbox = installation.sandbox();
    }

    /** Runs a statement in a session of its own, with autocommit, that is killed at the moment. */
    public void ofSession(final Moment moment, final String sql) throws SQLException {
        assertThat(refusal(moment, sql, sandbox.database()::kill))
                .as("%s", moment)
                .startsWith("Connection was killed");
    }

    /** Runs a statement whose UDF loses its JVM at the moment, and gives the error that the user sees. */
    public String ofUdf(final Moment moment, final String sql) throws SQLException {
        return refusal(moment, sql, sandbox.database()::killUdf);
    }

    private String refusal(final Moment moment, final String sql, final Consumer<String> kill) throws SQLException {
        try (Connection connection = sandbox.connect();
                SqlConsole console = new SqlConsole(connection, new PrintStream(OutputStream.nullOutputStream()))) {
            final String id = String.valueOf(console.run("SELECT CURRENT_SESSION FROM DUAL")
                    .rows()
                    .get(0)
                    .get(0));
            moment.plan(sandbox, () -> kill.accept(id));
            final String text = Installation.refusal(console, sql);
            assertThat(moment.hasCome()).as("%s, but %s", moment, text).isTrue();
            moment.awaitEnd();
            return text;
        }
    }

    /** Neither endpoint, configuration, model nor script of a name is there. */
    public void assertNothingIsLeftOf(final String name) throws SQLException {
        assertThat(partsOf(name)).isEmpty();
        assertThat(recordsOf(name)).isEmpty();
    }

    private Inventory there() {
        return installation.aws().inventory(Installation.REGION);
    }

    private Stream<String> partsOf(final String name) {
        return Stream.of(there().endpoints(), there().endpointConfigs(), there().models())
                .flatMap(List::stream)
                .filter(name::equals);
    }

    /** The committed prediction scripts that carry the endpoint's name. */
    public List<Object> recordsOf(final String name) throws SQLException {
        return installation
                .run("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_TEXT LIKE '%-Dsme.endpoint=" + name
                        + ";%' ORDER BY SCRIPT_NAME")
                .rows()
                .stream()
                .map(row -> row.get(0))
                .toList();
    }
}
