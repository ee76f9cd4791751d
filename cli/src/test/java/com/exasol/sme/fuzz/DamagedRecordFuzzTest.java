package com.exasol.sme.fuzz;

import static com.exasol.sme.fuzz.DeployedScript.SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT;
import static com.exasol.sme.fuzz.DeployedScript.SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.testkit.FuzzSource;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is recorded in the database may have been written by another program, or changed by hand. */
class DamagedRecordFuzzTest {
    private static final int CASES = Fuzz.cases(500);
    private static final List<String> TYPES = List.of(
            "DOUBLE",
            "BOOLEAN",
            "DATE",
            "DECIMAL(18,0)",
            "DECIMAL(36, 36)",
            "TIMESTAMP(9)",
            "VARCHAR(2000000) UTF8",
            "CHAR(1)",
            "DECIMAL(37,0)",
            "DECIMAL(0,0)",
            "DECIMAL(3,4)",
            "CHAR(2001)",
            "VARCHAR(0)",
            "VARCHAR(2000001)",
            "VARCHAR(99999999999999999999)",
            "TIMESTAMP(10)",
            "GEOMETRY",
            "HASHTYPE(16 BYTE)",
            "double",
            "",
            "[",
            "1");

    private static Object list(final FuzzSource source, final List<String> texts) {
        final int count = source.below(4) + 1;
        final StringBuilder json = new StringBuilder("[");
        final StringBuilder joined = new StringBuilder();
        for (int index = 0; index < count; index++) {
            final String text = source.oneIn(10) ? source.text() : source.of(texts);
            json.append(index == 0 ? "" : ",")
                    .append('"')
                    .append(text.replace("\"", "\\\""))
                    .append('"');
            joined.append(index == 0 ? "" : ";").append(text);
        }
        return switch (source.below(8)) {
            case 0 -> null;
            case 1 ->
                source.of("[]", "[[]]", "[1]", "[null]", "{}", "[\"A\",", "[true]", ";", ";;", " ", "[".repeat(5000));
            case 2 -> source.damaged(json.append(']').toString());
            case 3 -> source.text();
            case 4, 5 -> joined.toString();
            default -> json.append(']').toString();
        };
    }

    @Test
    void deploysNothingForAJobWhoseColumnsAreNotTold() {
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final Object names = list(source, List.of("AGE", "CHURN", "a b", "AGE", "ä"));
            final Object types = list(source, source.oneIn(2) ? TYPES : TYPES.subList(0, 7));
            final Object target = source.oneIn(10) ? source.of(null, "NONE") : "CHURN";
            final Object rule =
                    source.oneIn(4) ? source.of(null, "", "shortest_double", source.text()) : "SHORTEST_DOUBLE";
            final StrictDatabase database = new StrictDatabase().job(target, names, types, rule);
            try {
                SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT.execute(
                        List.of("churn", "ep", "pred", "ml.m5.large", 1L, "aws", "eu-central-1"), database);
                assertThat(database.changes)
                        .as(Fuzz.replay(seed))
                        .containsExactly("COMMIT", "CREATE", "CREATE", "COMMIT", "AWS create", "COMMIT");
            } catch (final SQLException refusal) {
                assertThat(database.changes).as(Fuzz.replay(seed)).isEmpty();
                Fuzz.requireSane(refusal.getMessage(), "E-SME-LUA-(38|45|80)", seed);
            }
        }
    }

    @Test
    void keepsScriptsThatDoNotTellTheirConnection() {
        final String settings = "{\"connection\":\"AWS\",\"has_key\":false}";
        for (long seed = Fuzz.SEED; seed < Fuzz.SEED + CASES; seed++) {
            final FuzzSource source = new FuzzSource(seed);
            final String damaged = source.oneIn(2)
                    ? source.damaged(settings)
                    : new HostileJson(source, Map.of("connection", "\"AWS\"", "has_key", "false")).text();
            final String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(damaged.getBytes(UTF_8));
            final StrictDatabase database = new StrictDatabase()
                    .script(
                            "EP",
                            "CREATE JAVA SET SCRIPT \"EP\" …\n%jvmoption -Dsme.endpoint=ep;\n%jvmoption -Dsme.region=eu-central-1;\n"
                                    + "%jvmoption -Dsme.settings="
                                    + (source.oneIn(5) ? source.damaged(encoded) : encoded) + ";\n");
            try {
                SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT.execute(List.of("ep", "aws", "eu-central-1"), database);
                assertThat(damaged).as(Fuzz.replay(seed)).contains("AWS");
                assertThat(database.changes)
                        .as(Fuzz.replay(seed))
                        .containsExactly(
                                "COMMIT", "AWS delete", "COMMIT", "COMMIT", "DROP", "COMMIT", "COMMIT", "AWS delete");
            } catch (final SQLException refusal) {
                assertThat(database.changes).as(Fuzz.replay(seed)).containsExactly("COMMIT", "AWS delete", "COMMIT");
                Fuzz.requireSane(refusal.getMessage(), "E-SME-LUA-46", seed);
            }
        }
    }
}
