package com.exasol.sme.sandbox.lua;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LuaScriptsTest {
    private static final LuaMeta META =
            new LuaMeta("DB", "8.29.12", "SME", "SCRIPT", "SYS", "SME", "1839255503714910208", 7, 4);

    @Test
    void returnsTable() throws Exception {
        final LuaResult result = LuaScripts.execute(
                "output('x' .. a) local cjson = require('cjson') return {{cjson.decode('{\"a\":[10]}').a[1] .. a, decimal(3)}}, 'A VARCHAR(100), N DECIMAL(18,0)'",
                Map.of("a", "ä€😀"),
                META,
                sql -> null);
        assertThat(result.output()).containsExactly("xä€😀");
        assertThat(result.result().rows()).isEqualTo(List.of(List.of("10.0ä€😀", new java.math.BigDecimal(3))));
    }
}
