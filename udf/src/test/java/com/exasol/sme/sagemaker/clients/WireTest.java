package com.exasol.sme.sagemaker.clients;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.AutopilotEndpointDeletionUdf;
import com.exasol.sme.udf.AutopilotEndpointDeploymentUdf;
import com.exasol.sme.udf.AutopilotJobStatusPollingUdf;
import com.exasol.sme.udf.AutopilotTrainingUdf;
import com.exasol.sme.udf.PredictionUdf;
import com.exasol.sme.udf.TestAws;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestRows;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Runs the entry points as the database calls them, with the SDK's own clients, against an HTTP server.
 *
 * <p>The build runs this class twice, the second time on nothing but the shrunk JAR, so it may use no class of the SDK.
 */
@Tag("turkish-locale")
class WireTest {
    private static final String NAMES =
            "'job_name':'churn','endpoint_name':'my-ep','connection_name':'AWS'," + "'aws_region':'eu-central-1'";
    private static final String STS = "/";
    private static final String INVOKE = "/endpoints/my-ep/invocations";
    private static final List<String> PROPERTIES = List.of(
            "aws.endpointUrl",
            "aws.endpointUrlSageMaker",
            "aws.endpointUrlSageMakerRuntime",
            "aws.endpointUrlSts",
            "sme.endpointPollSeconds",
            "sme.endpoint",
            "sme.region",
            "sme.settings");

    private final TestAws aws = new TestAws();

    @BeforeEach
    void pointTheSdkAtTheServer() {
        System.setProperty("aws.endpointUrl", aws.url());
        System.setProperty("sme.endpointPollSeconds", "0.001");
    }

    @AfterEach
    void forget() {
        aws.close();
        PROPERTIES.forEach(System::clearProperty);
    }

    private String whereTo() {
        return " The JVM option -Daws.endpointUrl=" + aws.url() + " says where requests go.";
    }

    private Answer poll() {
        return Answer.of(AutopilotJobStatusPollingUdf::run, "{" + NAMES + "}");
    }

    @Test
    void pollsAJob() {
        aws.answer(
                "DescribeAutoMLJobV2",
                200,
                "{'AutoMLJobStatus':'InProgress','AutoMLJobSecondaryStatus':'ModelTuning'}");
        assertThat(poll().results())
                .isEqualTo(
                        "{'job_name':null,'job_kind':'Autopilot','job_status':'InProgress','job_secondary_status':'ModelTuning'}");
        assertThat(aws.bodies).containsExactly("{\"AutoMLJobName\":\"churn\"}");
        assertThat(aws.authorizations.get(0))
                .contains("Credential=AKIAEXAMPLE/", "/eu-central-1/sagemaker/aws4_request");
    }

    @Test
    void takesTheEndpointUrlOfTheServiceItself() {
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
        System.setProperty("aws.endpointUrlSageMaker", aws.url());
        aws.refuse("DescribeAutoMLJobV2", 400, "ResourceNotFound");
        assertThat(poll().code()).isEqualTo("E-SME-UDF-10");
    }

    @Test
    void tellsAnAnswerThatIsNotOfAws() {
        aws.answer("DescribeAutoMLJobV2", 403, "<html>Denied by the proxy.</html>");
        assertThat(poll().message())
                .isEqualTo(
                        "E-SME-UDF-20: DescribeAutoMLJobV2 of Autopilot job 'churn' in region eu-central-1 failed. The"
                                + " cause: error without code: no message (HTTP status 403, request without id). Check that the"
                                + " database reaches AWS in this region: the region's name, network, proxy, certificates. Then"
                                + " run the statement again." + whereTo());
    }

    @Test
    void deletesAnEndpointWhoseStatusAwsDoesNotTell() {
        aws.answer("DescribeEndpoint", 200, "{'EndpointName':'my-ep'}")
                .refuse("DescribeEndpoint", 400, "ValidationException")
                .refuse("DescribeEndpointConfig", 400, "ValidationException")
                .refuse("DescribeModel", 400, "ValidationException")
                .answer("DeleteEndpoint", 200, "");
        assertThat(Answer.of(AutopilotEndpointDeletionUdf::run, "{'untagged':true," + NAMES + "}")
                        .results())
                .isEqualTo("{'deleted':[{'resource':'endpoint','name':'my-ep'}],'kept':[]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{'Message':'Log in to the network first.'}"})
    void takesAnAnswerWithoutTheFieldsOfAwsForNone(final String body) {
        aws.answer("DescribeAutoMLJobV2", 200, body);
        assertThat(poll().message())
                .isEqualTo(
                        "E-SME-UDF-20: DescribeAutoMLJobV2 of Autopilot job 'churn' in region eu-central-1 failed. The"
                                + " cause: The answer has none of the fields that AWS's answers have. Check that the database"
                                + " reaches AWS in this region: the region's name, network, proxy, certificates. Then run the"
                                + " statement again." + whereTo());
    }

    @Test
    void takesNoJobForCreatedOfWhichAwsSaysNothing() {
        aws.answer("CreateAutoMLJobV2", 200, "").refuse("DescribeAutoMLJobV2", 400, "ResourceNotFound");
        assertThat(create().code()).isEqualTo("E-SME-UDF-20");
        assertThat(create().results()).isEqualTo("{'job':'absent'}");
    }

    @ParameterizedTest
    @ValueSource(ints = {503, 530})
    void triesAgainWhenAwsFails(final int status) {
        aws.refuse("DescribeAutoMLJobV2", status, "InternalDependencyException")
                .refuse("DescribeAutoMLJobV2", 400, "ResourceNotFound")
                .refuse("DescribeTrainingJob", 400, "ValidationException");
        assertThat(poll().code()).isEqualTo("E-SME-UDF-10");
        assertThat(aws.requests).hasSize(3);
    }

    @Test
    void checksAndCreatesAJob() {
        aws.answer("ListAutoMLJobs", 200, "{'AutoMLJobSummaries':[{'AutoMLJobName':'a'}],'NextToken':'t'}")
                .answer("ListAutoMLJobs", 200, "{'AutoMLJobSummaries':[]}")
                .answer("CreateAutoMLJobV2", 200, "{'AutoMLJobArn':'arn:churn'}")
                .answer(STS, 200, identity("111122223333"));
        assertThat(check().results()).isEqualTo("{}");
        assertThat(create().status()).isEqualTo("OK");
        assertThat(aws.bodies)
                .containsExactly(
                        "{\"MaxResults\":100}",
                        "{\"MaxResults\":100,\"NextToken\":\"t\"}",
                        "Action=GetCallerIdentity&Version=2011-06-15",
                        ("{'AutoMLJobName':'churn','AutoMLJobInputDataConfig':[{'ChannelType':'training',"
                                        + "'ContentType':'text/csv;header=present','CompressionType':'None',"
                                        + "'DataSource':{'S3DataSource':{'S3DataType':'S3Prefix','S3Uri':'s3://in'}}}],"
                                        + "'OutputDataConfig':{'S3OutputPath':'s3://out'},"
                                        + "'AutoMLProblemTypeConfig':{'TabularJobConfig':{"
                                        + "'CompletionCriteria':{'MaxCandidates':3},'TargetAttributeName':'Y'}},"
                                        + "'RoleArn':'arn:role','Tags':[{'Key':'exasol:created-by','Value':'sme'},"
                                        + "{'Key':'exasol:job','Value':'churn'}]}")
                                .replace('\'', '"'));
    }

    private static Answer check() {
        return Answer.of(
                AutopilotTrainingUdf::run,
                "{'action':'check','s3_bucket_uri':'s3://bucket','iam_sagemaker_role':'" + TestJobs.ROLE + "'," + NAMES
                        + "}");
    }

    /** As AWS documents it. */
    private static String identity(final String account) {
        return "<GetCallerIdentityResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><GetCallerIdentityResult>"
                + "<Arn>arn:aws:iam::" + account + ":user/Alice</Arn><UserId>AIDACKCEVSQ6C2EXAMPLE</UserId><Account>"
                + account + "</Account></GetCallerIdentityResult><ResponseMetadata><RequestId>1</RequestId>"
                + "</ResponseMetadata></GetCallerIdentityResponse>";
    }

    @Test
    void asksWhoseKeyItIs() {
        aws.answer("ListAutoMLJobs", 200, "{'AutoMLJobSummaries':[]}").answer(STS, 200, identity("444455556666"));
        assertThat(check().code()).isEqualTo("E-SME-UDF-84");
        assertThat(aws.authorizations.get(1)).contains("Credential=AKIAEXAMPLE/", "/eu-central-1/sts/aws4_request");
    }

    @Test
    void takesTheEndpointUrlOfStsItself() {
        System.setProperty("aws.endpointUrl", aws.url());
        System.setProperty("aws.endpointUrlSts", "http://127.0.0.1:1");
        aws.answer("ListAutoMLJobs", 200, "{'AutoMLJobSummaries':[]}");
        assertThat(check().results())
                .startsWith("{'advice':'It was not checked whether")
                .contains("Connection refused");
        assertThat(aws.requests).containsExactly("ListAutoMLJobs");
    }

    @Test
    void saysWhenStsRefuses() {
        aws.answer("ListAutoMLJobs", 200, "{'AutoMLJobSummaries':[]}")
                .answer(
                        STS,
                        403,
                        "<ErrorResponse xmlns='https://sts.amazonaws.com/doc/2011-06-15/'><Error><Type>Sender</Type>"
                                + "<Code>AccessDenied</Code><Message>not through this VPC endpoint</Message></Error>"
                                + "<RequestId>1</RequestId></ErrorResponse>");
        assertThat(check().results())
                .isEqualTo("{'advice':'It was not checked whether the role is of the account of the key, because STS in"
                        + " region eu-central-1 did not tell: AccessDenied: not through this VPC endpoint (HTTP status"
                        + " 403).'}");
    }

    /** Such as the page of a proxy, or what only knows SageMaker. */
    @ParameterizedTest
    @CsvSource({
        "200, '', no message",
        "200, <html><p>Log in.</p></html>, Log in.",
        "200, <!DOCTYPE a SYSTEM 'http://127.0.0.1:1/x'><Account>&a;</Account>, &a;",
        "404, {}, {}"
    })
    void takesNothingElseForAnAccount(final int status, final String body, final String shown) {
        aws.answer("ListAutoMLJobs", 200, "{'AutoMLJobSummaries':[]}").answer(STS, status, body);
        assertThat(check().results())
                .startsWith("{'advice':'It was not checked whether ")
                .contains(shown)
                .contains(" (HTTP status " + status + ").");
    }

    private static Answer create() {
        return Answer.of(
                AutopilotTrainingUdf::run,
                "{'action':'create','iam_sagemaker_role':'arn:role','s3_input_uri':'s3://in','s3_output_uri':"
                        + "'s3://out','target_attribute_name':'Y','max_candidates':3," + NAMES + "}");
    }

    @Test
    void findsItsJobWhenTheConnectionBrokeAndTheRepetitionIsRefused() {
        aws.hangUp("CreateAutoMLJobV2")
                .refuse("CreateAutoMLJobV2", 400, "ResourceInUse")
                .answer(
                        "DescribeAutoMLJobV2",
                        200,
                        "{'AutoMLJobArn':'arn:churn','AutoMLJobInputDataConfig':[{'DataSource':{'S3DataSource':{"
                                + "'S3Uri':'s3://in'}}}]}");
        assertThat(create().status()).isEqualTo("OK");
    }

    /** The first copy of the request may have worked, whatever the second is told. */
    @Test
    void doubtsARefusalThatIsNotTheFirstAnswer() {
        aws.hangUp("CreateAutoMLJobV2")
                .refuse("CreateAutoMLJobV2", 400, "AccessDeniedException")
                .answer(
                        "DescribeAutoMLJobV2",
                        200,
                        "{'AutoMLJobArn':'arn:churn','AutoMLJobInputDataConfig':[{'DataSource':{'S3DataSource':{"
                                + "'S3Uri':'s3://in'}}}]}");
        assertThat(create().status()).isEqualTo("OK");
    }

    @Test
    void knowsThatAFirstRefusalLeavesNoDoubt() {
        aws.refuse("CreateAutoMLJobV2", 400, "AccessDeniedException");
        assertThat(create().results()).isEqualTo("{'job':'absent'}");
        assertThat(aws.requests).containsExactly("CreateAutoMLJobV2");
    }

    @Test
    void deploysAnEndpoint() {
        final String job = "{'AutoMLJobName':'churn','AutoMLJobStatus':'Completed','RoleArn':'arn:role',"
                + "'ResolvedAttributes':{'AutoMLProblemTypeResolvedAttributes':{'TabularResolvedAttributes':{"
                + "'ProblemType':'BinaryClassification'}}},'BestCandidate':{'InferenceContainers':[{'Image':'i',"
                + "'ModelDataUrl':'s3://m','Environment':{'SAGEMAKER_INFERENCE_SUPPORTED':'predicted_label'}}]}}";
        aws.answer("DescribeAutoMLJobV2", 200, job)
                .answer("ListEndpoints", 200, "{'Endpoints':[]}")
                .refuse("DescribeEndpointConfig", 400, "ValidationException")
                .refuse("DescribeModel", 400, "ValidationException")
                .answer("CreateModel", 200, "{'ModelArn':'arn:m'}")
                .answer("CreateEndpointConfig", 200, "{'EndpointConfigArn':'arn:c'}")
                .answer("CreateEndpoint", 200, "{'EndpointArn':'arn:e'}")
                .answer("DescribeEndpoint", 200, "{'EndpointStatus':'Creating'}")
                .answer("DescribeEndpoint", 200, "{'EndpointStatus':'InService'}");
        assertThat(Answer.of(
                                AutopilotEndpointDeploymentUdf::run,
                                "{'action':'describe','probabilities':false," + NAMES + "}")
                        .results())
                .isEqualTo(
                        "{'problem_type':'BinaryClassification','containers':1,'response_keys':['predicted_label']}");
        assertThat(Answer.of(
                                AutopilotEndpointDeploymentUdf::run,
                                "{'action':'create','instance_type':'ml.m5.large','instance_count':1,"
                                        + "'deployment':'1-2','probabilities':false,'wait':true," + NAMES + "}")
                        .status())
                .isEqualTo("OK");
        assertThat(aws.bodies)
                .contains(("{'ModelName':'my-ep','PrimaryContainer':{'Image':'i','ModelDataUrl':'s3://m',"
                                + "'Environment':{'SAGEMAKER_INFERENCE_OUTPUT':'predicted_label',"
                                + "'SAGEMAKER_INFERENCE_SUPPORTED':'predicted_label'}},'ExecutionRoleArn':'arn:role',"
                                + "'Tags':[{'Key':'exasol:created-by','Value':'sme'},"
                                + "{'Key':'exasol:job','Value':'churn'},"
                                + "{'Key':'exasol:deployment','Value':'1-2'}]}")
                        .replace('\'', '"'));
    }

    @Test
    void deletesAnEndpoint() {
        aws.answer(
                        "DescribeEndpoint",
                        200,
                        "{'EndpointName':'my-ep','EndpointConfigName':'c'," + "'EndpointStatus':'InService'}")
                .refuse("DescribeEndpoint", 400, "ValidationException")
                .answer("DescribeEndpointConfig", 200, "{'ProductionVariants':[{'ModelName':'my-ep'}]}")
                .answer("DescribeModel", 200, "{'ModelName':'my-ep'}")
                .answer("ListEndpoints", 200, "{'Endpoints':[]}")
                .answer("ListEndpointConfigs", 200, "{'EndpointConfigs':[]}")
                .answer("ListInferenceComponents", 200, "{'InferenceComponents':[]}")
                .answer("DeleteEndpoint", 200, "")
                .answer("DeleteEndpointConfig", 200, "")
                .answer("DeleteModel", 200, "");
        final Answer answer = Answer.of(AutopilotEndpointDeletionUdf::run, "{'untagged':true," + NAMES + "}");
        assertThat(answer.results())
                .isEqualTo("{'deleted':[{'resource':'endpoint','name':'my-ep'},"
                        + "{'resource':'endpoint configuration','name':'c'},"
                        + "{'resource':'endpoint configuration','name':'my-ep'},"
                        + "{'resource':'model','name':'my-ep'}],'kept':[]}");
    }

    private static TestRows predict() {
        return predict(1000, new Object[] {1.0}, new Object[] {2.0});
    }

    private static TestRows predict(final int rowsPerRequest, final Object[]... input) {
        System.setProperty("sme.endpoint", "my-ep");
        System.setProperty("sme.region", "eu-central-1");
        final String settings = "{'connection':'AWS','problem_type':'Regression','target_type':'DOUBLE',"
                + "'feature_types':['DOUBLE'],'has_key':false,'response_keys':[],'rows_per_request':" + rowsPerRequest
                + ","
                + "'bytes_per_request':1000000,'requests_in_flight':4}";
        System.setProperty(
                "sme.settings",
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(settings.replace('\'', '"').getBytes(UTF_8)));
        final TestRows rows = new TestRows(List.of(input), "DOUBLE", "DOUBLE");
        PredictionUdf.run(new TestMetadata(1).with("AWS", TestConnection.toBucket()), rows);
        return rows;
    }

    @Test
    void predicts() {
        aws.answer(INVOKE, 200, "10\n20\n");
        assertThat(predict().emitted()).containsExactly(List.of(1.0, 10.0), List.of(2.0, 20.0));
        assertThat(aws.bodies).containsExactly("1.0\n2.0\n");
    }

    @Test
    void takesTheEndpointUrlOfTheRuntimeItself() {
        System.setProperty("aws.endpointUrl", "http://127.0.0.1:1");
        System.setProperty("aws.endpointUrlSageMakerRuntime", aws.url());
        aws.answer(INVOKE, 200, "10\n20\n");
        assertThat(predict().emitted()).hasSize(2);
    }

    @Test
    void usesItsConnectionsAgain() {
        aws.answer(INVOKE, 200, "10\n");
        final Object[][] input = new Object[100][];
        Arrays.fill(input, new Object[] {1.0});
        assertThat(predict(1, input).emitted()).hasSize(100);
        assertThat(aws.requests).hasSize(100);
        assertThat(aws.connections).hasSizeLessThanOrEqualTo(4);
    }

    /** The rest of this answer could be whole rows: only the announced length tells. */
    @Test
    void noticesAnAnswerThatWasCutOff() {
        aws.truncate(INVOKE, "1\n2").answer(INVOKE, 200, "10\n20");
        assertThat(predict().emitted()).containsExactly(List.of(1.0, 10.0), List.of(2.0, 20.0));
        assertThat(aws.requests).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204})
    void takesAnEmptyAnswerForNone(final int status) {
        aws.answer(INVOKE, status, "").answer(INVOKE, 200, "10\n20");
        assertThat(predict().emitted()).containsExactly(List.of(1.0, 10.0), List.of(2.0, 20.0));
        assertThat(aws.requests).hasSize(2);
    }

    @Test
    void tellsTheModelsOwnFailure() {
        aws.answer(
                INVOKE,
                424,
                "{'__type':'ModelError','Message':'m','OriginalStatusCode':400,'OriginalMessage':'bad row',"
                        + "'LogStreamArn':'arn:log'}");
        assertThatThrownBy(WireTest::predict)
                .hasMessage("E-SME-UDF-31: The model behind endpoint 'my-ep' in region 'eu-central-1' failed on row 1"
                        + " with HTTP status 400: bad row. Look for values the model was not trained on, and into"
                        + " its log: arn:log.");
    }

    /** The SDK does not know this field, which AWS has. */
    @Test
    void keepsWhatIsInUseByAFieldThatTheSdkDoesNotKnow() {
        aws.refuse("DescribeEndpoint", 400, "ValidationException")
                .answer("ListEndpoints", 200, "{'Endpoints':[]}")
                .refuse("DescribeEndpointConfig", 400, "ValidationException")
                .refuse("DescribeEndpointConfig", 400, "ValidationException")
                .answer(
                        "DescribeEndpointConfig",
                        200,
                        "{'EndpointConfigName':'theirs','ProductionVariants':"
                                + "[{'InstancePools':[{'ModelNameOverride':'my-ep'}]}]}")
                .answer("DescribeModel", 200, "{'ModelName':'my-ep'}")
                .answer("ListEndpointConfigs", 200, "{'EndpointConfigs':[{'EndpointConfigName':'theirs'}]}");
        assertThat(Answer.of(AutopilotEndpointDeletionUdf::run, "{'untagged':true," + NAMES + "}")
                        .results())
                .isEqualTo("{'deleted':[],'kept':[{'resource':'model','name':'my-ep','reason':'used by endpoint"
                        + " configuration 'theirs' (ProductionVariants[0].InstancePools[0].ModelNameOverride)'}]}");
    }
}
