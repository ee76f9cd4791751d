package com.exasol.sme.scripts.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.client.SqlConsole;
import com.exasol.sme.scripts.installation.Installation;
import com.exasol.sme.scripts.installation.QuickInstallation;
import com.exasol.sme.scripts.installation.TrainingCall;
import com.exasol.sme.scripts.installation.TypesTable;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A session that is set to write everything in another way gets the same files, predictions and records as any other. */
@ExtendWith(QuickInstallation.class)
class SessionSettingsTest {
    private static final String SETTINGS =
            "SELECT PARAMETER_NAME, SESSION_VALUE FROM SYS.EXA_PARAMETERS ORDER BY PARAMETER_NAME";
    private final Installation installation;

    SessionSettingsTest(final Installation installation) {
        this.installation = installation;
    }

    @BeforeAll
    static void load(final Installation installation) throws SQLException {
        TypesTable.create(installation, "SETTINGS");
        installation.run("CREATE SCHEMA OTHERWISE");
        installation.run("CREATE TABLE OTHERWISE.SETTINGS (LABEL VARCHAR(5))");
    }

    private SqlConsole oddSession() throws SQLException {
        final Connection connection = installation.sandbox().connect();
        final SqlConsole console = new SqlConsole(connection, new PrintStream(OutputStream.nullOutputStream()));
        console.run("ALTER SESSION SET NLS_DATE_FORMAT = 'DD,MM,YYYY'");
        console.run("ALTER SESSION SET NLS_TIMESTAMP_FORMAT = 'HH24:MI \"DD,MM,YYYY'");
        console.run("ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',.'");
        console.run("ALTER SESSION SET TIME_ZONE = 'EUROPE/BERLIN'");
        console.run("OPEN SCHEMA OTHERWISE");
        connection.setAutoCommit(false);
        return console;
    }

    private TrainingCall training(final String job) {
        return installation
                .training(job)
                .with("input_table_or_view_name", "settings")
                .with("target_attribute_name", "label");
    }

    private List<String> files(final String job) {
        return installation.exported(job).stream().map(installation::content).toList();
    }

    private List<Object> recorded(final String job) throws SQLException {
        return installation
                .run("SELECT AWS_CREDENTIALS_CONNECTION_NAME, IAM_SAGEMAKER_ROLE, S3_BUCKET_URI, S3_OUTPUT_PATH,"
                        + " TARGET_ATTRIBUTE_NAME, PROBLEM_TYPE, OBJECTIVE, MAX_RUNTIME_FOR_AUTOML_JOB_IN_SECONDS,"
                        + " MAX_CANDIDATES, MAX_RUNTIME_PER_TRAINING_JOB_IN_SECONDS, SCRIPT_USER, COLUMN_NAMES,"
                        + " COLUMN_TYPES, TEXT_RULE FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = '" + job
                        + "'")
                .rows()
                .get(0);
    }

    /** The text of a prediction script without the mark of its deployment, which no other one has. */
    private String script(final String name) throws SQLException {
        return installation
                .value("SELECT SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = 'DATA' AND SCRIPT_NAME = '"
                        + name + "'")
                .toString()
                .replaceFirst("-Dsme\\.deployment=[0-9]+-[0-9]+;", "-Dsme.deployment=<mark>;");
    }

    private static String prediction(final String script) {
        return "SELECT DATA." + script + "_WITH_KEY(CAST(ID AS VARCHAR(9)), " + TypesTable.FEATURES
                + ") FROM DATA.SETTINGS";
    }

    private static Object decimalPoint(final SqlConsole console) throws SQLException {
        return console.run(SETTINGS.replace("ORDER BY", "WHERE PARAMETER_NAME = 'NLS_NUMERIC_CHARACTERS' ORDER BY"))
                .rows()
                .get(0)
                .get(1);
    }

    @Test
    void makeNoDifferenceToAnything() throws SQLException {
        installation.serve(training("usual"));
        final List<List<Object>> predictions =
                installation.run(prediction("USUAL")).rows();
        try (SqlConsole odd = oddSession()) {
            final List<List<Object>> settings = odd.run(SETTINGS).rows();
            final Timestamp before = (Timestamp) installation.value("SELECT SYSTIMESTAMP");
            odd.run(training("oddly").with("max_candidates", 7).sql());
            final Timestamp after = (Timestamp) installation.value("SELECT SYSTIMESTAMP");
            installation.finish(Installation.REGION, "oddly");
            odd.run(Installation.deployment("oddly", "oddly"));

            assertThat(odd.run(prediction("ODDLY")).rows()).hasSize(510).isEqualTo(predictions);
            assertThat(odd.run(SETTINGS).rows()).isEqualTo(settings);
            assertThat(odd.run("SELECT CURRENT_SCHEMA").rows()).containsExactly(List.of("OTHERWISE"));
            assertThat((Timestamp) installation.value(
                            "SELECT DATETIME FROM SME.SME_METADATA_AUTOPILOT_JOBS WHERE JOB_NAME = 'oddly'"))
                    .isBetween(before, after);
        }
        assertThat(files("oddly")).isEqualTo(files("usual"));
        assertThat(installation.requestedRows("oddly")).isNotEmpty().isEqualTo(installation.requestedRows("usual"));
        final List<Object> usual = recorded("usual");
        usual.set(8, 7L);
        assertThat(recorded("oddly")).isEqualTo(usual);
        assertThat(script("ODDLY").replace("ODDLY", "USUAL").replace("oddly", "usual"))
                .isEqualTo(script("USUAL"));
    }

    @Test
    void areAsTheyWereAfterAFailedExport() throws SQLException {
        installation.aws().deny("PutObject");
        try (SqlConsole odd = oddSession()) {
            final List<List<Object>> settings = odd.run(SETTINGS).rows();
            assertThat(Installation.refusal(odd, training("odd-failure").sql())).startsWith("\"E-SME-LUA-29: ");
            assertThat(odd.run(SETTINGS).rows()).isEqualTo(settings);
        } finally {
            installation.aws().allow("PutObject");
        }
        assertThat(installation.recorded("odd-failure")).isEmpty();
    }

    @Test
    void stopTheTrainingWhenTheyCannotBeSetBack() throws SQLException {
        try (SqlConsole odd = oddSession()) {
            installation.sandbox().database().failNext(SessionSettingsTest::setsBack, "no more today");
            assertThat(Installation.refusal(odd, training("odd-point").sql()))
                    .startsWith(
                            "\"E-SME-LUA-47: The database refused to set NLS_NUMERIC_CHARACTERS of your session back"
                                    + " to ',.' after the export: ")
                    .contains("no more today")
                    .contains("It is '.,' now, and no job was created. Set it with ALTER SESSION or connect again,");
            assertThat(decimalPoint(odd)).isEqualTo(".,");
        }
        assertThat(installation.recorded("odd-point")).isEmpty();
        assertThat(installation.aws().inventory(Installation.REGION).jobs()).doesNotContain("odd-point");
    }

    @Test
    void areNamedBesideTheFailureOfTheExport() throws SQLException {
        installation.aws().deny("PutObject");
        try (SqlConsole odd = oddSession()) {
            installation.sandbox().database().failNext(SessionSettingsTest::setsBack, "no more today");
            assertThat(Installation.refusal(odd, training("odd-both").sql()))
                    .startsWith("\"E-SME-LUA-29: ")
                    .contains(" Besides, E-SME-LUA-47: The database refused to set NLS_NUMERIC_CHARACTERS");
        } finally {
            installation.aws().allow("PutObject");
        }
        assertThat(installation.recorded("odd-both")).isEmpty();
    }

    private static boolean setsBack(final String sql) {
        return sql.equals("ALTER SESSION SET NLS_NUMERIC_CHARACTERS = ',.'");
    }
}
