package com.exasol.sme.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.SmeException;
import com.exasol.sme.sagemaker.clients.RegionName;
import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainingImagesTest {
    private static final JsonNode FILE = JsonResource.read("training-images.json");

    private static String image(final String algorithm, final String version, final String region) {
        try {
            return TrainingImages.of(algorithm).image(version, new RegionName(region));
        } catch (final SmeException failure) {
            SeenErrorCodes.record(failure.getMessage());
            throw failure;
        }
    }

    @Test
    void saysWhereItComesFrom() {
        assertThat(FILE.path("source").textValue()).matches("sagemaker-core \\d+\\.\\d+\\.\\d+");
    }

    @Test
    void hasAnAccountForEachRegionAndTheRepositoryOfEachAlgorithm() {
        final List<String> algorithms = new ArrayList<>();
        FILE.path("algorithms").properties().forEach(algorithm -> {
            algorithms.add(algorithm.getKey());
            assertThat(algorithm.getValue().path("repository").textValue()).matches("[a-z][a-z-]+");
            assertThat(JsonResource.texts(algorithm.getValue().path("versions")))
                    .isNotEmpty()
                    .allMatch(version -> version.matches("\\d+(\\.\\d+-\\d+)?"));
            assertThat(algorithm.getValue().path("accounts")).hasSizeGreaterThanOrEqualTo(37);
            algorithm.getValue().path("accounts").properties().forEach(account -> {
                assertThat(new RegionName(account.getKey()).domain()).isNotEmpty();
                assertThat(account.getValue().textValue()).matches("\\d{12}");
            });
        });
        assertThat(algorithms).containsExactly("linear-learner", "xgboost");
    }

    @ParameterizedTest
    @CsvSource({
        "xgboost, 1.7-1, eu-central-1, 492215442770.dkr.ecr.eu-central-1.amazonaws.com/sagemaker-xgboost:1.7-1",
        "xgboost, 3.0-5, us-east-1, 683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5",
        "xgboost, 1.3-1, cn-north-1, 450853457545.dkr.ecr.cn-north-1.amazonaws.com.cn/sagemaker-xgboost:1.3-1",
        "linear-learner, 1, us-east-1, 382416733822.dkr.ecr.us-east-1.amazonaws.com/linear-learner:1",
        "linear-learner, 1, us-iso-east-1, 490574956308.dkr.ecr.us-iso-east-1.c2s.ic.gov/linear-learner:1"
    })
    void knowsImages(final String algorithm, final String version, final String region, final String image) {
        assertThat(image(algorithm, version, region)).isEqualTo(image);
    }

    @Test
    void saysWhichVersionsAreKnown() {
        assertThatThrownBy(() -> image("xgboost", "1.2-1", "eu-central-1"))
                .hasMessage(
                        "E-SME-UDF-106: There is no version '1.2-1' of the algorithm xgboost here. The known versions"
                                + " are 1.3-1, 1.5-1, 1.7-1, 3.0-5, 3.2-0. Give training_image instead of algorithm_version:"
                                + " the AWS documentation of the algorithm has the address of its image.");
    }

    @Test
    void saysWhenARegionIsNotKnown() {
        assertThatThrownBy(() -> image("linear-learner", "1", "eu-north-99"))
                .hasMessage(
                        "E-SME-UDF-107: It is not known where the image of the algorithm linear-learner is in region"
                                + " 'eu-north-99'. Check aws_region. Give training_image instead of algorithm_version: the AWS"
                                + " documentation of the algorithm has the address of its image.");
    }
}
