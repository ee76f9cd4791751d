package com.exasol.sme.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeReportTest {
    private static final FileDigest JAR = FileDigest.of("abc".getBytes(UTF_8));
    private static final FileDigest OTHER = FileDigest.of(new byte[0]);

    private static NodeAnswer node(final int number, final FileDigest file) {
        return new NodeAnswer(number, "17.0.15", Optional.ofNullable(file));
    }

    @Test
    void knowsWhatSha256Is() {
        assertThat(JAR)
                .hasToString("3 bytes, SHA-256 ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void isContentWhenAllNodesHaveTheSame() {
        final NodeReport report = new NodeReport(2, List.of(node(1, JAR), node(0, JAR)));
        assertThat(report.allHave(JAR)).isTrue();
        assertThat(report.differences(JAR)).isEmpty();
        assertThat(report.allHave(OTHER)).isFalse();
    }

    @Test
    void namesEveryNodeThatIsNotAsItShallBe() {
        final NodeReport report = new NodeReport(5, List.of(node(4, OTHER), node(1, null), node(0, JAR)));
        assertThat(report.allHave(JAR)).isFalse();
        assertThat(report.isComplete()).isFalse();
        assertThat(report.having(JAR)).isEqualTo(1);
        assertThat(report.differences(JAR))
                .isEqualTo("node 1 has no such file; node 4 has other content (" + OTHER + ");"
                        + " node 2 has not answered; node 3 has not answered");
    }

    @Test
    void namesNoMoreSilentNodesThanThereAre() {
        final NodeReport report = new NodeReport(3, List.of(node(11, JAR), node(12, JAR)));
        assertThat(report.differences(JAR)).isEqualTo("node 0 has not answered");
    }

    @ParameterizedTest
    @CsvSource({"1.8.0_292, 8", "9, 9", "11.0.20, 11", "11.0.20.1+1-LTS, 11", "17-ea, 17", "21.0.1, 21", "100, 100"})
    void readsVersionsOfJava(final String version, final int feature) {
        final NodeAnswer answer = new NodeAnswer(0, version, Optional.empty());
        assertThat(answer.javaFeature()).isEqualTo(feature);
        assertThat(new NodeReport(1, List.of(answer)).withJavaBefore(11)).hasSize(feature < 11 ? 1 : 0);
    }
}
