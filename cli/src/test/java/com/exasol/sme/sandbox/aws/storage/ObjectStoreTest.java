package com.exasol.sme.sandbox.aws.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.aws.account.Account;
import com.exasol.sme.sandbox.aws.protocol.Faults;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectStoreTest {
    private final Account account = new Account();
    private final Faults faults = new Faults();
    private final ObjectStore store = new ObjectStore(account, faults);

    ObjectStoreTest() {
        account.addKey("AKIA1", "secret");
        store.create("my-bucket", "eu-central-1");
        store.create("cn-bucket", "cn-north-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://my-bucket.s3.eu-central-1.amazonaws.com",
                "https://my-bucket.s3.eu-central-1.amazonaws.com/",
                "https://my-bucket.s3-eu-central-1.amazonaws.com",
                "https://my-bucket.s3.amazonaws.com",
                "https://my-bucket.s3.amazonaws.com/",
                "s3://my-bucket",
                "s3://my-bucket/"
            })
    void storesUnderTheAddressOfABucket(final String address) throws S3.Refusal {
        store.upload(URI.create(address), "AKIA1", "secret", "a/b.csv", new byte[] {1});
        assertThat(store.keys("my-bucket")).containsExactly("a/b.csv");
        assertThat(store.content("my-bucket", "a/b.csv")).containsExactly(1);
    }

    @Test
    void letsSomethingHappenAroundAnUpload() throws S3.Refusal {
        final List<List<String>> seen = new ArrayList<>();
        faults.beforeNext("PutObject", () -> seen.add(store.keys("my-bucket")));
        faults.afterNext("PutObject", () -> seen.add(store.keys("my-bucket")));
        store.upload(
                URI.create("https://my-bucket.s3.eu-central-1.amazonaws.com"), "AKIA1", "secret", "k", new byte[0]);
        assertThat(seen).containsExactly(List.of(), List.of("k"));
    }

    @Test
    void storesInChina() throws S3.Refusal {
        store.upload(
                URI.create("https://cn-bucket.s3.cn-north-1.amazonaws.com.cn"), "AKIA1", "secret", "k", new byte[0]);
        assertThat(store.keys("cn-bucket")).containsExactly("k");
    }

    @Test
    void replacesAnObjectOfTheSameKey() throws S3.Refusal {
        final URI address = URI.create("https://my-bucket.s3.eu-central-1.amazonaws.com");
        store.upload(address, "AKIA1", "secret", "k", new byte[] {1});
        store.upload(address, "AKIA1", "secret", "k", new byte[] {2});
        assertThat(store.content("my-bucket", "k")).containsExactly(2);
    }

    @ParameterizedTest
    @CsvSource({
        "https://my-bucket.s3.eu-central-1.amazonaws.com, AKIA2, secret, 403 InvalidAccessKeyId",
        "https://my-bucket.s3.eu-central-1.amazonaws.com, AKIA1, other, 403 SignatureDoesNotMatch",
        "https://my-bucket.s3.eu-central-1.amazonaws.com, '', '', 403 AccessDenied",
        "https://no-bucket.s3.eu-central-1.amazonaws.com, AKIA1, secret, 404 NoSuchBucket",
        "https://my-bucket.s3.us-east-1.amazonaws.com, AKIA1, secret, 400 AuthorizationHeaderMalformed",
        "https://s3.eu-central-1.amazonaws.com/my-bucket, AKIA1, secret, 400 InvalidURI",
        "https://my-bucket.s3.eu-central-1.amazonaws.com/folder, AKIA1, secret, 400 InvalidURI",
        "http://my-bucket.s3.eu-central-1.amazonaws.com, AKIA1, secret, 400 InvalidURI",
        "http://my-bucket.s3.amazonaws.com, AKIA1, secret, 400 InvalidURI",
        "https://no-bucket.s3.amazonaws.com, AKIA1, secret, 404 NoSuchBucket",
        "s3://no-bucket, AKIA1, secret, 404 NoSuchBucket",
        "s3://my-bucket/folder, AKIA1, secret, 400 InvalidURI",
        "s3://my-bucket.s3.amazonaws.com, AKIA1, secret, 404 NoSuchBucket"
    })
    void refuses(final String address, final String key, final String secret, final String refusal) {
        assertThatThrownBy(() -> store.upload(URI.create(address), key, secret, "k", new byte[0]))
                .isInstanceOf(S3.Refusal.class)
                .hasMessage(refusal);
    }

    @Test
    void refusesAUserWithoutThePermission() {
        account.deny("PutObject");
        assertThatThrownBy(() -> upload("k")).hasMessage("403 AccessDenied");
    }

    @Test
    void refusesAKeyOfMoreThan1024Bytes() {
        assertThatThrownBy(() -> upload("ä".repeat(513))).hasMessage("400 KeyTooLongError");
    }

    private void upload(final String key) throws S3.Refusal {
        store.upload(
                URI.create("https://my-bucket.s3.eu-central-1.amazonaws.com"), "AKIA1", "secret", key, new byte[0]);
    }
}
