package com.exasol.sme.predict.request;

/** Why an endpoint gave no answer, by what can be done about it. */
public enum Fault {
    /** It has too much to do, or has not started yet: the same request is good later. */
    BUSY,
    /** It did not answer in time: fewer rows may be answered. */
    TIMED_OUT,
    /** It takes no request of this size. */
    TOO_LARGE,
    /** It refuses the request, which may be too large if a smaller one was answered. */
    PERHAPS_TOO_LARGE,
    /** Its model does not like one of the rows, or so many. */
    ROW_REFUSED,
    /** Its model takes no CSV, or does not like one of the rows: what becomes of other rows tells. */
    FORMAT_REFUSED,
    /** Its model broke down over one of the rows, over so many, or just so. */
    MODEL_FAILED,
    /** Something broke on the way or inside it, over so large a request or just so. */
    BROKEN,
    /** The request did not get there: the same one is good later. */
    NOT_REACHED,
    /** It will never take such a request. */
    REFUSED
}
