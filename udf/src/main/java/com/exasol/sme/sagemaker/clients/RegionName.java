package com.exasol.sme.sagemaker.clients;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/** The name of an AWS region; AWS adds regions, so only its form is checked, which makes it safe in a host name. */
public final class RegionName {
    private static final Pattern FORM = Pattern.compile("[a-z]{2,}(-[a-z]+)+-\\d+");

    private final String name;

    public RegionName(final String name) {
        if (!FORM.matcher(name).matches()) {
            throw new SmeException(ExaError.messageBuilder("E-SME-UDF-4")
                    .message("{{region}} is not the name of an AWS region.", name)
                    .mitigation("Give a name such as 'eu-central-1'."));
        }
        this.name = name;
    }

    Region toSdk() {
        return Region.of(name);
    }

    /** {@return the part of AWS that it belongs to, as in ARNs, such as {@code aws-cn}} */
    public String partition() {
        return metadata().id();
    }

    /** {@return what the names of hosts in it end in, such as {@code amazonaws.com}} */
    public String domain() {
        return metadata().dnsSuffix();
    }

    /** A region that the SDK does not know yet has a partition by the form of its name. */
    private PartitionMetadata metadata() {
        return PartitionMetadata.of(toSdk());
    }

    @Override
    public String toString() {
        return name;
    }
}
