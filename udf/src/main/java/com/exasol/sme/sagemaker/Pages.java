package com.exasol.sme.sagemaker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Goes through the pages of a listing.
 *
 * <p>The SDK's own paginators would keep every operation of SageMaker in the shrunk JAR and double its size.
 */
final class Pages {
    /** As many as AWS gives at once. */
    static final int SIZE = 100;

    /** One page: some names, and the token that asks for the next page. */
    static final class Page {
        private final List<String> names;
        private final String nextToken;

        Page(final List<String> names, final String nextToken) {
            this.names = names;
            this.nextToken = nextToken;
        }
    }

    private Pages() {}

    static List<String> namesOf(final Function<String, Page> listing) {
        final List<String> names = new ArrayList<>();
        String token = null;
        do {
            final Page page = listing.apply(token);
            names.addAll(page.names);
            token = page.nextToken;
        } while (token != null);
        return names;
    }
}
