package com.exasol.sme.sagemaker;

import java.util.List;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The tags by which a person finds in AWS, and on its bill, what this product created. */
public final class ProductTag {
    private static final Tag CREATED_BY =
            Tag.builder().key("exasol:created-by").value("sme").build();

    private ProductTag() {}

    public static List<Tag> forJob(final String jobName) {
        return List.of(
                CREATED_BY, Tag.builder().key("exasol:job").value(jobName).build());
    }

    /** {@return whether tags are those of something that this product created} */
    public static boolean isAmong(final List<Tag> tags) {
        return tags.contains(CREATED_BY);
    }
}
