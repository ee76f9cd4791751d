package com.exasol.sme.language;

import static com.exasol.sme.shared.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.watch.Secrets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("turkish-locale")
class JvmOptionTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Xmx4g",
                "-Xms64m",
                "-Xss1m",
                "-ea",
                "-esa",
                "-enableassertions:com.exasol...",
                "-verbose:gc",
                "--enable-preview",
                "-Dnote=-xmx",
                "-XX:+UseSerialGC",
                "-XX:-UseG1GC",
                "-XX:+UseStringDeduplication",
                "-Dsme.endpointPollSeconds=0.05",
                "-Dsme.regions=x",
                "-Daws.endpointUrl=http://127.0.0.1:4566/?a=\"b\"",
                "-Djavax.net.ssl.trustStore=/buckets/bfsdefault/default/ts.jks",
                "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"
            })
    void takesOneWord(final String text) {
        assertThat(new JvmOption(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "Xmx4g",
                "-Da=b;",
                "-Da=b c",
                "-Da=b\t",
                "-Da=\\n",
                "-Da=b\n",
                "-Da=ä",
                "-Da=\u007f",
                " -Da=b"
            })
    void refusesWhatAScriptCannotCarry(final String text) {
        assertRefused(() -> new JvmOption(text))
                .hasMessageStartingWith("E-SME-CLI-7: ")
                .hasMessageContaining("one word");
    }

    @Test
    void repeatsNoValueThatItRefuses() {
        Secrets.keep("hush-hush");
        assertRefused(() -> new JvmOption("-Djavax.net.ssl.trustStorePassword=hush-hush;"))
                .hasMessageStartingWith(
                        "E-SME-CLI-7: '-Djavax.net.ssl.trustStorePassword=…' in --jvm-option cannot be");
        assertRefused(() -> new JvmOption("-Xmx 2g"))
                .hasMessageStartingWith("E-SME-CLI-7: '-Xmx 2g' in --jvm-option cannot");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-XX:+UseG1GC",
                "-XX:+UseParallelGC",
                "-XX:+UseZGC",
                "-XX:+UseConcMarkSweepGC",
                "-XX:-UseSerialGC"
            })
    void refusesAnotherGarbageCollector(final String text) {
        assertRefused(() -> new JvmOption(text))
                .hasMessageContaining("the database always asks for the serial collector");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-cp",
                "-classpath",
                "-jar",
                "--class-path=/x",
                "-Xbootclasspath/a:/x",
                "-Djava.class.path=/x",
                "-javaagent:/x.jar",
                "-agentlib:jdwp=x",
                "-agentpath:/x",
                "-XX:Flags=/x",
                "-XX:VMOptionsFile=/x"
            })
    void refusesAnotherClassPath(final String text) {
        assertRefused(() -> new JvmOption(text)).hasMessageContaining("the database sets what the JVM runs and loads");
    }

    /** A JVM that is not started by `java` refuses each of these; tried with JNI_CreateJavaVM of OpenJDK 17. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-server",
                "-client",
                "-version",
                "-showversion",
                "-p",
                "-m",
                "-d64",
                "-help",
                "-splash:x",
                "--version",
                "--show-version",
                "--dry-run",
                "-X",
                "-D"
            })
    void refusesWordsOfTheLauncher(final String text) {
        assertRefused(() -> new JvmOption(text))
                .hasMessageStartingWith("E-SME-CLI-7: ")
                .hasMessageContaining("the database starts the JVM without the launcher 'java'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dnote=-Xmx",
                "-Daws.endpointUrl=https://sales-Xmx.example.com",
                "-Djavax.net.ssl.trustStore=/buckets/bfsdefault/default/a-Xss.jks",
                "-Da-Xms=b",
                "-Xms64m-Xmx64m"
            })
    void refusesWhatTheDatabaseWouldTakeForADecisionAboutMemory(final String text) {
        assertRefused(() -> new JvmOption(text))
                .hasMessageStartingWith("E-SME-CLI-7: ")
                .hasMessageContaining("for a decision about the memory of the JVM");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Dsme.version=1",
                "-Dsme.hash",
                "-Dsme.settings=x",
                "-Dsme.deployment=x",
                "-Duser.timezone=CET",
                "-Dhttp.maxConnections=1"
            })
    void refusesThePropertiesOfTheScripts(final String text) {
        assertRefused(() -> new JvmOption(text)).hasMessageContaining("the scripts carry this property themselves");
    }
}
