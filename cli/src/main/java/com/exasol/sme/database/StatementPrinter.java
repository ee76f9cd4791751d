package com.exasol.sme.database;

import java.io.PrintWriter;

/** Writes statements in the form that SQL clients such as EXAplus and DBeaver take, with line feeds everywhere. */
public final class StatementPrinter {
    private final PrintWriter writer;

    public StatementPrinter(final PrintWriter writer) {
        this.writer = writer;
    }

    public void comment(final String line) {
        line("-- " + line);
    }

    /** A statement that a person has to complete: with its hyphens gone it ends as every other one does. */
    public void toComplete(final SqlStatement statement) {
        comment(statement.text() + ";");
    }

    public void blankLine() {
        line("");
    }

    public void statement(final SqlStatement statement) {
        line(statement.text() + ";");
    }

    /** A script holds semicolons, so its start and end are marked; the end is part of its text. */
    public void script(final SqlStatement statement) {
        line("--/");
        line(statement.text());
    }

    /** What is no SQL. */
    public void text(final String text) {
        line(text);
    }

    /** Half a deployment must not pass for a whole one, such as on a full disk. */
    public void flush() {
        if (writer.checkError()) {
            throw new LostOutput();
        }
    }

    private void line(final String text) {
        writer.print(text + "\n");
    }
}
