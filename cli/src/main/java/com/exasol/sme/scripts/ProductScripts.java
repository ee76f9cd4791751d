package com.exasol.sme.scripts;

import java.util.List;

/** What a deployment puts into the schema, by name, for those who grant access to it. */
public final class ProductScripts {
    private ProductScripts() {}

    /** The scripts that users call. */
    public static List<String> calledByUsers() {
        return ScriptFactory.luaNames();
    }

    /** The Lua script that those import. */
    public static String library() {
        return ScriptFactory.nameOfLibrary();
    }

    /** The scripts that those call to ask AWS with the key of a CONNECTION. */
    public static List<String> askingAws() {
        return ScriptFactory.namesAskingAws();
    }

    /** The scripts that the training calls to write values as text. */
    public static List<String> writingTexts() {
        return ScriptFactory.namesWritingTexts();
    }

    /** The tables that those write and read. */
    public static List<String> metadataTables() {
        return MetadataTable.all().stream().map(MetadataTable::name).toList();
    }
}
