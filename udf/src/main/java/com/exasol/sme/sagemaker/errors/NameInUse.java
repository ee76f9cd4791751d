package com.exasol.sme.sagemaker.errors;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.RegionName;

/** Says that a name belongs to something else already. */
public final class NameInUse {
    private NameInUse() {}

    public static SmeException error(final String resource, final RegionName region) {
        return new SmeException(ExaError.messageBuilder("E-SME-UDF-7")
                .message("There is already {{resource|uq}} in region {{region|uq}}.", resource, region)
                .mitigation("Choose another name. AWS does not tell names apart that differ in upper and lower case"
                        + " only."));
    }
}
