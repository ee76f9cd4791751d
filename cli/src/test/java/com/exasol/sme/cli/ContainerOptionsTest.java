package com.exasol.sme.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.bucketfs.SmallContainer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code sme deploy} says of containers that cannot work, before it contacts anybody. */
class ContainerOptionsTest {
    private static final String ALLOWED_NAME =
            "Give an archive (.tar.gz) whose name has letters, digits and . _ - only";
    private static final String DIGEST = "ab".repeat(32);

    @TempDir
    private Path directory;

    private final CommandRun command = new CommandRun();
    private final List<String> opened = new ArrayList<>();

    private String refusal(final String... options) {
        final List<String> words = new ArrayList<>(List.of(
                "deploy",
                "--schema",
                "S",
                "--dsn",
                "there.is.no.such.host.invalid:1",
                "--db-user",
                "u",
                "--bucketfs-password",
                "hush-hush",
                "--db-password",
                "hush-hush"));
        words.addAll(List.of(options));
        command.connecting((url, properties) -> {
            opened.add(url);
            throw new AssertionError("opened");
        });
        assertThat(command.run(words.toArray(String[]::new))).as(command::err).isEqualTo(2);
        assertThat(opened).isEmpty();
        assertThat(command.out()).isEmpty();
        final String[] lines = command.errors().split("\n", -1);
        return lines[lines.length - 2];
    }

    private String write(final String name, final byte[] content) throws IOException {
        return Files.write(directory.resolve(name), content).toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "slc",
                "slc.zip",
                "slc.tgz",
                "slc.TAR.GZ",
                ".tar.gz",
                "..tar.gz",
                "-x.tar.gz",
                "a b.tar.gz",
                "a'b.tar.gz",
                "a?b.tar.gz",
                "a#b.tar.gz",
                "a=b.tar.gz",
                "ä.tar.gz",
                "a\tb.tar.gz",
                "slc.tar.gz/"
            })
    void takesNoOtherNameOfAFile(final String path) {
        assertThat(refusal("--container-file", path, "--no-upload"))
                .startsWith("E-SME-CLI-73: '" + path.replace('\t', '?') + "' in --container-file does not end with the"
                        + " name of an archive that can be a container. " + ALLOWED_NAME);
    }

    @Test
    void takesNoNameThatIsTooLong() {
        assertThat(refusal("--container-file", "x".repeat(201) + ".tar.gz", "--no-upload"))
                .contains(ALLOWED_NAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://h/p/slc.zip | 'https://h/p/slc.zip' in --container-url does not end with the name",
                "https://h/p/a%20b.tar.gz | does not end with the name",
                "http://h/p/slc.tar.gz | 'http://h/p/slc.tar.gz' in --container-url is not protected by HTTPS. Give an"
                        + " address with https://, or --container-sha256 as well.",
                "ftp://h/slc.tar.gz | 'ftp://h/slc.tar.gz' in --container-url is no address to download from. Give"
                        + " https://<host>/<path>/<name>.tar.gz without user, query and fragment.",
                "slc.tar.gz | 'slc.tar.gz' in --container-url is no address",
                "https://h | 'https://h' in --container-url is no address",
                "https:///slc.tar.gz | is no address",
                "https://h:port/slc.tar.gz | is no address",
                "https://h/a b/slc.tar.gz | is no address",
                "https://me:s3cret@h/slc.tar.gz | '…' in --container-url is no address",
                "https://h/slc.tar.gz?token=s3cret | '…' in --container-url is no address",
                "https://h/slc.tar.gz#s3cret | '…' in --container-url is no address"
            })
    void takesNoOtherAddress(final String url, final String message) {
        assertThat(refusal("--container-url", url))
                .startsWith("E-SME-CLI-73: ")
                .contains(message)
                .doesNotContain("s3cret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ab", "sha256:abab", "ABCDEFGH"})
    void takesNoOtherDigest(final String digest) {
        assertThat(refusal("--container-url", "https://h/slc.tar.gz", "--container-sha256", digest))
                .startsWith("E-SME-CLI-73: '")
                .contains("' in --container-sha256 is no SHA-256 digest. Give 64 hexadecimal digits");
    }

    @ParameterizedTest
    @CsvSource({
        "--path-in-bucket, a+b",
        "--path-in-bucket, a/b=c",
        "--bucketfs-name, a~b",
        "--bucket, 'a,b'",
    })
    void takesNoPlaceThatAUrlWouldChange(final String option, final String value) {
        assertThat(refusal("--container-file", "slc.tar.gz", "--no-upload", option, value))
                .startsWith("E-SME-CLI-73: '" + value + "' in " + option + " cannot be part of the URL of a container."
                        + " Use letters, digits and . _ - only, beside a container.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--container-file a.tar.gz --container-url https://h/a.tar.gz | --container-file and --container-url",
                "--container-file a.tar.gz --language-definition x | --container-file and --language-definition",
                "--container-url https://h/a.tar.gz --language-definition x | --container-url and --language-definition",
                "--container-file a.tar.gz --no-deploy-slc | --container-file and --no-deploy-slc",
                "--container-file a.tar.gz --no-wait-for-completion | --container-file and --no-wait-for-completion",
                "--container-url https://h/a.tar.gz --no-upload --container-sha256 x | --container-sha256 and --no-upload"
            })
    void takesNoOptionsThatExcludeEachOther(final String options, final String both) {
        assertThat(refusal(options.split(" ", -1)))
                .isEqualTo("E-SME-CLI-74: " + both + " exclude each other. Leave out one of them.");
    }

    @Test
    void takesNoDigestOfNothing() {
        assertThat(refusal("--container-sha256", DIGEST))
                .isEqualTo("E-SME-CLI-74: --container-sha256 (" + DIGEST + ") belongs to no container. Give"
                        + " --container-file or --container-url as well.");
    }

    @Test
    void takesNoFileThatIsNotThere() {
        final String path = directory.resolve("slc.tar.gz").toString();
        assertThat(refusal("--container-file", path)).contains(" in --container-file is no file. Give the complete");
    }

    @Test
    void takesNoFolder() throws IOException {
        final String path =
                Files.createDirectory(directory.resolve("slc.tar.gz")).toString();
        assertThat(refusal("--container-file", path)).contains(" in --container-file is no file. Give the complete");
    }

    @Test
    void takesNoFileInAnotherFormat() throws IOException {
        assertThat(refusal("--container-file", write("slc.tar.gz", "PK".getBytes(UTF_8))))
                .contains(" in --container-file is no archive in gzip format. Give the complete archive (.tar.gz)");
        assertThat(refusal("--container-file", write("empty.tar.gz", new byte[0])))
                .contains("is no archive in gzip");
    }

    @Test
    void takesNoFileThatIsDamaged() throws IOException {
        final byte[] content = SmallContainer.content();
        for (final int length : List.of(2, 30, content.length / 2, content.length - 1)) {
            assertThat(refusal("--container-file", write("slc.tar.gz", Arrays.copyOf(content, length))))
                    .contains(" in --container-file is damaged or ends too early. Give the complete archive");
        }
        content[content.length - 5] ^= 0x55;
        assertThat(refusal("--container-file", write("slc.tar.gz", content))).contains("is damaged or ends too early");
    }

    @Test
    void takesNoFileThatIsNoTarFile() throws IOException {
        final ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(content)) {
            gzip.write("x".repeat(2000).getBytes(UTF_8));
        }
        assertThat(refusal("--container-file", write("slc.tar.gz", content.toByteArray())))
                .contains(" in --container-file is damaged or no tar file in gzip format. Give");
    }

    @ParameterizedTest
    @ValueSource(strings = {"exaudf/exaudfclient_py3", "exaudf/", "x/exaudf/exaudfclient", "readme"})
    void takesNoArchiveOfSomethingElse(final String entry) throws IOException {
        assertThat(refusal("--container-file", write("slc.tar.gz", SmallContainer.content(entry))))
                .contains(
                        "in --container-file holds no exaudf/exaudfclient, which a script language container of version 9"
                                + " or later has. Give");
    }

    @Test
    void takesNoArchiveWithAnotherDigest() throws IOException {
        final String path = write("slc.tar.gz", SmallContainer.content());
        assertThat(refusal("--container-file", path, "--container-sha256", DIGEST))
                .startsWith("E-SME-CLI-75: " + path + " has the SHA-256 digest ")
                .contains(", but --container-sha256 is " + DIGEST + ". Nothing was uploaded.");
    }

    @Test
    void saysFirstWhatIsMissing() {
        assertThat(command.run("deploy", "--container-file", "no.tar.gz")).isEqualTo(2);
        assertThat(command.err()).startsWith("E-SME-CLI-3: ");
    }
}
