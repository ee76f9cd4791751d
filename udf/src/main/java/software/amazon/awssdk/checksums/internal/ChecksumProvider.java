package software.amazon.awssdk.checksums.internal;

import software.amazon.awssdk.checksums.SdkChecksum;

/**
 * Knows the checksums that need no AWS Common Runtime.
 *
 * <p>It stands in the place of the SDK's own class of this name, which refers to classes of that runtime. The requests
 * that are made here ask for no such checksum.
 */
@SuppressWarnings("DoNotCallSuggester") // It is the SDK that calls them.
public final class ChecksumProvider {
    private ChecksumProvider() {}

    public static SdkChecksum crc32cImplementation() {
        return new CrcCloneOnMarkChecksum(SdkCrc32CChecksum.create());
    }

    static SdkChecksum crc64NvmeCrtImplementation() {
        throw needsRuntime("CRC64NVME");
    }

    public static SdkChecksum xxHash64CrtImplementation() {
        throw needsRuntime("XXHASH64");
    }

    public static SdkChecksum xxHash3CrtImplementation() {
        throw needsRuntime("XXHASH3");
    }

    public static SdkChecksum xxHash128CrtImplementation() {
        throw needsRuntime("XXHASH128");
    }

    private static RuntimeException needsRuntime(final String algorithm) {
        return new UnsupportedOperationException(algorithm + " needs the AWS Common Runtime, which is not here.");
    }
}
