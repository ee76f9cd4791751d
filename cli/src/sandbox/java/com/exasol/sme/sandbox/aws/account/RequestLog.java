package com.exasol.sme.sandbox.aws.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.protocol.Call;
import com.exasol.sme.sandbox.watch.Secrets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Every request that reached AWS, in order of arrival; without signatures. */
public final class RequestLog {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    public RequestLog() {}

    public void add(final Call call, final Signature.Caller caller, final String outcome) {
        // Authorization too: a signature is made of the secret, but does not show it.
        Secrets.watch("request to AWS", call.uri() + " " + call.headers());
        Secrets.watch("body of a request to AWS", new String(call.body(), UTF_8));
        final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(call.headers());
        headers.remove("Authorization");
        entries.add(new Entry(
                call.operation(),
                call.endpointName().orElse(""),
                caller.region(),
                caller.accessKeyId(),
                headers,
                call.body(),
                outcome));
    }

    public List<Entry> all() {
        return List.copyOf(entries);
    }

    public List<Entry> of(final String operation) {
        return entries.stream()
                .filter(entry -> entry.operation().equals(operation))
                .toList();
    }

    public List<String> operations() {
        return entries.stream().map(Entry::operation).toList();
    }

    public void clear() {
        entries.clear();
    }

    /**
     * One request.
     *
     * @param endpoint what was invoked; empty on the control plane
     * @param region of the signature; empty when that was refused
     * @param accessKeyId of the signature; empty when that was refused
     * @param headers by name without regard to case
     * @param outcome {@code OK}, {@code LOST} or the error's type
     */
    public record Entry(
            String operation,
            String endpoint,
            String region,
            String accessKeyId,
            Map<String, List<String>> headers,
            byte[] body,
            String outcome) {
        public String bodyText() {
            return new String(body, UTF_8);
        }
    }
}
