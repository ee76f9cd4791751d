package com.exasol.sme.deployment;

import java.util.ArrayList;
import java.util.List;

/**
 * A file of statements, cut as SQL clients cut it: a script ends at a line with nothing but a slash, any other statement
 * at a semicolon at the end of a line, and a comment outside of them is left out.
 */
public final class SqlFile {
    private static final String SCRIPT_STARTS = "--/";
    private static final String SCRIPT_ENDS = "/";

    private final List<String> statements = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private boolean isScript;

    private SqlFile() {}

    public static List<String> statements(final String text) {
        final SqlFile file = new SqlFile();
        text.lines().forEach(file::take);
        if (!file.current.isEmpty()) {
            throw new IllegalArgumentException("The last statement does not end: " + file.current);
        }
        return file.statements;
    }

    private void take(final String line) {
        if (isScript) {
            takeScriptLine(line);
        } else if (line.equals(SCRIPT_STARTS)) {
            isScript = true;
        } else if (!line.isBlank() && !line.startsWith("--")) {
            takeLine(line);
        }
    }

    private void takeScriptLine(final String line) {
        if (line.equals(SCRIPT_ENDS)) {
            isScript = false;
            finish();
            return;
        }
        current.append(line).append('\n');
    }

    private void takeLine(final String line) {
        if (line.endsWith(";")) {
            current.append(line, 0, line.length() - 1);
            finish();
            return;
        }
        current.append(line).append('\n');
    }

    private void finish() {
        statements.add(current.toString());
        current.setLength(0);
    }
}
