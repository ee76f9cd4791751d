package com.exasol.sme.sandbox.udf;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.udf.call.UdfConnections.ConnectionData;
import com.exasol.sme.sandbox.watch.Secrets;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A UDF that shows what its connection holds does not go unnoticed. */
class UdfSecretsTest {
    private static final String PLANT = Secrets.keep("pl4nted/in+a+udf");

    @TempDir
    private Path buckets;

    private DemoCall call(final String statements) throws IOException {
        return DemoCall.ofRun(
                        buckets, "String secret = meta.getConnection(\"\\\"C\\\"\").getPassword();\n" + statements)
                .connections(name -> new ConnectionData("address", "user", PLANT))
                .output("X", "VARCHAR(100)");
    }

    private static void assertNoticed(final String... places) {
        assertThat(Secrets.takeLeaks())
                .extracting(leak -> leak.replaceFirst("(?s): .*", ""))
                .containsExactlyInAnyOrder(places);
    }

    @Test
    void showsNothingByReadingIt() throws IOException, SQLException {
        assertThat(call("rows.emit(\"\" + secret.length());").values()).containsExactly("" + PLANT.length());
        assertThat(Secrets.takeLeaks()).isEmpty();
    }

    @Test
    void isSeenOnItsConsole() throws IOException, SQLException {
        call("System.out.println(secret); rows.emit(\"\");").emitted();
        assertNoticed("console of a UDF");
        call("System.err.println(Base64.getEncoder().encodeToString((\"w:\" + secret).getBytes())); rows.emit(\"\");")
                .emitted();
        assertNoticed("console of a UDF");
    }

    @Test
    void isSeenInItsRows() throws IOException, SQLException {
        call("rows.emit(secret);").emitted();
        assertNoticed("row emitted by a UDF");
    }

    @Test
    void isSeenInItsExceptions() throws IOException {
        assertThat(call("throw new IllegalStateException(\"x\", new Exception(secret));")
                        .error())
                .contains("Caused by");
        assertNoticed("VM error", "console of a UDF");
    }

    @Test
    void isSeenInTheArgumentsOfItsJvm() throws IOException, SQLException {
        call("rows.emit(\"\");").option("%jvmoption -Dx=" + PLANT + ";").emitted();
        assertNoticed("arguments of a UDF's JVM");
    }

    @Test
    void isSeenInTheReportOfACrash() throws IOException {
        final DemoCall call =
                call("""
                        Class<?> type = Class.forName("sun.misc.Unsafe");
                        java.lang.reflect.Field field = type.getDeclaredField("theUnsafe");
                        field.setAccessible(true);
                        type.getMethod("putAddress", long.class, long.class).invoke(field.get(null), 0L, 0L);
                        """).option("%jvmoption -Dx=" + PLANT + ";").option("%jvmoption -XX:-CreateCoredumpOnCrash;");
        assertThat(call.error()).isEqualTo("VM error: Internal error: VM crashed");
        assertThat(Secrets.takeLeaks()).anyMatch(leak -> leak.startsWith("crash report of a UDF's JVM: "));
    }
}
