package com.exasol.sme.scripts.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.sagemaker.Inventory;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two names of an endpoint, in SQL and in AWS, by the table of the reference. */
@ExtendWith(QuickInstallation.class)
class EndpointNamesTest {
    private static final String JOB = "for-names";

    private final Installation installation;

    EndpointNamesTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void train(final Installation installation) throws SQLException {
        installation.train(installation.training(JOB));
        installation.run("CREATE SCHEMA OTHER_NAMES");
    }

    private Inventory inventory() {
        return installation.aws().inventory(Installation.REGION);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "predict_via_endpoint, PREDICT_VIA_ENDPOINT, predict-via-endpoint, predict_via_endpoint",
                "PREDICT_VIA_ENDPOINT, PREDICT_VIA_ENDPOINT, PREDICT-VIA-ENDPOINT, PREDICT-VIA-ENDPOINT",
                "\"My_Ep\", My_Ep, My-Ep, My-Ep",
                "my-ep, MY_EP, my-ep, my_ep",
                "a123456789a123456789a123456789a123456789a123456789a123456789a_c, "
                        + "A123456789A123456789A123456789A123456789A123456789A123456789A_C, "
                        + "a123456789a123456789a123456789a123456789a123456789a123456789a-c, "
                        + "a123456789a123456789a123456789a123456789a123456789a123456789a-c",
                "1st, 1ST, 1st, \"1st\"",
            })
    void leadFromTheDeploymentToTheDeletion(
            final String given, final String script, final String endpoint, final String deletedAs)
            throws SQLException {
        final String name = "\"DATA\".\"" + script;
        final Inventory before = inventory();
        assertThat(installation.run(Installation.deployment(JOB, given)).rows())
                .extracting(row -> row.subList(0, 4))
                .containsExactly(List.of(endpoint, name + "\"", name + "_WITH_KEY\"", "InService"));
        assertThat(inventory().endpoints()).contains(endpoint);
        assertThat(inventory().endpointConfigs()).contains(endpoint);
        assertThat(inventory().models()).contains(endpoint);
        assertThat(installation
                        .run("SELECT DATA." + inSql(given, script) + "(AGE, CITY) FROM DATA.CUSTOMERS WHERE ID = 8")
                        .rows())
                .extracting(row -> row.get(3))
                .containsExactly("yes");
        assertThat(installation.run(Installation.deletion(deletedAs)).rows())
                .containsExactly(
                        List.of("endpoint", endpoint, "deleted"),
                        List.of("endpoint configuration", endpoint, "deleted"),
                        List.of("model", endpoint, "deleted"),
                        List.of("script", name + "\"", "dropped"),
                        List.of("script", name + "_WITH_KEY\"", "dropped"));
        assertThat(inventory()).isEqualTo(before);
    }

    /** As the deployment was told, where SQL has no hyphen and no digit first. */
    private static String inSql(final String given, final String script) {
        if (given.startsWith("\"")) {
            return given;
        }
        return Character.isDigit(given.charAt(0)) ? "\"" + script + "\"" : given.replace('-', '_');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a_",
                "_a",
                "-a",
                "a-",
                "\"a_\"",
                "ä",
                "\"ä\"",
                "a b",
                "a.b",
                "a;b",
                "%jar",
                "/",
                "--",
                ":x",
                "\"a\"\"b\"",
                "\"\"",
                "a123456789a123456789a123456789a123456789a123456789a123456789abcd"
            })
    void areRefusedWhenSageMakerWouldRefuseThem(final String given) {
        final Inventory before = inventory();
        final String message = "\"E-SME-LUA-36: The endpoint name '" + given
                + "' cannot be used: SageMaker takes up to 63 letters (A to Z), digits and hyphens, the first and last"
                + " of them no hyphen. A _ becomes a hyphen. Choose another name.\" caught in script ";
        assertThat(installation.refusal(Installation.deployment(JOB, given))).startsWith(message);
        assertThat(installation.refusal(Installation.deletion(given))).startsWith(message);
        assertThat(inventory()).isEqualTo(before);
    }

    /** Exasol's client would leave the JVM without a limit of its memory. Other scripts take such a name. */
    @Test
    void areRefusedWhenExasolWouldTakeThemForAnOptionOfTheJvm() throws SQLException {
        final Inventory before = inventory();
        assertThat(installation.refusal(Installation.deployment(JOB, "sales_Xmx")))
                .startsWith(
                        "\"E-SME-LUA-84: The endpoint name 'sales_Xmx' cannot be used: Exasol would take -Xmx in it");
        assertThat(installation.run(Installation.deletion("sales_Xmx")).rows())
                .containsExactly(List.of("endpoint", "sales-Xmx", "was not there"));
        assertThat(inventory()).isEqualTo(before);
    }

    @Test
    void areRefusedWhenAnotherEndpointDiffersInCaseOrHyphensOnly() throws SQLException {
        installation.run(Installation.deployment(JOB, "\"Col_Lide\""));
        final Inventory before = inventory();
        for (final String given : List.of("col_lide", "COL-LIDE", "\"Col-Lide\"", "\"col_Lide\"")) {
            assertThat(installation.refusal(Installation.deployment(JOB, given).replace("'DATA'", "'OTHER_NAMES'")))
                    .startsWith("\"E-SME-UDF-7: There is already endpoint 'Col-Lide' in region eu-central-1. Choose");
        }
        assertThat(installation.refusal(Installation.deployment(JOB, "\"Col_Lide\"")))
                .startsWith("\"E-SME-LUA-41: There is already a script \"DATA\".\"Col_Lide\".");
        assertThat(installation.refusal(Installation.deletion("col_lide")))
                .startsWith("\"E-SME-LUA-89: ")
                .contains("\"DATA\".\"Col_Lide\" is of the endpoint 'Col-Lide' in eu-central-1");
        assertThat(inventory()).isEqualTo(before);
        assertThat(installation
                        .run("SELECT SCRIPT_NAME FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'OTHER_NAMES'")
                        .rows())
                .isEmpty();
        assertThat(installation.run(Installation.deletion("\"Col_Lide\"")).rows())
                .contains(
                        List.of("endpoint", "Col-Lide", "deleted"),
                        List.of("script", "\"DATA\".\"Col_Lide\"", "dropped"));
    }
}
