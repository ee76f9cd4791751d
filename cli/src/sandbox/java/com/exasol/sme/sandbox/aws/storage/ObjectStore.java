package com.exasol.sme.sandbox.aws.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.aws.account.Account;
import com.exasol.sme.sandbox.aws.account.Arns;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import com.exasol.sme.sandbox.watch.Secrets;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The buckets of the account. */
public final class ObjectStore implements S3 {
    private static final int LONGEST_KEY = 1024;
    private static final String BUCKET = "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]";

    /** https://docs.exasol.com/db/latest/loading_data/load_data_amazon_s3.htm has these forms and no others. */
    private static final Pattern ADDRESS = Pattern.compile("s3://(" + BUCKET + ")/?|https://(" + BUCKET
            + ")\\.s3(?:[.-]([a-z]{2}(?:-[a-z]+)+-\\d))?\\.amazonaws\\.com(\\.cn)?/?");

    private static final String OPERATION = "PutObject";

    private final Account account;
    private final Faults faults;
    private final Map<String, Bucket> buckets = new ConcurrentHashMap<>();

    public ObjectStore(final Account account, final Faults faults) {
        this.account = account;
        this.faults = faults;
    }

    public void create(final String bucket, final String region) {
        if (!bucket.matches(BUCKET)) {
            throw new IllegalArgumentException("S3 would refuse the bucket name " + bucket);
        }
        buckets.put(bucket, new Bucket(bucket, region, new ConcurrentSkipListMap<>()));
    }

    @Override
    public void upload(
            final URI bucketAddress,
            final String accessKeyId,
            final String secretKey,
            final String key,
            final byte[] content)
            throws Refusal {
        faults.happenBefore(OPERATION);
        final Bucket bucket = open(bucketAddress, accessKeyId, secretKey);
        if (!account.permits(
                "s3:" + OPERATION,
                "arn:" + Arns.partition(bucket.region()) + ":s3:::" + bucket.name() + "/" + key,
                Map.of("aws:RequestedRegion", bucket.region()))) {
            throw new Refusal(403, "AccessDenied");
        }
        if (key.isEmpty() || key.getBytes(UTF_8).length > LONGEST_KEY) {
            throw new Refusal(400, "KeyTooLongError");
        }
        Secrets.watch("object in S3", key + "\n" + new String(content, UTF_8));
        bucket.objects().put(key, content.clone());
        faults.happenAfter(OPERATION);
    }

    /** Whether a bucket exists in a region. */
    public boolean has(final String bucket, final String region) {
        return buckets.containsKey(bucket) && buckets.get(bucket).region().equals(region);
    }

    /** All keys of a bucket, in order. */
    public List<String> keys(final String bucket) {
        return List.copyOf(buckets.get(bucket).objects().keySet());
    }

    public byte[] content(final String bucket, final String key) {
        return buckets.get(bucket).objects().get(key).clone();
    }

    public void delete(final String bucket, final String key) {
        buckets.get(bucket).objects().remove(key);
    }

    /** What AWS itself reads and writes, under a role. */
    public Optional<byte[]> read(final S3Uri uri) {
        return Optional.ofNullable(buckets.get(uri.bucket()))
                .map(bucket -> bucket.objects().get(uri.key()));
    }

    public void write(final S3Uri uri, final byte[] content) {
        buckets.get(uri.bucket()).objects().put(uri.key(), content);
    }

    /** All objects whose key starts with that of the URI. */
    public SortedMap<String, byte[]> readPrefix(final S3Uri uri) {
        final SortedMap<String, byte[]> found = new TreeMap<>();
        buckets.get(uri.bucket()).objects().forEach((key, content) -> {
            if (key.startsWith(uri.key())) {
                found.put(key, content);
            }
        });
        return found;
    }

    private Bucket open(final URI address, final String accessKeyId, final String secretKey) throws Refusal {
        final Matcher parts = ADDRESS.matcher(address.toString());
        if (!parts.matches()) {
            throw new Refusal(400, "InvalidURI");
        }
        if (accessKeyId.isEmpty() && secretKey.isEmpty()) {
            throw new Refusal(403, "AccessDenied");
        }
        final Optional<String> secret = account.secret(accessKeyId);
        if (secret.isEmpty()) {
            throw new Refusal(403, "InvalidAccessKeyId");
        }
        if (!secret.get().equals(secretKey)) {
            throw new Refusal(403, "SignatureDoesNotMatch");
        }
        final Bucket bucket = buckets.get(parts.group(1) == null ? parts.group(2) : parts.group(1));
        if (bucket == null) {
            throw new Refusal(404, "NoSuchBucket");
        }
        // "The AWS region is automatically detected if omitted in the URL."
        if (parts.group(3) != null && !bucket.region().equals(parts.group(3))) {
            throw new Refusal(400, "AuthorizationHeaderMalformed");
        }
        return bucket;
    }

    private record Bucket(String name, String region, ConcurrentSkipListMap<String, byte[]> objects) {}
}
