package com.exasol.sme.predict;

/** Why an endpoint gave no answer, by what can be done about it. */
public enum Fault {
    /** It has too much to do, or has not started yet: the same request is good later. */
    BUSY,
    /** It did not answer in time: fewer rows may be answered. */
    TIMED_OUT,
    /** It takes no request of this size. */
    TOO_LARGE,
    /** Its model does not like one of the rows. */
    ROW_REFUSED,
    /** Something broke on the way or inside it: the same request is good. */
    BROKEN,
    /** It will never take such a request. */
    REFUSED
}
