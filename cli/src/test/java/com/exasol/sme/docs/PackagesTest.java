package com.exasol.sme.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.testkit.MarkdownRows;
import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packages are small, and use each other in one direction: as {@code docs/design.md} draws it.
 *
 * <p>It reads class files, which do not tell of constants that javac copies, nor of links in Javadoc.
 */
class PackagesTest {
    private static final Path TOP = Path.of("..");
    private static final int MOST_FILES = 25;
    private static final String PREFIX = "com.exasol.sme";
    /** What the tests of both modules share is compiled with the stand-in. */
    private static final List<String> KIT = List.of(PREFIX + ".sandbox", PREFIX + ".testkit");

    /** What the rules hold for; each is read once. */
    enum Code {
        CLI("cli/target/classes"),
        UDF("udf/target/classes"),
        CLI_TESTS("cli/target/test-classes"),
        UDF_TESTS("udf/target/test-classes"),
        STAND_IN("cli/target/sandbox-classes");

        private final JavaClasses classes;

        Code(final String folder) {
            classes = importer().importPath(TOP.resolve(folder));
        }

        private static ClassFileImporter importer() {
            final ArchConfiguration configuration = ArchConfiguration.get();
            // What is not imported is known by its name, which is all that is asked for.
            configuration.setResolveMissingDependenciesFromClassPath(false);
            // One class in the wrong place closes many cycles, and three tell as much as all of them.
            configuration.setProperty("cycles.maxNumberToDetect", "3");
            configuration.setProperty("cycles.maxNumberOfDependenciesPerEdge", "3");
            return new ClassFileImporter();
        }

        private List<JavaClass> files() {
            return classes.stream().filter(JavaClass::isTopLevelClass).toList();
        }

        private List<Dependency> arrows() {
            return classes.stream()
                    .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                    .filter(dependency -> classes.contain(
                            dependency.getTargetClass().getBaseComponentType().getName()))
                    .filter(dependency -> !from(dependency).equals(to(dependency)))
                    .toList();
        }

        private static String from(final Dependency dependency) {
            return dependency.getOriginClass().getPackageName();
        }

        private static String to(final Dependency dependency) {
            return dependency.getTargetClass().getBaseComponentType().getPackageName();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cli/src/main/java",
                "cli/src/sandbox/java",
                "cli/src/test/java",
                "udf/src/main/java",
                "udf/src/test/java",
                "udf/src/testkit/java",
                "udf/src/bench/java"
            })
    void noPackageHasMoreFilesThanAPersonKeepsInMind(final String root) throws IOException {
        assertThat(new SourceRoot(TOP.resolve(root)).sizes()).isNotEmpty().allSatisfy((name, size) -> assertThat(size)
                .as("files of the package %s", name)
                .isLessThanOrEqualTo(MOST_FILES));
    }

    /** Only a profile compiles them, so their imports have to tell. */
    @Test
    void packagesOfMeasurementsUseEachOtherInOneDirection() throws IOException {
        assertThat(new SourceRoot(TOP.resolve("udf/src/bench/java")).circles()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void packagesUseEachOtherInOneDirection(final Code code) {
        SlicesRuleDefinition.slices()
                .assignedFrom(new ByPackage())
                .should()
                .beFreeOfCycles()
                .check(code.classes);
    }

    /** Who starts it without the tests, as the demonstration does, needs nothing else. */
    @Test
    void theStandInUsesNeitherTheProductNorOtherTests() {
        assertThat(Code.STAND_IN.classes.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(dependency -> Code.to(dependency).startsWith(PREFIX)
                                && KIT.stream().noneMatch(Code.to(dependency)::startsWith))
                        .map(Dependency::getDescription))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLI", "UDF"})
    void theDesignNamesEachPackage(final Code code) throws IOException {
        assertThat(Picture.of(code).floors())
                .containsExactlyInAnyOrderElementsOf(code.files().stream()
                        .map(JavaClass::getPackageName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @ParameterizedTest
    @EnumSource(names = {"CLI", "UDF"})
    void packagesUseWhatTheDesignDraws(final Code code) throws IOException {
        final Picture picture = Picture.of(code);
        assertThat(code.arrows().stream()
                        .filter(dependency -> !picture.draws(Code.from(dependency), Code.to(dependency)))
                        .map(Dependency::getDescription))
                .as("dependencies that docs/design.md does not draw")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLI", "UDF"})
    void theDesignDrawsNothingElse(final Code code) throws IOException {
        final NavigableSet<String> drawn = Picture.of(code).arrows();
        drawn.removeAll(code.arrows().stream()
                .map(dependency -> Picture.arrow(Code.from(dependency), Code.to(dependency)))
                .toList());
        assertThat(drawn).as("arrows of docs/design.md that no class follows").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLI", "UDF"})
    void theDesignDrawsArrowsDownwards(final Code code) throws IOException {
        assertThat(Picture.of(code).upwards()).isEmpty();
    }

    /** One table of the design: packages from the top to the bottom, with those that each may use. */
    private record Picture(List<String> floors, NavigableMap<String, List<String>> uses) {
        static Picture of(final Code code) throws IOException {
            final List<String> floors = new ArrayList<>();
            final NavigableMap<String, List<String>> uses = new TreeMap<>();
            final String heading = "package of `" + code.name().toLowerCase(Locale.ROOT) + "`";
            MarkdownRows.of(new DocumentPage("design.md").text(), heading).forEach(cells -> {
                final String floor = names(cells.get(0)).get(0);
                floors.add(floor);
                uses.put(floor, names(cells.get(1)));
            });
            return new Picture(floors, uses);
        }

        private static List<String> names(final String cell) {
            return Arrays.stream(cell.replace("`", "").split(" ", -1))
                    .filter(name -> !name.isEmpty())
                    .map(name -> name.startsWith(PREFIX) || name.startsWith("software.") ? name : PREFIX + "." + name)
                    .toList();
        }

        boolean draws(final String from, final String to) {
            return uses.getOrDefault(from, List.of()).contains(to);
        }

        static String arrow(final String from, final String to) {
            return from + " -> " + to;
        }

        NavigableSet<String> arrows() {
            return uses.entrySet().stream()
                    .flatMap(entry -> entry.getValue().stream().map(to -> arrow(entry.getKey(), to)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        List<String> upwards() {
            return IntStream.range(0, floors.size())
                    .boxed()
                    .flatMap(floor -> uses.get(floors.get(floor)).stream()
                            .filter(to -> floors.indexOf(to) <= floor)
                            .map(to -> arrow(floors.get(floor), to)))
                    .toList();
        }
    }

    private static final class ByPackage implements SliceAssignment {
        @Override
        public SliceIdentifier getIdentifierOf(final JavaClass type) {
            return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
            return "packages";
        }
    }
}
