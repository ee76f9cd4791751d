package software.amazon.awssdk.utils.internal;

/**
 * Knows no variables of the environment.
 *
 * <p>It stands in the place of the SDK's own class of this name, the only one through which the SDK reads the
 * environment of the process: no setting of a client's builder keeps an address, a proxy or a number there from its
 * clients.
 */
public final class SystemSettingUtilsTestBackdoor {
    private SystemSettingUtilsTestBackdoor() {}

    static String getEnvironmentVariable(final String name) {
        return null;
    }
}
