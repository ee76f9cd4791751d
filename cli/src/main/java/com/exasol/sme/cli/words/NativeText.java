package com.exasol.sme.cli.words;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.SmeException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What this process was given, as UTF-8: in a locale without it, such as that of cron, Java puts a replacement character
 * in the place of each byte that is no ASCII. Linux tells the bytes.
 */
public final class NativeText {
    private static final char LOST = '\uFFFD';
    private static final Set<String> VARIABLES = Set.of(
            "DB_PASSWORD",
            "BUCKETFS_PASSWORD",
            "SAAS_HOST",
            "SAAS_ACCOUNT_ID",
            "SAAS_DATABASE_ID",
            "SAAS_TOKEN",
            "AWS_ACCESS_KEY_ID",
            "AWS_SECRET_ACCESS_KEY");

    private final Path process;

    NativeText(final Path process) {
        this.process = process;
    }

    public static NativeText ofThisProcess() {
        return new NativeText(Path.of("/proc/self"));
    }

    /** Lets passwords be typed in UTF-8 too; to be called before there is a console. */
    public static void readTerminalAsUtf8() {
        if (US_ASCII.equals(ofLocale())) {
            // Java 17 reads the first of them for what is typed, later ones the others.
            System.setProperty("sun.stdout.encoding", UTF_8.name());
            System.setProperty("stdout.encoding", UTF_8.name());
            System.setProperty("stdin.encoding", UTF_8.name());
        }
    }

    private static Charset ofLocale() {
        try {
            return Charset.forName(System.getProperty("native.encoding", UTF_8.name()));
        } catch (final IllegalArgumentException exception) {
            // A locale with an encoding that Java does not know.
            return UTF_8;
        }
    }

    /** {@return the same arguments, without what Java has lost of them} */
    public String[] arguments(final String... arguments) {
        final String[] whole = arguments.clone();
        for (int index = 0; index < whole.length; index++) {
            if (isDamaged(whole[index])) {
                final int fromEnd = whole.length - index;
                final String damaged = whole[index];
                whole[index] = restored(damaged, bytes("cmdline", fromEnd))
                        .orElseThrow(
                                () -> refused("Word " + (arguments.length - fromEnd + 1) + " of the command line"));
            }
        }
        return whole;
    }

    /** {@return the same variables, without what Java has lost of those that are used} */
    public Map<String, String> environment(final Map<String, String> variables) {
        final Map<String, String> whole = new HashMap<>(variables);
        for (final String name : VARIABLES) {
            final String damaged = variables.getOrDefault(name, "");
            if (isDamaged(damaged)) {
                whole.put(
                        name,
                        restored(damaged, value(name)).orElseThrow(() -> refused("The environment variable " + name)));
            }
        }
        return whole;
    }

    private static boolean isDamaged(final String text) {
        return text.indexOf(LOST) >= 0;
    }

    private Optional<byte[]> bytes(final String file, final int fromEnd) {
        final List<byte[]> texts = texts(file);
        return texts.size() < fromEnd ? Optional.empty() : Optional.of(texts.get(texts.size() - fromEnd));
    }

    private Optional<byte[]> value(final String variable) {
        final byte[] start = (variable + "=").getBytes(US_ASCII);
        return texts("environ").stream()
                .filter(text -> text.length >= start.length
                        && ByteBuffer.wrap(text, 0, start.length).equals(ByteBuffer.wrap(start)))
                .findFirst()
                .map(text -> Arrays.copyOfRange(text, start.length, text.length));
    }

    /** The texts of a file, each of which ends with a zero. */
    private List<byte[]> texts(final String file) {
        final List<byte[]> texts = new ArrayList<>();
        try {
            final ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (final byte next : Files.readAllBytes(process.resolve(file))) {
                if (next == 0) {
                    texts.add(text.toByteArray());
                    text.reset();
                } else {
                    text.write(next);
                }
            }
            return texts;
        } catch (final IOException exception) {
            // Other systems than Linux do not tell.
            return List.of();
        }
    }

    /** Another text in the same place, such as that of a file that Java itself has read words from, is none of ours. */
    private static Optional<String> restored(final String damaged, final Optional<byte[]> bytes) {
        return bytes.filter(found ->
                        US_ASCII.decode(ByteBuffer.wrap(found)).toString().equals(damaged))
                .flatMap(NativeText::decoded);
    }

    private static Optional<String> decoded(final byte[] bytes) {
        try {
            return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
        } catch (final CharacterCodingException exception) {
            return Optional.empty();
        }
    }

    private static SmeException refused(final String what) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-96")
                .message(
                        "{{what|u}} has bytes that cannot be read: the encoding of the locale is {{encoding|u}}, and as"
                                + " UTF-8 they could not be had either.",
                        what,
                        System.getProperty("native.encoding", "unknown"))
                .mitigation("Give it in UTF-8, and start sme in a locale with UTF-8, such as 'LC_ALL=C.UTF-8 java -jar"
                        + " sme.jar …'.")
                .toString());
    }
}
