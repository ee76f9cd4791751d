package com.exasol.sme.predict.settings;

/** A column of the result that a part of each row's answer becomes. */
public final class Output {
    private final String name;
    private final TargetType type;
    private final OutputPath path;

    Output(final String name, final TargetType type, final OutputPath path) {
        this.name = name;
        this.type = type;
        this.path = path;
    }

    public String name() {
        return name;
    }

    public TargetType type() {
        return type;
    }

    public OutputPath path() {
        return path;
    }
}
