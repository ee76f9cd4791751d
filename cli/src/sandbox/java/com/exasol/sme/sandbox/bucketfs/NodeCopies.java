package com.exasol.sme.sandbox.bucketfs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each node of a cluster has of the buckets: all of it at once, unless a node is held back. Of an archive a node has
 * the folder that it was extracted to.
 */
public final class NodeCopies {
    private final Path origin;
    private final List<Path> nodes = new ArrayList<>();
    private final Map<Integer, Set<Path>> heldBack = new HashMap<>();

    /** @param directory an empty one for everything */
    public NodeCopies(final Path directory, final int nodeCount) throws IOException {
        origin = Files.createDirectory(directory.resolve("service"));
        for (int node = 0; node < nodeCount; node++) {
            nodes.add(Files.createDirectory(directory.resolve("node" + node)));
        }
    }

    /** Where the service keeps what clients see. */
    public Path origin() {
        return origin;
    }

    /** The directory that UDFs on a node know as /buckets. */
    public Path of(final int node) {
        return nodes.get(node);
    }

    /** From now on the node keeps what it has, whatever changes. */
    public synchronized void holdBack(final int node) {
        heldBack.putIfAbsent(node, new LinkedHashSet<>());
    }

    /** Lets the node catch up. */
    public synchronized void synchronise(final int node) {
        final Set<Path> late = heldBack.remove(node);
        if (late != null) {
            late.forEach(file -> copy(file, nodes.get(node)));
        }
    }

    /** Passes on what became of a file. */
    public synchronized void changed(final Path fileOfOrigin) {
        final Path file = origin.relativize(fileOfOrigin);
        for (int node = 0; node < nodes.size(); node++) {
            if (heldBack.containsKey(node)) {
                heldBack.get(node).add(file);
            } else {
                copy(file, nodes.get(node));
            }
        }
    }

    /** A link does for a copy: a file of a bucket is replaced and never written into. */
    private void copy(final Path file, final Path node) {
        try {
            final Path target = node.resolve(file);
            if (ExtractedArchive.isArchive(file)) {
                ExtractedArchive.replace(origin.resolve(file), target);
                return;
            }
            if (!Files.exists(origin.resolve(file))) {
                Files.deleteIfExists(target);
                return;
            }
            Files.createDirectories(target.getParent());
            final Path link = node.resolve("link");
            Files.createLink(link, origin.resolve(file));
            Files.move(link, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            Files.deleteIfExists(link);
        } catch (final IOException exception) {
            throw new UncheckedIOException(exception);
        }
    }
}
