package com.exasol.sme.predict.rows;

/** What makes a request of lines: the bytes around them, and how many rows it must have. */
public final class Envelope {
    /** The lines are the request. */
    public static final Envelope NONE = new Envelope(new byte[0], new byte[0], 0, 1);

    private final byte[] head;
    private final byte[] tail;
    private final int trimmed;
    private final int leastRows;

    private Envelope(final byte[] head, final byte[] tail, final int trimmed, final int leastRows) {
        this.head = head;
        this.tail = tail;
        this.trimmed = trimmed;
        this.leastRows = leastRows;
    }

    /**
     * {@return one with these bytes before and behind the lines}
     *
     * @param trimmed how many bytes at the end of the last line are left out: what separates it from another one
     */
    public static Envelope of(final byte[] head, final byte[] tail, final int trimmed) {
        return new Envelope(head, tail, trimmed, 1);
    }

    /** {@return the same for an endpoint that takes no request of fewer rows} */
    public Envelope withLeastRows(final int rows) {
        return rows == leastRows ? this : new Envelope(head, tail, trimmed, rows);
    }

    /** {@return how many bytes a request has beyond its lines} */
    public int bytes() {
        return head.length + tail.length - trimmed;
    }

    /** {@return how many times rows have to be in a request so that it has enough of them} */
    public int copies(final int rows) {
        return rows >= leastRows ? 1 : (leastRows + rows - 1) / rows;
    }

    /** {@return the request of the lines from {@code start} to {@code end}, so many times} */
    public byte[] around(final byte[] lines, final int start, final int end, final int copies) {
        final int length = end - start;
        final byte[] body = new byte[bytes() + copies * length];
        System.arraycopy(head, 0, body, 0, head.length);
        int position = head.length;
        for (int copy = 1; copy <= copies; copy++) {
            final int taken = copy < copies ? length : length - trimmed;
            System.arraycopy(lines, start, body, position, taken);
            position += taken;
        }
        System.arraycopy(tail, 0, body, position, tail.length);
        return body;
    }
}
