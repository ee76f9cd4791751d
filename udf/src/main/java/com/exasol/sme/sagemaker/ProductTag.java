package com.exasol.sme.sagemaker;

import java.util.List;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The tags by which a person finds in AWS, and on its bill, what this product created. */
public final class ProductTag {
    private ProductTag() {}

    public static List<Tag> forJob(final String jobName) {
        return List.of(
                Tag.builder().key("exasol:created-by").value("sme").build(),
                Tag.builder().key("exasol:job").value(jobName).build());
    }
}
