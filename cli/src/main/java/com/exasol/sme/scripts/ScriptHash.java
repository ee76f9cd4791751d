package com.exasol.sme.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.shared.Sha256;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fingerprint that every script carries of its own text, to see whether an installed one is the same.
 *
 * <p>The catalogue writes the head of a statement in its own way, but keeps what follows AS; so the fingerprint is that
 * of the language and of what follows AS, and can be taken of the statement and of the catalogue's text alike.
 */
public final class ScriptHash {
    private static final Pattern LINE = Pattern.compile("(?m)^(?:-- hash |%jvmoption -Dsme\\.hash=)(\\w*);?\\s*?$\n?");
    /** No name of ours has a line break, so the first AS at the end of a line is the one behind the head. */
    private static final Pattern HEAD =
            Pattern.compile("(?s)\\A\\s*CREATE\\s+(?:OR\\s+REPLACE\\s+)?(?<language>\\w+)\\s.*?\\bAS[ \t]*\n");

    /** Only around these is it worth to try the pattern: a script's text is long. */
    private static final List<String> STARTS = List.of("-- hash ", "%jvmoption -Dsme.hash=");

    private static final String BLANKS = " \t\n\u000B\f\r";
    private static final String END = "\n/";

    private ScriptHash() {}

    /** The hash of a statement of ours, or of what the catalogue shows of it, without the line that carries it. */
    public static String of(final String text) {
        return Sha256.of(essence(text).getBytes(UTF_8));
    }

    private static String essence(final String text) {
        final String plain = text.replace("\r\n", "\n");
        final Matcher head = HEAD.matcher(plain);
        final boolean hasHead = head.find();
        final String body = hasHead ? plain.substring(head.end()) : plain;
        final String language = hasHead ? head.group("language").toUpperCase(Locale.ROOT) : "";
        return language + "\n" + withoutEnd(withoutLine(body));
    }

    private static String withoutLine(final String body) {
        return line(body)
                .map(found -> body.substring(0, found.start()) + body.substring(found.end()))
                .orElse(body);
    }

    private static String withoutEnd(final String body) {
        final String text = stripped(body);
        return text.endsWith(END) ? stripped(text.substring(0, text.length() - END.length())) : text;
    }

    private static String stripped(final String text) {
        int end = text.length();
        while (end > 0 && BLANKS.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static Optional<MatchResult> line(final String text) {
        int first = text.length();
        for (final String start : STARTS) {
            final int at = text.substring(0, first).indexOf(start);
            first = at < 0 ? first : at;
        }
        final Matcher line = LINE.matcher(text).region(first, text.length()).useAnchoringBounds(false);
        return line.find() ? Optional.of(line.toMatchResult()) : Optional.empty();
    }

    /** The hash that a text carries, a statement of ours or what the catalogue shows of it. */
    public static Optional<String> carriedBy(final String text) {
        return line(text).map(found -> found.group(1));
    }
}
