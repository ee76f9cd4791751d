package com.exasol.sme.deploy;

import java.util.List;

/** What a deployment puts into the schema, by name, for those who grant access to it. */
public final class ProductScripts {
    private ProductScripts() {}

    /** The scripts that users call. */
    public static List<String> calledByUsers() {
        return ScriptFactory.luaNames();
    }

    /** The scripts that those call, each of which asks AWS with the key of a CONNECTION. */
    public static List<String> askingAws() {
        return ScriptFactory.javaNames();
    }

    public static String metadataTable() {
        return MetadataTable.NAME;
    }
}
