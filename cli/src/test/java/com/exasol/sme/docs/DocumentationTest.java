package com.exasol.sme.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can go wrong with pages: their links, their length, and the list of decisions. */
class DocumentationTest {
    private static final Path TOP = Path.of("..");
    private static final Path README = TOP.resolve("README.md");
    private static final Path DOCS = TOP.resolve("docs");
    private static final Path DECISIONS = DOCS.resolve("decisions");
    private static final int MOST_WORDS_OF_THE_GUIDE = 4500;
    private static final List<String> GUIDE = List.of("user-guide.md", "administrator-guide.md", "analyst-guide.md");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]*)\\)");
    /** A page of the web site that holds the repository, which is no file of it. */
    private static final String RELEASES = "../../releases";

    private static List<Path> pages() throws IOException {
        final List<Path> pages = new ArrayList<>(List.of(README));
        try (Stream<Path> files = Files.walk(DOCS)) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    /** {@return the text without the code in it, where brackets are no links and # begins a comment} */
    private static String prose(final Path page) throws IOException {
        return Files.readString(page, UTF_8)
                .replaceAll("(?ms)^ *```.*?^ *```", "")
                .replaceAll("`[^`\n]*`", "`");
    }

    private static String withCode(final Path page) throws IOException {
        return Files.readString(page, UTF_8).replaceAll("(?ms)^ *```.*?^ *```", "");
    }

    /** {@return the names by which GitHub finds the headings of a page} */
    private static NavigableSet<String> anchors(final Path page) throws IOException {
        final NavigableSet<String> anchors = new TreeSet<>();
        final Map<String, Integer> seen = new HashMap<>();
        for (final MatchResult heading : Pattern.compile("(?m)^#+ (.*)$")
                .matcher(withCode(page))
                .results()
                .toList()) {
            final String anchor = heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            final int count = seen.merge(anchor, 1, Integer::sum);
            anchors.add(count == 1 ? anchor : anchor + "-" + (count - 1));
        }
        return anchors;
    }

    /** {@return links of the page into the repository: what they say, and the file that they mean} */
    private static Map<String, Path> links(final Path page) throws IOException {
        final Map<String, Path> links = new TreeMap<>();
        LINK.matcher(prose(page)).results().map(match -> match.group(1)).forEach(link -> {
            if (!link.contains(":") && !link.equals(RELEASES)) {
                final String file = link.replaceFirst("#.*", "");
                links.put(
                        link, file.isEmpty() ? page : page.resolveSibling(file).normalize());
            }
        });
        return links;
    }

    @Test
    void everyLinkLeadsToAFileAndAHeading() throws IOException {
        final List<String> broken = new ArrayList<>();
        int count = 0;
        for (final Path page : pages()) {
            for (final Map.Entry<String, Path> link : links(page).entrySet()) {
                final String anchor = link.getKey().replaceFirst("^[^#]*#?", "");
                final boolean isThere = Files.exists(link.getValue());
                if (!isThere || !(anchor.isEmpty() || anchors(link.getValue()).contains(anchor))) {
                    broken.add(page + ": " + link.getKey());
                }
                count++;
            }
        }
        assertThat(broken).isEmpty();
        assertThat(count).isGreaterThan(200);
    }

    @Test
    void everyPageIsReachedFromTheReadme() throws IOException {
        final NavigableSet<Path> reached = new TreeSet<>();
        final List<Path> next = new ArrayList<>(List.of(README));
        while (!next.isEmpty()) {
            final Path page = next.remove(0);
            if (reached.add(page) && page.toString().endsWith(".md") && Files.isRegularFile(page)) {
                next.addAll(links(page).values());
            }
        }
        final List<Path> lost = new ArrayList<>(pages());
        lost.removeAll(reached);
        assertThat(lost).isEmpty();
    }

    /** SQLAlchemy's text() and others take a colon in front of a word for a parameter, as in "key":10. */
    @Test
    void noStatementHasAColonDirectlyBeforeAWord() throws IOException {
        final List<String> parameters = new ArrayList<>();
        int statements = 0;
        for (final Path page : pages()) {
            for (final MatchResult block : Pattern.compile("(?s)\n```sql\n(.*?)\n```")
                    .matcher(Files.readString(page, UTF_8))
                    .results()
                    .toList()) {
                statements++;
                Pattern.compile("(?<![:\\w]):\\w+")
                        .matcher(block.group(1))
                        .results()
                        .forEach(colon -> parameters.add(page + ": " + colon.group()));
            }
        }
        assertThat(parameters).isEmpty();
        assertThat(statements).isGreaterThan(20);
    }

    @Test
    void theGuideIsReadInAnHour() throws IOException {
        int words = 0;
        for (final String page : GUIDE) {
            words += Files.readString(DOCS.resolve(page), UTF_8).strip().split("\\s+").length;
        }
        assertThat(words).isBetween(1000, MOST_WORDS_OF_THE_GUIDE);
    }

    /** Messages name the user guide, and may name a page. */
    @Test
    void whatMessagesSayOfTheDocumentationIsThere() throws IOException {
        final NavigableSet<String> named = new TreeSet<>();
        for (final Path main : List.of(Path.of("src", "main"), Path.of("..", "udf", "src", "main"))) {
            try (Stream<Path> files = Files.walk(main)) {
                for (final Path file : files.filter(Files::isRegularFile).toList()) {
                    Pattern.compile("(?:the )(\\w+) guide\\b|\\bdocs/([\\w/-]+\\.md)")
                            .matcher(Files.readString(file, UTF_8))
                            .results()
                            .map(match -> match.group(1) == null ? match.group(2) : match.group(1) + "-guide.md")
                            .forEach(named::add);
                }
            }
        }
        assertThat(named).contains("user-guide.md").allSatisfy(page -> assertThat(DOCS.resolve(page))
                .exists());
    }

    @Test
    void everyErrorThatAPageNamesIsInTheListOfErrors() throws IOException {
        final String errors = Files.readString(DOCS.resolve("reference").resolve("errors.md"), UTF_8);
        final NavigableSet<String> unknown = new TreeSet<>();
        for (final Path page : pages()) {
            Pattern.compile("[EFW]-SME-[A-Z]+-\\d+")
                    .matcher(Files.readString(page, UTF_8))
                    .results()
                    .map(MatchResult::group)
                    .filter(code -> !errors.contains("\n| `" + code + "` | "))
                    .forEach(unknown::add);
        }
        assertThat(unknown).isEmpty();
    }

    private static NavigableMap<Integer, Path> decisions() throws IOException {
        final NavigableMap<Integer, Path> decisions = new TreeMap<>();
        try (Stream<Path> files = Files.list(DECISIONS)) {
            for (final Path file : files.toList()) {
                if (file.getFileName().toString().matches("\\d{4}-.*\\.md")) {
                    decisions.put(Integer.valueOf(file.getFileName().toString().substring(0, 4)), file);
                }
            }
        }
        return decisions;
    }

    /** A new decision gets a row in docs/decisions/README.md; a number that has none gets a row that says so. */
    @Test
    void everyDecisionIsInTheIndex() throws IOException {
        final String index = Files.readString(DECISIONS.resolve("README.md"), UTF_8);
        final NavigableMap<Integer, Path> decisions = decisions();
        final List<String> missing = new ArrayList<>();
        for (int number = 1; number <= decisions.lastKey(); number++) {
            final Path file = decisions.get(number);
            final String row = file == null
                    ? "\n| %d | | ".formatted(number)
                    : "\n| [%d](%s) | %s | ".formatted(number, file.getFileName(), title(number, file));
            if (!index.contains(row)) {
                missing.add(row.strip());
            }
        }
        assertThat(missing).as("rows that docs/decisions/README.md lacks").isEmpty();
    }

    private static String title(final int number, final Path file) throws IOException {
        final String start = "# " + number + ". ";
        final String head = Files.readString(file, UTF_8).lines().findFirst().orElseThrow();
        assertThat(head).startsWith(start);
        return head.substring(start.length());
    }
}
