package com.exasol.sme.bench;

public final class Try {
    public static void main(final String[] a) throws Exception {
        final Jvm jvm = new Jvm(System.getProperty("bench.classpath"));
        final Process standIn = jvm.start(StandIn.class, "5", "20", "100");
        final String[] ports = Jvm.firstLine(standIn).split(" ");
        try {
            for (final String spec : a) {
                final String[] s = spec.split(",");
                final int columns = Integer.parseInt(s[1]);
                final int port = Integer.parseInt(ports[Integer.parseInt(s[2])]);
                final long rows = Long.parseLong(s[3]);
                final Limits l = s.length > 4 ? new Limits(Integer.parseInt(s[4]), 4_000_000, Integer.parseInt(s[5])) : new Limits(100, 4_000_000, 1);
                final java.util.List<String> o = new java.util.ArrayList<>(Jvm.scriptOptions(columns, l, port));
                if (s.length > 6) {
                    java.util.Collections.addAll(o, s[6].split(" "));
                }
                final Figure f = jvm.measure(o, s[0], columns, rows, port, l.rows(), l.requests());
                System.out.printf("%s: %.0f rows/s %.2f s cpu %.2f own %.2f rss %d%n", spec, f.rowsPerSecond(), f.seconds(), f.processorSeconds(), f.ownSeconds(), f.peakMegabytes());
            }
        } finally {
            standIn.getOutputStream().close(); standIn.waitFor();
        }
    }
}
