package com.exasol.sme;

import java.util.Objects;
import java.util.regex.Pattern;

/** Words of someone else as a sentence inside our message, on one line. */
public final class Sentence {
    /** The beginning says what failed, and the end of a stack of calls says why. */
    private static final int BEGINNING = 200;

    private static final int END = 300;
    private static final Pattern PAGE =
            Pattern.compile("<(!doctype|html|head|body|title|h1|pre|p)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern UNSEEN =
            Pattern.compile("<!--.*?-->|<(script|style)\\b.*?</\\1\\s*>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern LINE_BREAKS = Pattern.compile("[\\p{Cc}\\u2028\\u2029]+ *");
    private static final Pattern TAG = Pattern.compile("<[/!]?[a-z][^>]*>", Pattern.CASE_INSENSITIVE);

    private Sentence() {}

    public static String of(final String words) {
        final String text = withoutTags(Objects.requireNonNullElse(words, "no message"));
        return text.endsWith(".") || text.endsWith("!") || text.endsWith("?") ? text : text + ".";
    }

    /** The same without the middle of a long text. */
    public static String brief(final String words) {
        final String text = of(words);
        if (text.length() <= BEGINNING + END) {
            return text;
        }
        return text.substring(0, wholeCharacters(text, BEGINNING)) + " … "
                + text.substring(wholeCharacters(text, text.length() - END));
    }

    private static int wholeCharacters(final String text, final int index) {
        return Character.isLowSurrogate(text.charAt(index)) ? index - 1 : index;
    }

    /** Web servers answer with pages: what a browser shows of them is what they say. */
    private static String withoutTags(final String words) {
        if (!PAGE.matcher(words).find()) {
            final String text = LINE_BREAKS.matcher(words).replaceAll(" ").strip();
            return text.isEmpty() ? "no message" : text;
        }
        final String text = TAG.matcher(UNSEEN.matcher(words).replaceAll(" "))
                .replaceAll(" ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&nbsp;", " ")
                .replace("&amp;", "&")
                .replaceAll("\\s+", " ")
                .strip();
        return text.isEmpty() ? "a page without text" : text;
    }
}
