package com.exasol.sme.predict.request;

/** Something that answers a batch of CSV rows with a CSV row for each; called from several threads. */
@FunctionalInterface
public interface ModelEndpoint {
    ModelAnswer invoke(Batch batch);
}
