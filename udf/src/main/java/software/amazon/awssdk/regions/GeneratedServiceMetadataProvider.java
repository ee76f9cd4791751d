package software.amazon.awssdk.regions;

import software.amazon.awssdk.regions.servicemetadata.ApiSagemakerServiceMetadata;
import software.amazon.awssdk.regions.servicemetadata.RuntimeSagemakerServiceMetadata;

/**
 * Knows the two services that are used here.
 *
 * <p>It stands in the place of the SDK's own class of this name, which makes an object of every service of AWS whenever
 * a client is built: three hundred classes, loaded for nothing in each virtual machine of each query.
 */
public final class GeneratedServiceMetadataProvider implements ServiceMetadataProvider {
    @Override
    public ServiceMetadata serviceMetadata(final String endpointPrefix) {
        switch (endpointPrefix) {
            case "api.sagemaker":
                return new ApiSagemakerServiceMetadata();
            case "runtime.sagemaker":
                return new RuntimeSagemakerServiceMetadata();
            default:
                return null;
        }
    }
}
