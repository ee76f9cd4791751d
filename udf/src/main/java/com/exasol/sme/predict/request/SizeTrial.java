package com.exasol.sme.predict.request;

/**
 * Sees whether a batch that failed as a whole was too large, by what becomes of its rows in smaller requests.
 *
 * <p>It was if all its rows are answered. It was not, and one of its rows is the reason or the endpoint is out of order,
 * as soon as a request fails that is no larger than one that was answered before.
 */
public interface SizeTrial {
    /**
     * A request with all its rows, or some of them, failed.
     *
     * @param part the batch itself, or a part of it
     * @param now when it failed, in nanoseconds of the transport's clock
     */
    void failed(Batch part, long now);

    /**
     * A request with all its rows, or some of them, was answered.
     *
     * @param part the batch itself, or a part of it
     * @param now when it was answered, in nanoseconds of the transport's clock
     */
    void answered(Batch part, long now);

    /** One of its rows is the reason. */
    void end();
}
