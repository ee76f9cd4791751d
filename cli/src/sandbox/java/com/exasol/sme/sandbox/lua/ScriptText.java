package com.exasol.sme.sandbox.lua;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Turns the text of a script into plain Lua, which lacks the block comments that Exasol adds. */
final class ScriptText {
    private static final int MOST_KEPT = 50;
    /** What scripts were turned into lately: the library is long, and runs again with each script that imports it. */
    private static final Map<String, String> KEPT = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(final Map.Entry<String, String> eldest) {
            return size() > MOST_KEPT;
        }
    });

    private final String body;
    private final StringBuilder text;
    private int at;

    private ScriptText(final String body) {
        this.body = body;
        text = new StringBuilder(body);
    }

    /** Blanks block comments of SQL's kind outside literals and Lua's own comments, keeping each line where it is. */
    static String toLua(final String body) {
        return body.contains("/*") ? KEPT.computeIfAbsent(body, text -> new ScriptText(text).blanked()) : body;
    }

    private String blanked() {
        while (at < text.length()) {
            final char first = text.charAt(at);
            if (starts("/*")) {
                blankComment();
            } else if (starts("--")) {
                at += 2;
                skipComment();
            } else if (first == '"' || first == '\'') {
                skipLiteral(first);
            } else if (first == '[') {
                skipLongBracket();
            } else {
                at++;
            }
        }
        return text.toString();
    }

    private boolean starts(final String start) {
        // What was blanked lies behind, so the text as it came is as good, and is looked at in place.
        return body.startsWith(start, at);
    }

    private int endOf(final String end, final int from) {
        final int found = text.indexOf(end, from);
        return found < 0 ? text.length() : found + end.length();
    }

    /** Leaves a comment without an end to Lua, which says that it is none. */
    private void blankComment() {
        final int end = text.indexOf("*/", at + 2);
        if (end < 0) {
            at = text.length();
            return;
        }
        for (; at < end + 2; at++) {
            if (text.charAt(at) != '\n') {
                text.setCharAt(at, ' ');
            }
        }
    }

    private void skipComment() {
        if (at == text.length() || text.charAt(at) != '[' || !skipLongBracket()) {
            at = endOf("\n", at);
        }
    }

    private void skipLiteral(final char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote) {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /** Skips a long bracket such as {@code [==[ … ]==]}, or else the single bracket. */
    private boolean skipLongBracket() {
        int level = at + 1;
        while (level < text.length() && text.charAt(level) == '=') {
            level++;
        }
        if (level == text.length() || text.charAt(level) != '[') {
            at++;
            return false;
        }
        at = endOf("]" + "=".repeat(level - at - 1) + "]", level + 1);
        return true;
    }
}
