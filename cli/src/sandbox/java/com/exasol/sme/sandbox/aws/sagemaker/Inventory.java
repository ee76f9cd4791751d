package com.exasol.sme.sandbox.aws.sagemaker;

import com.exasol.sme.sandbox.aws.training.TrainingJob;
import java.util.List;

/** The names of what exists in a region, in order of creation. */
public record Inventory(
        List<String> jobs,
        List<String> trainingJobs,
        List<String> models,
        List<String> endpointConfigs,
        List<String> endpoints) {
    /** Nothing that serves, bills or has to be tidied up; jobs cannot be deleted. */
    public boolean isTidy() {
        return models.isEmpty() && endpointConfigs.isEmpty() && endpoints.isEmpty();
    }

    public static Inventory of(final RegionState region) {
        return new Inventory(
                region.jobs().all().stream().map(AutopilotJob::name).toList(),
                region.trainingJobs().all().stream().map(TrainingJob::name).toList(),
                region.models().all().stream().map(RegionState.Definition::name).toList(),
                region.configs().all().stream()
                        .map(RegionState.Definition::name)
                        .toList(),
                region.endpoints().all().stream().map(Endpoint::name).toList());
    }
}
