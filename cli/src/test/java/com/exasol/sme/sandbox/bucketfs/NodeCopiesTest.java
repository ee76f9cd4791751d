package com.exasol.sme.sandbox.bucketfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeCopiesTest {
    @TempDir
    private Path directory;

    private NodeCopies nodes;
    private BucketFsServer server;

    @BeforeEach
    void start() throws IOException {
        nodes = new NodeCopies(directory, 2);
        server = BucketFsServer.start(nodes, "bfs").withBucket("default", "r", "w");
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void put(final String content) throws IOException {
        server.put("default", "a/b.txt", content.getBytes(UTF_8));
    }

    private String on(final int node) throws IOException {
        final Path file = nodes.of(node).resolve("bfs/default/a/b.txt");
        return Files.exists(file) ? Files.readString(file) : "nothing";
    }

    @Test
    void areEqualToTheService() throws IOException {
        put("1");
        put("2");
        assertThat(on(0)).isEqualTo("2");
        assertThat(on(1)).isEqualTo("2");
        assertThat(nodes.of(1)).isDirectoryNotContaining(file -> Files.isRegularFile(file));
    }

    @Test
    void haveArchivesAsFolders() throws IOException {
        server.put("default", "slc.tar.gz", SmallContainer.content());
        assertThat(nodes.of(1).resolve("bfs/default/slc/exaudf/exaudfclient"))
                .hasContent("This is exaudf/exaudfclient\n");
        assertThat(nodes.of(1).resolve("bfs/default")).isDirectoryNotContaining("glob:**.tar.gz*");
        assertThat(server.content("default", "slc.tar.gz")).isEqualTo(SmallContainer.content());
        nodes.holdBack(1);
        server.put("default", "slc.tar.gz", SmallContainer.content("other"));
        assertThat(nodes.of(0).resolve("bfs/default/slc")).isDirectoryContaining("glob:**/other");
        assertThat(nodes.of(1).resolve("bfs/default/slc")).isDirectoryContaining("glob:**/exaudf");
        nodes.synchronise(1);
        assertThat(nodes.of(1).resolve("bfs/default/slc")).isDirectoryNotContaining("glob:**/exaudf");
    }

    @Test
    void haveNothingOfAnArchiveThatCannotBeExtracted() throws IOException {
        server.put("default", "slc.tar.gz", "no archive".getBytes(UTF_8));
        server.put("default", "evil.tar.gz", SmallContainer.content("../../../evil"));
        assertThat(nodes.of(0).resolve("bfs/default")).isEmptyDirectory();
        assertThat(directory).isDirectoryNotContaining("glob:**/evil");
    }

    @Test
    void stayAsTheyAreWhileANodeIsHeldBack() throws IOException {
        put("1");
        nodes.holdBack(1);
        put("2");
        assertThat(on(0)).isEqualTo("2");
        assertThat(on(1)).isEqualTo("1");
        nodes.synchronise(1);
        assertThat(on(1)).isEqualTo("2");
        put("3");
        assertThat(on(1)).isEqualTo("3");
    }
}
