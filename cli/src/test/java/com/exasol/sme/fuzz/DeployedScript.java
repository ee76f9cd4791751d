package com.exasol.sme.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.sandbox.SmeJar;
import com.exasol.sme.sandbox.lua.LuaDatabase;
import com.exasol.sme.sandbox.lua.LuaMeta;
import com.exasol.sme.sandbox.lua.LuaScripts;
import com.exasol.sme.sandbox.result.StatementResult;
import com.exasol.sme.shared.ProductObjects;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The Lua scripts with the very texts that {@code sme deploy} creates. */
enum DeployedScript {
    SME_TRAIN_WITH_SAGEMAKER_AUTOPILOT,
    SME_TRAIN_WITH_SAGEMAKER,
    SME_POLL_SAGEMAKER_AUTOPILOT_JOB_STATUS,
    SME_POLL_SAGEMAKER_JOB,
    SME_DEPLOY_SAGEMAKER_AUTOPILOT_ENDPOINT,
    SME_DEPLOY_SAGEMAKER_ENDPOINT,
    SME_REGISTER_SAGEMAKER_ENDPOINT,
    SME_POLL_SAGEMAKER_ENDPOINT_STATUS,
    SME_DELETE_SAGEMAKER_AUTOPILOT_ENDPOINT,
    SME_DELETE_SAGEMAKER_ENDPOINT;

    private static final LuaMeta META =
            new LuaMeta("DB", "8.29.12", "SME", "SCRIPT", "JANE", null, "1839255503714910208", 7, 2);

    /** Filled before the constants of the enumeration around it. */
    private static final class Printed {
        static final String DEPLOYMENT = SmeJar.runPackaged(Map.of(), "deploy", "--to-print", "--schema", "SME")
                .out();
        static final String LIBRARY = printed("SME_LIBRARY", " () AS\n");
    }

    /** A session that has the library, too, which makes every script work. */
    private record WithLibrary(LuaDatabase database) implements LuaDatabase {
        @Override
        public StatementResult execute(final String sql) throws SQLException {
            return database.execute(sql);
        }

        @Override
        public String imported(final String name) {
            assertThat(name).isEqualTo("\"SME\".SME_LIBRARY");
            return Printed.LIBRARY;
        }
    }

    private final List<String> parameters;
    private final String body;

    DeployedScript() {
        parameters = ProductObjects.script(name()).parameters();
        body = body();
    }

    /** Whether its only argument is an object of JSON. */
    boolean takesJson() {
        return parameters.equals(List.of("json_str"));
    }

    private String body() {
        return printed(name(), " RETURNS TABLE AS\n");
    }

    private static String printed(final String name, final String endOfHead) {
        final String printed = Printed.DEPLOYMENT;
        final int from = printed.indexOf(endOfHead, printed.indexOf("LUA SCRIPT \"" + name + '"'));
        return printed.substring(printed.indexOf('\n', from) + 1, printed.indexOf("\n/\n", from));
    }

    List<List<Object>> execute(final List<Object> arguments, final LuaDatabase database) throws SQLException {
        final Map<String, Object> globals = new HashMap<>();
        for (int index = 0; index < parameters.size(); index++) {
            globals.put(parameters.get(index), arguments.get(index));
        }
        return LuaScripts.execute(body, globals, META, new WithLibrary(database))
                .result()
                .rows();
    }
}
