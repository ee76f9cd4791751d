package com.exasol.sme.sagemaker.clients;

import com.exasol.sme.testkit.TestConnection;
import com.exasol.sme.testkit.TestMetadata;
import com.exasol.sme.udf.Answer;
import com.exasol.sme.udf.AutopilotJobStatusPollingUdf;
import com.exasol.sme.udf.PredictionUdf;
import com.exasol.sme.udf.TestRows;
import java.util.List;

/** Scripts of both kinds in a virtual machine of its own, until they have their answers or somebody ends it. */
final class EnvironmentProcess {
    private EnvironmentProcess() {}

    public static void main(final String[] arguments) throws InterruptedException {
        final Thread poll = new Thread(() -> Answer.of(
                AutopilotJobStatusPollingUdf::run,
                "{'job_name':'churn','connection_name':'AWS','aws_region':'eu-central-1'}"));
        poll.start();
        final Thread who = new Thread(EnvironmentProcess::askWhoseKeyItIs);
        who.start();
        final TestRows rows = new TestRows(List.<Object[]>of(new Object[] {1.0}), "DOUBLE", "DOUBLE");
        PredictionUdf.run(new TestMetadata(1).with("AWS", TestConnection.toBucket()), rows);
        poll.join();
        who.join();
    }

    private static void askWhoseKeyItIs() {
        final AwsConnection connection = new AwsConnection("AWS", "", "AKIAEXAMPLE", TestConnection.SECRET);
        CallerIdentity.account(connection, new RegionName("eu-central-1"));
    }
}
