package com.exasol.sme.sandbox.udf.host;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.WatchService;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.spi.FileSystemProvider;
import java.util.Set;

/** The JVM's file system, where what is written as a path below /buckets means the buckets of a node. */
final class NodeFileSystem extends FileSystem {
    private static final String BUCKETS = "/buckets";

    private final FileSystemProvider provider;
    private final FileSystem real;

    NodeFileSystem(final FileSystemProvider provider, final FileSystem real) {
        this.provider = provider;
        this.real = real;
    }

    @Override
    public Path getPath(final String first, final String... more) {
        final Path path = real.getPath(first, more);
        return path.startsWith(BUCKETS)
                ? real.getPath(System.getProperty(NodeFiles.DIRECTORY))
                        .resolve(real.getPath(BUCKETS).relativize(path))
                : path;
    }

    @Override
    public FileSystemProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public boolean isReadOnly() {
        return real.isReadOnly();
    }

    @Override
    public String getSeparator() {
        return real.getSeparator();
    }

    @Override
    public Iterable<Path> getRootDirectories() {
        return real.getRootDirectories();
    }

    @Override
    public Iterable<FileStore> getFileStores() {
        return real.getFileStores();
    }

    @Override
    public Set<String> supportedFileAttributeViews() {
        return real.supportedFileAttributeViews();
    }

    @Override
    public PathMatcher getPathMatcher(final String syntaxAndPattern) {
        return real.getPathMatcher(syntaxAndPattern);
    }

    @Override
    public UserPrincipalLookupService getUserPrincipalLookupService() {
        return real.getUserPrincipalLookupService();
    }

    @Override
    public WatchService newWatchService() throws IOException {
        return real.newWatchService();
    }
}
