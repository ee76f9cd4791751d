package com.exasol.sme.saas;

/**
 * A database, as its account lists it.
 *
 * @param id     its id
 * @param name   its name, which another one may have too
 * @param status such as running
 */
record ListedDatabase(String id, String name, String status) {
    @Override
    public String toString() {
        return "'" + ShownText.of(name) + "' (id " + ShownText.of(id) + ", " + ShownText.of(status) + ")";
    }
}
