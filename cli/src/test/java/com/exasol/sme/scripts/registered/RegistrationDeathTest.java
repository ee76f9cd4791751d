package com.exasol.sme.scripts.registered;

import static com.exasol.sme.scripts.installation.RegistrationCall.deletion;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.aws.containers.OwnContainer;
import com.exasol.sme.scripts.installation.Death;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.Moment;
import com.exasol.sme.scripts.installation.RegistrationCall;
import com.exasol.sme.scripts.installation.SharedInstallation;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sessions that die while they register an endpoint, or take it back: all of it is there, or nothing. */
@ExtendWith(SharedInstallation.class)
class RegistrationDeathTest {
    private static final String ENDPOINT = "lasting";
    private static final String REGISTRATION =
            new RegistrationCall(ENDPOINT).with("source", "DATA.CUSTOMERS").sql();

    private final Installation installation;
    private final Death death;

    RegistrationDeathTest(final Installation installation) {
        this.installation = installation;
        death = new Death(installation);
    }

    @BeforeAll
    static void serve(final Installation installation) {
        OthersModel.serve(installation, ENDPOINT, OwnContainer.MLFLOW);
    }

    @AfterAll
    static void remove(final Installation installation) throws SQLException {
        OthersModel.remove(installation, ENDPOINT);
    }

    private List<List<Object>> records() throws SQLException {
        return installation
                .run("SELECT JOB_KIND FROM SME.SME_METADATA_SAGEMAKER_JOBS WHERE JOB_NAME = '" + ENDPOINT + "'")
                .rows();
    }

    private void assertNothingIsThere(final Moment moment) throws SQLException {
        assertThat(death.recordsOf(ENDPOINT)).as("%s", moment).isEmpty();
        assertThat(records()).as("%s", moment).isEmpty();
    }

    private void assertAllIsThere(final Moment moment) throws SQLException {
        assertThat(death.recordsOf(ENDPOINT))
                .as("%s", moment)
                .containsExactly("LASTING", "LASTING_WITH_KEY", "LASTING_WITH_SOURCE");
        assertThat(records()).as("%s", moment).hasSize(1);
        assertThat(installation
                        .run("SELECT LABEL FROM DATA.LASTING_PREDICTIONS WHERE ID = 1")
                        .rows())
                .containsExactly(List.of("yes"));
    }

    @Test
    void leaveNothingOrEverythingAndNeverHurtTheEndpoint() throws SQLException {
        for (final Moment moment : List.of(
                Moment.beforeAction("status"),
                Moment.before("INSERT"),
                Moment.before("CREATE JAVA"),
                Moment.beforeSecond("CREATE JAVA"),
                Moment.before("CREATE VIEW"),
                Moment.beforeNext("COMMIT", "CREATE VIEW"))) {
            death.ofSession(moment, REGISTRATION);
            assertNothingIsThere(moment);
        }
        assertThat(death.ofUdf(Moment.after("DescribeEndpoint"), REGISTRATION)).startsWith("\"E-SME-LUA-30: ");
        final Moment committed = Moment.before("COMMENT");
        assertNothingIsThere(committed);
        death.ofSession(committed, REGISTRATION);
        assertAllIsThere(committed);
        for (final Moment moment : List.of(
                Moment.before("DROP VIEW"),
                Moment.before("DROP SCRIPT"),
                Moment.beforeSecond("DROP SCRIPT"),
                Moment.before("DELETE FROM"),
                Moment.beforeNext("COMMIT", "DELETE FROM"))) {
            death.ofSession(moment, deletion(ENDPOINT));
            assertAllIsThere(moment);
        }
        assertThat(installation.run(deletion(ENDPOINT)).rows()).hasSize(5);
        assertNothingIsThere(committed);
        assertThat(installation.aws().inventory(Installation.REGION).endpoints())
                .contains(ENDPOINT);
    }
}
