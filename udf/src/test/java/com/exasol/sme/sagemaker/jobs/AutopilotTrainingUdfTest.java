package com.exasol.sme.sagemaker.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.exasol.sme.sandbox.watch.SeenErrorCodes;
import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.TestJobs;
import com.exasol.sme.udf.TestSageMaker;
import com.exasol.sme.udf.TestScripts;
import com.exasol.sme.udf.TestSts;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sagemaker.model.AutoMLMetricEnum;
import software.amazon.awssdk.services.sagemaker.model.CreateAutoMlJobV2Request;
import software.amazon.awssdk.services.sagemaker.model.ProblemType;
import software.amazon.awssdk.services.sagemaker.model.TabularJobConfig;

@Tag("turkish-locale")
class AutopilotTrainingUdfTest {
    private static final String CHECK = "{'action':'check','job_name':'churn','connection_name':'AWS',"
            + "'aws_region':'eu-central-1','s3_bucket_uri':'s3://bucket','iam_sagemaker_role':'" + TestJobs.ROLE + "'}";
    private static final String MINIMUM = "'action':'create','job_name':'churn','connection_name':'AWS',"
            + "'aws_region':'eu-central-1','iam_sagemaker_role':'" + TestJobs.ROLE + "',"
            + "'s3_input_uri':'s3://bucket/out/churn/1-2/train/','s3_output_uri':'s3://bucket/out/churn/1-2/',"
            + "'target_attribute_name':'CHURN'";
    private static final String CREATE = "{" + MINIMUM + "}";

    private final TestSageMaker aws = new TestSageMaker();
    private final TestSts sts = new TestSts();

    private Answer answer(final String request) {
        return answer(request, new TestMetadata(2).with("AWS", TestConnection.toBucket()));
    }

    private Answer answer(final String request, final TestMetadata metadata) {
        return Answer.of(TestScripts.training(aws, sts, 30), request, metadata);
    }

    @Test
    void passesTheCheckOfAFreeName() {
        final Answer answer = answer(CHECK);
        assertThat(answer.status()).isEqualTo("OK");
        assertThat(answer.code()).isNull();
        assertThat(answer.message()).isNull();
        assertThat(answer.results()).isEqualTo("{}");
    }

    @Test
    void saysWhenAConnectionIsOfAnotherKind() {
        final Answer answer = answer(CHECK, new TestMetadata(2).withOtherKind("AWS", "kerberos"));
        assertThat(answer.code()).isEqualTo("E-SME-UDF-71");
        assertThat(answer.message())
                .isEqualTo("E-SME-UDF-71: CONNECTION 'AWS' is of a kind that Java UDFs cannot read:"
                        + " F-UDF-CL-SL-JAVA-1157: ExaConnectionInformationImpl: received unknown connection type:"
                        + " kerberos. Create it with TO, USER and IDENTIFIED BY alone.");
    }

    @Test
    void closesItsClient() {
        answer(CHECK);
        assertThat(aws.isClosed).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"churn", "CHURN", "Churn"})
    void refusesATakenNameInAnyCase(final String name) {
        aws.jobs.put("other", TestJobs.started("other"));
        aws.jobs.put(name, TestJobs.started(name));
        assertThat(answer(CHECK).message())
                .isEqualTo("E-SME-UDF-7: There is already Autopilot job '" + name + "' in region eu-central-1."
                        + " Choose another name. AWS does not tell names apart that differ in upper and lower case"
                        + " only.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://bucket.s3.eu-central-1.amazonaws.com",
                "https://bucket.s3.eu-central-1.amazonaws.com/",
                "https://bucket.s3-eu-central-1.amazonaws.com"
            })
    void takesTheFormsOfABucketAddress(final String address) {
        final TestMetadata metadata = new TestMetadata(2).with("AWS", new TestConnection(address, "id", "secret"));
        assertThat(answer(CHECK, metadata).status()).isEqualTo("OK");
    }

    @ParameterizedTest
    @CsvSource({
        "cn-north-1, amazonaws.com.cn, aws-cn",
        "us-gov-west-1, amazonaws.com, aws-us-gov",
        "eusc-de-east-1, amazonaws.eu, aws-eusc",
        "us-iso-east-1, c2s.ic.gov, aws-iso",
        "eu-north-99, amazonaws.com, aws"
    })
    void takesAddressesAndRolesOfTheRegionsPartition(final String region, final String domain, final String partition) {
        final TestMetadata metadata = new TestMetadata(2)
                .with("AWS", new TestConnection("https://bucket.s3." + region + "." + domain, "id", "secret"));
        final String request = CHECK.replace("eu-central-1", region).replace("arn:aws:", "arn:" + partition + ":");
        assertThat(answer(request, metadata).results()).isEqualTo("{}");
    }

    @ParameterizedTest
    @CsvSource({
        "eu-central-1, amazonaws.com.cn, amazonaws.com",
        "eu-central-1, example.com, amazonaws.com",
        "cn-north-1, amazonaws.com, amazonaws.com.cn",
        "eusc-de-east-1, amazonaws.com, amazonaws.eu"
    })
    void refusesAnAddressOfAnotherPartition(final String region, final String domain, final String wanted) {
        final TestMetadata metadata = new TestMetadata(2)
                .with("AWS", new TestConnection("https://bucket.s3." + region + "." + domain, "id", "secret"));
        assertThat(answer(CHECK.replace("eu-central-1", region), metadata).message())
                .isEqualTo("E-SME-UDF-85: The address of CONNECTION 'AWS' ends in '" + domain + "', but in region '"
                        + region + "' the addresses of buckets end in '" + wanted + "'. Give it the address"
                        + " 'https://bucket.s3." + region + "." + wanted + "'.");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void refusesARoleOfAnotherPartition() {
        assertThat(answer(CHECK.replace("arn:aws:", "arn:aws-cn:")).message())
                .isEqualTo("E-SME-UDF-83: The role 'arn:aws-cn:iam::111122223333:role/sagemaker' is of the partition"
                        + " 'aws-cn' of AWS, but region 'eu-central-1' is of the partition 'aws'. Give a role and a"
                        + " region of the same partition. The AWS console shows the ARN of a role as it has to be.");
        assertThat(aws.calls).isEmpty();
    }

    @Test
    void refusesARoleOfAnotherAccountThanTheKeys() {
        sts.account = "444455556666";
        assertThat(answer(CHECK).message())
                .isEqualTo("E-SME-UDF-84: The role 'arn:aws:iam::111122223333:role/sagemaker' is of the AWS account"
                        + " '111122223333', but the key of CONNECTION 'AWS' is of the account '444455556666'. Give a"
                        + " role of the key's account, or a connection with a key of the role's: AWS passes no role"
                        + " from one account to another.");
    }

    @Test
    void saysWhenTheAccountCannotBeFoundOut() {
        final String start = "{'advice':'It was not checked whether the role is of the account of the key, because STS"
                + " in region eu-central-1 did not tell: ";
        sts.failure = TestSageMaker.noAnswer();
        assertThat(answer(CHECK).results()).isEqualTo(start + "Unable to execute HTTP request: Read timed out.'}");
    }

    @Test
    void completesTheNameOfARoleWithTheAccountOfTheKey() {
        final String named = CHECK.replace(TestJobs.ROLE, "sagemaker+x=1,y.z@w_v-u");
        assertThat(answer(named).results())
                .isEqualTo("{'role':'arn:aws:iam::111122223333:role/sagemaker+x=1,y.z@w_v-u'}");
        assertThat(answer(named.replace("eu-central-1", "cn-north-1"), china()).results())
                .isEqualTo("{'role':'arn:aws-cn:iam::111122223333:role/sagemaker+x=1,y.z@w_v-u'}");
    }

    private static TestMetadata china() {
        return new TestMetadata(2)
                .with("AWS", new TestConnection("https://bucket.s3.cn-north-1.amazonaws.com.cn", "id", "secret"));
    }

    @Test
    void refusesTheNameOfARoleOfAnUnknownAccount() {
        sts.failure = TestSageMaker.noAnswer();
        assertThat(answer(CHECK.replace(TestJobs.ROLE, "sagemaker")).message())
                .isEqualTo("E-SME-UDF-74: The role 'sagemaker' was given by its name, but the account that it is of"
                        + " could not be found out: STS in region eu-central-1 did not tell whose key CONNECTION 'AWS'"
                        + " has. The cause: Unable to execute HTTP request: Read timed out. Give the ARN of the role,"
                        + " such as arn:aws:iam::123456789012:role/sagemaker. The AWS console shows it, and so does: aws"
                        + " iam get-role --role-name sagemaker --query Role.Arn");
    }

    @ParameterizedTest
    @CsvSource({"400, ValidationException", "400, AccessDeniedException", "403, AccessDeniedException"})
    void saysWhatBecameOfANameWhenAwsRefusesTheRole(final int status, final String code) {
        final SdkException refusal = TestSageMaker.refusal(status, code, "Could not assume role");
        aws.failing("CreateAutoMLJobV2", refusal).failing("CreateAutoMLJobV2", refusal);
        final String advice = " The role sagemaker was given by its name, so that its ARN was taken to be "
                + TestJobs.ROLE + ". A role with a path has another ARN: if it is the role that AWS refuses, give its"
                + " ARN. The AWS console shows it, and so does: aws iam get-role --role-name sagemaker --query Role.Arn";
        final Answer named = answer(CREATE.replace("'action'", "'role_name':'sagemaker','action'"));
        assertThat(named.message()).contains("Could not assume role").endsWith(advice);
        assertThat(named.results()).isEqualTo("{'job':'absent'}");
        assertThat(answer(CREATE).message()).contains("Could not assume role").doesNotContain("path");
    }

    @Test
    void saysNothingOfTheRoleWhereItIsNotTheReason() {
        aws.failing("CreateAutoMLJobV2", TestSageMaker.refusal(400, "ResourceLimitExceeded", "too many"));
        assertThat(answer(CREATE.replace("'action'", "'role_name':'sagemaker','action'"))
                        .message())
                .startsWith("E-SME-UDF-23: ")
                .doesNotContain("sagemaker was given");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "http://bucket.s3.eu-central-1.amazonaws.com", "https://bucket.example.com", "s3:/bucket"})
    void refusesAnythingElse(final String address) {
        final TestMetadata metadata = new TestMetadata(2).with("AWS", new TestConnection(address, "id", "secret"));
        assertThat(answer(CHECK, metadata).message())
                .startsWith("E-SME-UDF-8: The address of CONNECTION 'AWS' is not that of an S3 bucket: '" + address);
    }

    /** Exasol documents them for EXPORT; which region is meant, the training says. */
    @ParameterizedTest
    @ValueSource(strings = {"s3://bucket", "s3://bucket/", "https://bucket.s3.amazonaws.com"})
    void takesAddressesThatNameNoRegion(final String address) {
        final TestMetadata metadata = new TestMetadata(2).with("AWS", new TestConnection(address, "id", "secret"));
        assertThat(answer(CHECK, metadata).status()).isEqualTo("OK");
        assertThat(answer(CHECK.replace("s3://bucket", "s3://other"), metadata).message())
                .startsWith("E-SME-UDF-9: CONNECTION 'AWS' points at bucket 's3://bucket' in region 'eu-central-1', but"
                        + " s3_bucket_uri is 's3://other'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://id:%s@bucket.s3.eu-central-1.amazonaws.com",
                "s3://bucket?secret=%s",
                "https://AKIAIOSFODNN7EXAMPLE.example.com"
            })
    void repeatsNoAddressThatMayHoldASecret(final String address) {
        final TestMetadata metadata = new TestMetadata(2)
                .with("AWS", new TestConnection(String.format(address, TestConnection.SECRET), "id", "secret"));
        assertThat(answer(CHECK, metadata).message())
                .startsWith("E-SME-UDF-8: The address of CONNECTION 'AWS' is not that of an S3 bucket: '…'.");
    }

    @Test
    void takesAMissingAddressForAnEmptyOne() {
        final TestMetadata metadata = new TestMetadata(2).with("AWS", new TestConnection(null, "id", "secret"));
        assertThat(answer(CHECK, metadata).code()).isEqualTo("E-SME-UDF-8");
    }

    @ParameterizedTest
    @CsvSource({"s3://other,eu-central-1", "s3://bucket,eu-west-1"})
    void refusesAnotherBucketOrRegionThanTheConnections(final String uri, final String region) {
        final String request = CHECK.replace("s3://bucket", uri).replace("eu-central-1", region);
        assertThat(answer(request).message())
                .isEqualTo("E-SME-UDF-9: CONNECTION 'AWS' points at bucket 's3://bucket' in region 'eu-central-1', but"
                        + " s3_bucket_uri is '" + uri + "' and aws_region is '" + region + "'. Use the connection of"
                        + " this bucket, or correct s3_bucket_uri and aws_region.");
    }

    @Test
    void findsAConnectionByItsExactName() {
        final TestMetadata metadata = new TestMetadata(2).with("a \"b\" ä", TestConnection.toBucket());
        final String request = CHECK.replace("'AWS'", "'a \\'b\\' ä'");
        assertThat(answer(request, metadata).status()).isEqualTo("OK");
    }

    @Test
    void saysWhichConnectionIsMissing() {
        assertThat(answer(CHECK, new TestMetadata(2)).message())
                .isEqualTo("E-SME-UDF-2: CONNECTION 'AWS' cannot be read: E-UDF-CL-SL-JAVA-1099: connection AWS does"
                        + " not exist. Check its name. If it is there, let its owner or an administrator run GRANT ACCESS"
                        + " ON CONNECTION \"AWS\" FOR SCRIPT \"SME\".\"SCRIPT\" TO \"JO \"\"E\"\"\": again after each new"
                        + " deployment of the script, which drops this grant.");
    }

    @ParameterizedTest
    @CsvSource({"id,", ",secret", "'',secret", "id,' '"})
    void refusesAConnectionWithoutAKey(final String user, final String password) {
        final TestMetadata metadata = new TestMetadata(2).with("AWS", new TestConnection("", user, password));
        assertThat(answer(CHECK, metadata).message())
                .startsWith("E-SME-UDF-3: CONNECTION 'AWS' holds no AWS access key.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wJalr/secret",
                "wJalr+secret",
                "wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEYab",
                "AROA0123456789ABCDEF",
                "AKIA\nEXAMPLE",
                "AKIAEXAMPLE ",
                "AKIÄ"
            })
    void refusesAUserThatIsNoKeyWithoutShowingIt(final String user) {
        final TestMetadata metadata = new TestMetadata(2).with("AWS", new TestConnection("", user, "id"));
        assertThat(answer(CHECK, metadata).message())
                .isEqualTo("E-SME-UDF-3: CONNECTION 'AWS' holds no AWS access key. Give it USER '<access key id>',"
                        + " which is letters and digits only, IDENTIFIED BY '<secret access key>'.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Frankfurt", "eu-central-1.evil.com/", "eu central 1"})
    void refusesWhatIsNoRegion(final String region) {
        assertThat(answer(CHECK.replace("eu-central-1", region)).message())
                .startsWith("E-SME-UDF-4: '" + region + "' is not the name of an AWS region.");
    }

    @Test
    void createsTheJobThatIsAskedFor() {
        final Answer answer = answer("{" + MINIMUM + ",'problem_type':'BinaryClassification','objective':'F1',"
                + "'max_runtime_for_automl_job_in_seconds':3600,'max_candidates':10,"
                + "'max_runtime_per_training_job_in_seconds':600}");
        assertThat(answer.results()).isEqualTo("{}");
        final CreateAutoMlJobV2Request job = aws.jobRequests.get("churn");
        final TabularJobConfig table = job.autoMLProblemTypeConfig().tabularJobConfig();
        assertThat(job.toString())
                .contains("ChannelType=training, ContentType=text/csv;header=present, CompressionType=None")
                .contains("S3DataType=S3Prefix, S3Uri=s3://bucket/out/churn/1-2/train/");
        assertThat(job.outputDataConfig().s3OutputPath()).isEqualTo("s3://bucket/out/churn/1-2/");
        assertThat(job.roleArn()).isEqualTo(TestJobs.ROLE);
        assertThat(job.autoMLJobObjective().metricName()).isEqualTo(AutoMLMetricEnum.F1);
        assertThat(table.targetAttributeName()).isEqualTo("CHURN");
        assertThat(table.problemType()).isEqualTo(ProblemType.BINARY_CLASSIFICATION);
        assertThat(table.completionCriteria().maxAutoMLJobRuntimeInSeconds()).isEqualTo(3600);
        assertThat(table.completionCriteria().maxCandidates()).isEqualTo(10);
        assertThat(table.completionCriteria().maxRuntimePerTrainingJobInSeconds())
                .isEqualTo(600);
        assertThat(job.tags().toString()).contains("exasol:created-by", "sme", "exasol:job", "churn");
    }

    @Test
    void leavesTheChoiceToAutopilotWhereNothingIsAskedFor() {
        answer(CREATE);
        final CreateAutoMlJobV2Request job = aws.jobRequests.get("churn");
        assertThat(job.autoMLJobObjective()).isNull();
        assertThat(job.autoMLProblemTypeConfig().tabularJobConfig().problemType())
                .isNull();
        assertThat(job.autoMLProblemTypeConfig().tabularJobConfig().completionCriteria())
                .isNull();
    }

    @Test
    void findsItsOwnJobAfterALostAnswer() {
        aws.losingTheAnswer("CreateAutoMLJobV2", TestSageMaker.noAnswer());
        assertThat(answer(CREATE).status()).isEqualTo("OK");
    }

    @Test
    void findsItsOwnJobWhenARepeatedRequestIsToldThatTheNameIsTaken() {
        aws.losingTheAnswer(
                "CreateAutoMLJobV2", TestSageMaker.refusal(400, "ResourceInUse", "AutoML job name already exists"));
        assertThat(answer(CREATE).status()).isEqualTo("OK");
    }

    @Test
    void looksSeveralTimesForAJobWithoutAnswer() {
        aws.failing("CreateAutoMLJobV2", TestSageMaker.noAnswer());
        final Answer answer = answer(CREATE);
        assertThat(answer.message())
                .isEqualTo("E-SME-UDF-20: CreateAutoMLJobV2 of Autopilot job 'churn' in region eu-central-1 failed. The"
                        + " cause: Unable to execute HTTP request: Read timed out. Check that the database reaches AWS"
                        + " in this region: the region's name, network, proxy, certificates. Then run the statement"
                        + " again.");
        assertThat(answer.results()).isEqualTo("{'job':'absent'}");
        assertThat(aws.calls("Describe")).hasSize(5);
    }

    /** The earlier copy of the request may have worked, and AWS may not know it everywhere yet. */
    @ParameterizedTest
    @ValueSource(strings = {"ResourceInUse", "ThrottlingException"})
    void looksSeveralTimesForAJobAfterARefusalThatIsNotTheFirstAnswer(final String code) {
        aws.losingTheAnswer("CreateAutoMLJobV2", TestSageMaker.laterRefusal(400, code, "words of AWS"))
                .failing("DescribeAutoMLJobV2", TestSageMaker.refusal(400, "ResourceNotFound", "does not exist"));
        assertThat(answer(CREATE).status()).isEqualTo("OK");
    }

    /** It may come from something before AWS that passed the request on. */
    @Test
    void looksSeveralTimesForAJobAfterAnAnswerThatIsNotOfAws() {
        aws.failing("CreateAutoMLJobV2", TestSageMaker.refusal(408, null, null));
        assertThat(answer(CREATE).results()).isEqualTo("{'job':'absent'}");
        assertThat(aws.calls("Describe")).hasSize(5);
    }

    @Test
    void saysThatTheNameIsTakenBySomeoneElse() {
        aws.jobs.put("churn", TestJobs.started("churn"));
        final Answer answer = answer(CREATE);
        assertThat(answer.code()).isEqualTo("E-SME-UDF-7");
        assertThat(answer.results()).isEqualTo("{'job':'absent'}");
    }

    @Test
    void doesNotAskAfterARefusalThatLeavesNoDoubt() {
        aws.failing("CreateAutoMLJobV2", TestSageMaker.refusal(403, "AccessDeniedException", "not authorized"));
        final Answer answer = answer(CREATE);
        assertThat(answer.code()).isEqualTo("E-SME-UDF-22");
        assertThat(answer.results()).isEqualTo("{'job':'absent'}");
        assertThat(aws.calls).containsExactly("CreateAutoMLJobV2 churn");
    }

    @Test
    void saysThatNobodyKnowsWhenDescribingFailsToo() {
        aws.failing("CreateAutoMLJobV2", TestSageMaker.noAnswer())
                .failing("DescribeAutoMLJobV2", TestSageMaker.noAnswer());
        final Answer answer = answer(CREATE);
        assertThat(answer.message())
                .startsWith("E-SME-UDF-6: Nobody knows whether CreateAutoMLJobV2 of Autopilot job 'churn' in region"
                        + " eu-central-1 succeeded.");
        assertThat(answer.results()).isEqualTo("{'job':'unknown'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "{}",
                "{'aws_region':7}",
                "{" + MINIMUM + ",'objective':{'MetricName':'F1'}}",
                "{'action':'dance','connection_name':'AWS','aws_region':'eu-central-1'}",
                "{" + MINIMUM + ",'max_candidates':'ten'}",
                "{" + MINIMUM + ",'max_candidates':1.5}"
            })
    void throwsWhenItsLuaScriptIsWrong(final String request) {
        assertThatThrownBy(() -> answer(request))
                .satisfies(failure -> SeenErrorCodes.record(failure.getMessage()))
                .hasMessageStartingWith("F-SME-UDF-1: The request of a Lua script is malformed: ");
    }

    @ParameterizedTest
    @CsvSource({
        "400,UnrecognizedClientException,E-SME-UDF-21",
        "403,InvalidSignatureException,E-SME-UDF-21",
        "400,IncompleteSignatureException,E-SME-UDF-21",
        "403,AccessDeniedException,E-SME-UDF-22",
        "400,AccessDeniedException,E-SME-UDF-22",
        "403,Forbidden,E-SME-UDF-22",
        "400,ResourceLimitExceeded,E-SME-UDF-23",
        "400,ThrottlingException,E-SME-UDF-24",
        "429,Slow,E-SME-UDF-24",
        "500,InternalFailure,E-SME-UDF-25",
        "530,InternalDependencyException,E-SME-UDF-25",
        "400,SomethingElse,E-SME-UDF-26"
    })
    void translatesWhatAwsRefuses(final int status, final String code, final String expected) {
        aws.failing("ListAutoMLJobs", TestSageMaker.refusal(status, code, "words of AWS"));
        assertThat(answer(CHECK).message())
                .startsWith(expected + ": ListAutoMLJobs of Autopilot jobs in region eu-central-1 failed. The cause: "
                        + code + ": words of AWS (HTTP status " + status + ", request request-1). ")
                .doesNotContain(TestConnection.SECRET);
    }
}
