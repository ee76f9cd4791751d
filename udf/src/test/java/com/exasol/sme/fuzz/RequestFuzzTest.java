package com.exasol.sme.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.exasol.ExaDataTypeException;
import com.exasol.ExaIterationException;
import com.exasol.sme.testkit.FuzzSource;
import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestRows;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import com.exasol.sme.udf.TestSts;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.sagemaker.model.CreateEndpointRequest;

/** Whoever calls a control-plane script by hand gets a row with an error, or is told that the request is malformed. */
class RequestFuzzTest {
    private static final String NAMES =
            "\"job_name\":\"churn\",\"connection_name\":\"AWS\",\"aws_region\":\"eu-central-1\"";
    private static final String BUCKET =
            ",\"s3_bucket_uri\":\"s3://bucket\",\"iam_sagemaker_role\":\"" + TestJobs.ROLE + "\"}";

    enum Script {
        CHECK("{\"action\":\"check\"," + NAMES.replace("churn", "new") + BUCKET) {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return training(aws);
            }
        },
        TRAIN("{\"action\":\"create\"," + NAMES.replace("churn", "new")
                + ",\"iam_sagemaker_role\":\"arn:aws:iam::111122223333:role/r\",\"s3_input_uri\":\"s3://b/in/\","
                + "\"s3_output_uri\":\"s3://b/out/\",\"target_attribute_name\":\"T\",\"problem_type\":\"Regression\","
                + "\"objective\":\"MSE\",\"max_candidates\":3" + BUCKET) {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return training(aws);
            }
        },
        POLL("{" + NAMES + "}") {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return TestScripts.polling(aws);
            }
        },
        DESCRIBE("{\"action\":\"describe\"," + NAMES + ",\"endpoint_name\":\"ep\",\"probabilities\":true}") {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return deployment(aws);
            }
        },
        DEPLOY("{\"action\":\"create\"," + NAMES
                + ",\"endpoint_name\":\"ep\",\"instance_type\":\"ml.m5.large\",\"instance_count\":1,\"wait\":true,\"deployment\":\"d1\","
                + "\"probabilities\":false}") {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return deployment(aws);
            }
        },
        DEPLOY_SERVERLESS("{\"action\":\"create\"," + NAMES + ",\"endpoint_name\":\"ep\",\"memory_size_in_mb\":1024,"
                + "\"max_concurrency\":5,\"wait\":false,\"deployment\":\"d1\",\"probabilities\":false}") {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return deployment(aws);
            }
        },
        STATUS("{\"action\":\"status\"," + NAMES + ",\"endpoint_name\":\"other\"}") {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                aws.endpoints.put(
                        "other",
                        CreateEndpointRequest.builder().endpointName("other").build());
                return deployment(aws);
            }
        },
        UNDO("{\"action\":\"undo\"," + NAMES + ",\"endpoint_name\":\"ep\",\"deployment\":\"d1\"}") {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return deployment(aws);
            }
        },
        DELETE("{" + NAMES + ",\"endpoint_name\":\"ep\",\"untagged\":false}") {
            @Override
            Answer.Script on(final TestSageMaker aws) {
                return TestScripts.deletion(aws, 1);
            }
        };

        private final String request;

        Script(final String request) {
            this.request = request;
        }

        abstract Answer.Script on(TestSageMaker aws);

        private static Answer.Script training(final TestSageMaker aws) {
            return TestScripts.training(aws, new TestSts(), 1);
        }

        private static Answer.Script deployment(final TestSageMaker aws) {
            return TestScripts.deployment(aws, 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersARowOrNamesTheMalformedRequest(final Script script) {
        assertThat(answer(script, script.request).get(0)).isEqualTo("OK");
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + Fuzz.CASES / 5 + 1; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final String request = source.oneIn(200) ? null : new FuzzJson(source).spoiled(script.request);
            final Throwable failure = catchThrowable(() -> answer(script, request));
            if (failure != null) {
                Fuzz.requireCode(failure, "F-SME-UDF-1", seed);
            } else if (answer(script, request).get(0).equals("ERROR")) {
                Fuzz.requireCode((String) answer(script, request).get(2), "E-SME-UDF-\\d+", seed);
            }
        }
    }

    private static List<Object> answer(final Script script, final String request) {
        final TestSageMaker aws = new TestSageMaker();
        aws.jobs.put("churn", TestJobs.completed("churn", "Regression", TestJobs.container("image")));
        final TestRows rows = new TestRows(
                Collections.singletonList(new Object[] {"statement 7", request}),
                "VARCHAR",
                "VARCHAR",
                "VARCHAR",
                "VARCHAR");
        try {
            script.on(aws).run(new TestMetadata(2).with("AWS", TestConnection.toBucket()), rows);
        } catch (final ExaIterationException | ExaDataTypeException exception) {
            throw new AssertionError(exception);
        }
        assertThat(rows.emitted()).hasSize(1);
        return rows.emitted().get(0);
    }
}
