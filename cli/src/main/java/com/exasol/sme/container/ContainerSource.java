package com.exasol.sme.container;

import java.util.function.Consumer;

/** What brings the archive of a container to this machine, for as long as it is needed here. */
public interface ContainerSource {
    /** Hands a good archive over; it may be gone afterwards. */
    void use(Consumer<ContainerArchive> work);
}
