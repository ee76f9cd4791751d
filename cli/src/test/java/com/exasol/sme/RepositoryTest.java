package com.exasol.sme;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can drift between the files of the repository. */
class RepositoryTest {
    private static final Path TOP = Path.of("..");
    private static final Set<String> GIVEN = Set.of(
            "picocli",
            "exasol-jdbc",
            "bucketfs-java",
            "sagemaker",
            "sagemakerruntime",
            "jackson-databind",
            "junit-jupiter",
            "exasol-testcontainers",
            "sme-udf");
    private static final Pattern DEPENDENCY =
            Pattern.compile("<dependency>\\s*<groupId>[^<]+</groupId>\\s*<artifactId>([^<]+)</artifactId>");

    @Test
    void ciRunsTheTestCommandOfTheReadme() throws IOException {
        assertThat(read(".ci/run")).contains("\nexec mvn -B -ntp verify\n");
        assertThat(read("README.md")).contains("\nmvn -B -ntp verify\n");
    }

    @Test
    void theReadmeHasFewerThan100Lines() throws IOException {
        assertThat(read("README.md").lines().count()).isLessThan(100);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci.yml", "release.yml", "advisories.yml"})
    void theWorkflowTakesNoActionThatCanChange(final String file) throws IOException {
        assertThat(read(".github/workflows/" + file).lines().filter(line -> line.contains("uses:")))
                .isNotEmpty()
                .allMatch(line -> line.matches(" *- uses: actions/[a-z-]+@[0-9a-f]{40} # v[0-9.]+"));
    }

    @Test
    void advisoriesAreLookedForEachDay() throws IOException {
        assertThat(read(".github/workflows/advisories.yml"))
                .containsPattern("- cron: '\\d+ \\d+ \\* \\* \\*'\n")
                .contains("- run: .ci/advisories\n");
        assertThat(read(".ci/advisories")).contains("-DincludeTestScope=true");
    }

    /** Where one of them is named another one may be forgotten. */
    @Test
    void theWorkflowRunsTheVersionsOfExasolThatThePomNames() throws IOException {
        assertThat(read(".github/workflows/ci.yml")).contains("exasol: ['7.1.30', '8.29.12', '2025.1.8']");
        assertThat(read("cli/pom.xml")).contains("7.1.30, 8.29.12, 2025.1.8.", "<sme.exasol>2025.1.8</sme.exasol>");
    }

    @Test
    void theWorkflowRunsTheVersionsOfJavaThatThePomTakes() throws IOException {
        assertThat(read(".github/workflows/ci.yml")).contains("java: ['17', '21', '25']");
        assertThat(read("pom.xml")).contains("<version>[17,26)</version>");
        assertThat(read("README.md")).contains("JDK 17 to 25");
    }

    @Test
    void everyFurtherDependencyHasItsReason() throws IOException {
        final List<String> dependencies = new ArrayList<>();
        for (final String pom : List.of("cli/pom.xml", "udf/pom.xml")) {
            DEPENDENCY.matcher(read(pom)).results().map(match -> match.group(1)).forEach(dependencies::add);
        }
        dependencies.removeAll(GIVEN);
        final String reasons = read("docs/decisions/0001-dependencies.md");
        assertThat(dependencies).isNotEmpty().allSatisfy(name -> assertThat(reasons)
                .contains(name));
    }

    private static String read(final String file) throws IOException {
        return Files.readString(TOP.resolve(file), UTF_8);
    }
}
