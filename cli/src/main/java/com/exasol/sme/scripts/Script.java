package com.exasol.sme.scripts;

import com.exasol.sme.database.SqlStatement;

/**
 * One of the scripts of the product.
 *
 * @param name   its name in the catalogue
 * @param hash   the fingerprint that its text carries
 * @param create the statement that creates or replaces it
 */
public record Script(String name, String hash, SqlStatement create) {}
