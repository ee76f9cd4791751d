package com.exasol.sme.sandbox.udf.host;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Map;
import java.util.Set;

/**
 * Lets code in a script find the buckets of its node below /buckets, as a container of a real node has them there.
 * The JVM takes it by its option for the default file system; it knows java.nio.file only, not java.io.File.
 */
public final class NodeFiles extends FileSystemProvider {
    /** The option that names this class, and the one that names the directory which stands for /buckets. */
    public static final String OPTION = "-Djava.nio.file.spi.DefaultFileSystemProvider=" + NodeFiles.class.getName();

    public static final String DIRECTORY = "sandbox.buckets";

    private final FileSystemProvider real;
    private final FileSystem files;

    public NodeFiles(final FileSystemProvider real) {
        this.real = real;
        files = new NodeFileSystem(this, real.getFileSystem(URI.create("file:///")));
    }

    @Override
    public String getScheme() {
        return real.getScheme();
    }

    @Override
    public FileSystem newFileSystem(final URI uri, final Map<String, ?> options) throws IOException {
        return real.newFileSystem(uri, options);
    }

    @Override
    public FileSystem getFileSystem(final URI uri) {
        return files;
    }

    @Override
    public Path getPath(final URI uri) {
        return real.getPath(uri);
    }

    @Override
    public SeekableByteChannel newByteChannel(
            final Path path, final Set<? extends OpenOption> options, final FileAttribute<?>... attributes)
            throws IOException {
        return real.newByteChannel(path, options, attributes);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(final Path path, final DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        return real.newDirectoryStream(path, filter);
    }

    @Override
    public void createDirectory(final Path path, final FileAttribute<?>... attributes) throws IOException {
        real.createDirectory(path, attributes);
    }

    @Override
    public void delete(final Path path) throws IOException {
        real.delete(path);
    }

    @Override
    public void copy(final Path from, final Path to, final CopyOption... options) throws IOException {
        real.copy(from, to, options);
    }

    @Override
    public void move(final Path from, final Path to, final CopyOption... options) throws IOException {
        real.move(from, to, options);
    }

    @Override
    public boolean isSameFile(final Path path, final Path other) throws IOException {
        return real.isSameFile(path, other);
    }

    @Override
    public boolean isHidden(final Path path) throws IOException {
        return real.isHidden(path);
    }

    @Override
    public FileStore getFileStore(final Path path) throws IOException {
        return real.getFileStore(path);
    }

    @Override
    public void checkAccess(final Path path, final AccessMode... modes) throws IOException {
        real.checkAccess(path, modes);
    }

    @Override
    public <V extends FileAttributeView> V getFileAttributeView(
            final Path path, final Class<V> type, final LinkOption... options) {
        return real.getFileAttributeView(path, type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(
            final Path path, final Class<A> type, final LinkOption... options) throws IOException {
        return real.readAttributes(path, type, options);
    }

    @Override
    public Map<String, Object> readAttributes(final Path path, final String names, final LinkOption... options)
            throws IOException {
        return real.readAttributes(path, names, options);
    }

    @Override
    public void setAttribute(final Path path, final String name, final Object value, final LinkOption... options)
            throws IOException {
        real.setAttribute(path, name, value, options);
    }
}
