import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Writes a JAR with the API of an older Java, as the JDK of the build knows it for javac's option {@code --release}.
 * Shrinking needs it as a library; the JDK's own classes are newer, and since JDK 24 not every JDK has them as files.
 */
final class PlatformApi {
    /** Those that the UDF JAR refers to. */
    private static final Set<String> MODULES =
            Set.of("java.base", "java.desktop", "java.logging", "java.management", "java.sql", "java.xml");

    private PlatformApi() {}

    /** @param arguments the release, such as 11, and the JAR to write */
    public static void main(final String[] arguments) throws IOException {
        final String release = Integer.toString(Integer.parseInt(arguments[0]), Character.MAX_RADIX)
                .toUpperCase();
        final Path jar = Path.of(arguments[1]);
        final Path symbols = Path.of(System.getProperty("java.home"), "lib", "ct.sym");
        Files.createDirectories(jar.getParent());
        try (ZipFile source = new ZipFile(symbols.toFile());
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream target = new JarOutputStream(file)) {
            final TreeMap<String, ZipEntry> classes = classes(source, release);
            if (!classes.containsKey("java/lang/Object.class")) {
                throw new IOException(symbols + " does not have the classes of Java " + arguments[0]
                        + " where they were in JDK 17 to 25. Build with one of these.");
            }
            for (final var entry : classes.entrySet()) {
                target.putNextEntry(new JarEntry(entry.getKey()));
                source.getInputStream(entry.getValue()).transferTo(target);
                target.closeEntry();
            }
        }
    }

    /** Entries are named releases/module/class.sig; releases are digits of base 36, so AB stands for 10 and 11. */
    private static TreeMap<String, ZipEntry> classes(final ZipFile symbols, final String release) {
        final TreeMap<String, ZipEntry> classes = new TreeMap<>();
        final Enumeration<? extends ZipEntry> entries = symbols.entries();
        while (entries.hasMoreElements()) {
            final ZipEntry entry = entries.nextElement();
            final String[] parts = entry.getName().split("/", 3);
            if (parts.length == 3
                    && parts[0].contains(release)
                    && MODULES.contains(parts[1])
                    && parts[2].endsWith(".sig")
                    && !parts[2].equals("module-info.sig")) {
                classes.put(parts[2].replaceFirst("\\.sig$", ".class"), entry);
            }
        }
        return classes;
    }
}
