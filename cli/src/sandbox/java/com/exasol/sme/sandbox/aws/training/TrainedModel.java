package com.exasol.sme.sandbox.aws.training;

import java.util.Map;

/**
 * What a container leaves behind.
 *
 * @param artefact what lies in {@code model.tar.gz}; its form is the container's own business
 * @param metrics the last value of each metric
 */
public record TrainedModel(byte[] artefact, Map<String, Double> metrics) {}
