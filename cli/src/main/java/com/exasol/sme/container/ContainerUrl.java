package com.exasol.sme.container;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where a container can be downloaded from; plain HTTP only if that is safe in another way. */
public final class ContainerUrl {
    public static final String OPTION = "--container-url";
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1");
    /** No user, query or fragment: they may be secrets, and the address is shown. */
    private static final Pattern SHAPE =
            Pattern.compile("(?i)https?://[A-Za-z0-9._-]+(?::\\d{1,5})?/[A-Za-z0-9._~%+/-]*");

    private final URI address;
    private final boolean isPinned;

    private ContainerUrl(final URI address, final boolean isPinned) {
        this.address = address;
        this.isPinned = isPinned;
    }

    /**
     * Reads an address.
     *
     * @param isPinned whether the digest of the content is known, so that nobody on the way can change it
     */
    public static ContainerUrl from(final String text, final boolean isPinned) {
        try {
            final URI address = new URI(text);
            if (SHAPE.matcher(text).matches()) {
                final ContainerUrl url = new ContainerUrl(address, isPinned);
                url.name();
                if (url.isSafe(address)) {
                    return url;
                }
                throw ContainerRefusal.of(
                        OPTION,
                        text,
                        "is not protected by HTTPS",
                        "Give an address with https://, or " + ExpectedDigest.OPTION + " as well.");
            }
        } catch (final URISyntaxException exception) {
            // It would repeat the address.
        }
        throw ContainerRefusal.of(
                OPTION,
                text.matches("(?s).*[@?#].*") ? "…" : text,
                "is no address to download from",
                "Give https://<host>/<path>/<name>.tar.gz without user, query and fragment.");
    }

    public ArchiveName name() {
        final String text = address.toString();
        return ArchiveName.from(OPTION, text, text.substring(text.lastIndexOf('/') + 1));
    }

    URI address() {
        return address;
    }

    /** Whether the download may go on at an address that a server sends it to. */
    boolean allows(final URI next) {
        return next.getHost() != null && isSafe(next);
    }

    private boolean isSafe(final URI next) {
        return switch (String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT)) {
            case "https" -> true;
            case "http" -> isPinned || (isOnThisMachine(address) && isOnThisMachine(next));
            default -> false;
        };
    }

    private static boolean isOnThisMachine(final URI place) {
        return "http".equalsIgnoreCase(place.getScheme()) && THIS_MACHINE.contains(place.getHost());
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
