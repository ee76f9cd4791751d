package software.amazon.awssdk.profiles;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Knows of no profile files.
 *
 * <p>It stands in the place of the SDK's own class of this name: each builder of a client reads the files that this
 * class finds, even if it is told to use none, and a damaged one would end every statement.
 */
public final class ProfileFileLocation {
    private ProfileFileLocation() {}

    public static Optional<Path> configurationFileLocation() {
        return Optional.empty();
    }

    public static Optional<Path> credentialsFileLocation() {
        return Optional.empty();
    }
}
