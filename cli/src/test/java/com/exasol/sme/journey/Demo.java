package com.exasol.sme.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.sandbox.CommandResult;
import com.exasol.sme.sandbox.Sandbox;
import com.exasol.sme.sandbox.aws.algorithms.XgboostLibrary;
import com.exasol.sme.sandbox.client.SqlConsole;
import java.io.PrintStream;
import java.sql.SQLException;

/** Shows the whole journey on the screen: deploy, train, poll, deploy the endpoint, predict, delete; then other containers. */
public final class Demo {
    private final PrintStream screen = new PrintStream(System.out, true, UTF_8);

    private Demo() {}

    public static void main(final String... arguments) throws SQLException {
        new Demo().run();
    }

    private void run() throws SQLException {
        say("A stand-in for Exasol and AWS runs on this machine. Nothing leaves it, and nothing costs money.");
        try (Sandbox sandbox = Sandbox.start()) {
            deploy(sandbox);
            try (SqlConsole console = new SqlConsole(sandbox.connect(), screen)) {
                travel(new CreditJourney(console, sandbox.aws().roleArn()));
                travel(new ContainerJourney(console, sandbox.aws()));
            }
            say("Left in SageMaker: " + sandbox.aws().inventory(Sandbox.REGION));
        }
    }

    private void deploy(final Sandbox sandbox) {
        say("The administrator installs sme (the passwords are in the environment).");
        screen.println("\n$ java -jar sme.jar " + String.join(" ", sandbox.deployArguments()));
        final CommandResult deployment = sandbox.deploy();
        screen.print(deployment.out() + deployment.err());
        if (deployment.exitCode() != 0) {
            throw new IllegalStateException("The deployment failed with exit code " + deployment.exitCode());
        }
    }

    private void travel(final CreditJourney journey) throws SQLException {
        say("The analyst has 1,000 credit applications and trains a model on the first 700.");
        journey.loadData();
        journey.createConnection();
        journey.train("TRAINING");
        journey.pollUntilDone();
        say("The best model goes behind an endpoint, which bills from now on.");
        journey.deployEndpoint();
        say("It predicts the other 300, each with its key.");
        journey.score();
        say("How good is it?");
        journey.confusionMatrix();
        say("Delete the endpoint, so that it stops billing.");
        journey.deleteEndpoint();
    }

    private void travel(final ContainerJourney journey) throws SQLException {
        XgboostLibrary.flaw().ifPresent(flaw -> say("XGBoost is left out. " + flaw));
        if (XgboostLibrary.flaw().isEmpty()) {
            say("Now XGBoost, on a view that makes numbers of the texts.");
            journey.encode();
            journey.trainTrees();
            journey.pollUntilDone(ContainerJourney.TREES);
            journey.deployTrees();
            journey.scoreByTrees();
            journey.delete(ContainerJourney.TREES);
        }
        say("And a container of one's own, which is asked and answers in JSON, one row at a time.");
        journey.trainOwn();
        journey.pollUntilDone(ContainerJourney.OWN);
        journey.deployOwn();
        journey.askOwn();
        journey.delete(ContainerJourney.OWN);
    }

    private void say(final String text) {
        screen.println("\n### " + text);
    }
}
