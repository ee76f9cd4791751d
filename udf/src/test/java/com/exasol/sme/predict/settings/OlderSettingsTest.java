package com.exasol.sme.predict.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.exasol.sme.udf.TestPrediction;
import com.exasol.sme.udf.TestRows;
import com.exasol.sme.udf.TestRuntime;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Settings as released versions have written them into prediction scripts, letter by letter. Scripts that were moved
 * over to a newer version keep them, so each of them has to be understood for ever; add new ones and change none.
 */
@Tag("turkish-locale")
class OlderSettingsTest {
    /** Binary classification of one text, as 0.1.0 writes it. */
    private static final String CLASSIFICATION_0_1_0 = "eyJjb25uZWN0aW9uIjoiQVdTIiwicHJvYmxlbV90eXBlIjoiQmluYXJ5Q2xhc3"
            + "NpZmljYXRpb24iLCJ0YXJnZXRfdHlwZSI6IlZBUkNIQVIoMTApIFVURjgiLCJmZWF0dXJlX3R5cGVzIjpbIlZBUkNIQVIoMTAwKSB"
            + "VVEY4Il0sInJlc3BvbnNlX2tleXMiOlsicHJlZGljdGVkX2xhYmVsIiwibGFiZWxzIiwicHJvYmFiaWxpdGllcyIsInByb2JhYmls"
            + "aXR5Il0sImhhc19rZXkiOmZhbHNlLCJyb3dzX3Blcl9yZXF1ZXN0IjoxMDAwLCJieXRlc19wZXJfcmVxdWVzdCI6MTAwMDAwMCwic"
            + "mVxdWVzdHNfaW5fZmxpZ2h0Ijo0fQ";

    /** Regression on a DOUBLE and a DECIMAL with a key, as 0.1.0 writes it. */
    private static final String REGRESSION_0_1_0 = "eyJjb25uZWN0aW9uIjoiQVdTIiwicHJvYmxlbV90eXBlIjoiUmVncmVzc2lvbiIsIn"
            + "RhcmdldF90eXBlIjoiREVDSU1BTCgxOCwwKSIsImZlYXR1cmVfdHlwZXMiOlsiRE9VQkxFIiwiREVDSU1BTCg5LDIpIl0sInJlc3Bv"
            + "bnNlX2tleXMiOltdLCJoYXNfa2V5Ijp0cnVlLCJyb3dzX3Blcl9yZXF1ZXN0IjoxMDAwLCJieXRlc19wZXJfcmVxdWVzdCI6MTAwM"
            + "DAwMCwicmVxdWVzdHNfaW5fZmxpZ2h0Ijo0fQ";

    @Test
    void classifyAsEver() {
        final TestPrediction prediction = TestPrediction.regression("VARCHAR(100)");
        prediction.properties.put("sme.settings", CLASSIFICATION_0_1_0);
        final TestRows rows = new TestRows(List.<Object[]>of(new Object[] {"x"}), "VARCHAR", "DOUBLE", "VARCHAR");
        prediction.run(TestRuntime.perRow(line -> "no,\"['no', 'yes']\",\"[0.75, 0.25]\",0.75"), rows);
        assertThat(rows.emitted()).containsExactly(List.of("x", 0.75, "no"));
    }

    @Test
    void estimateAsEver() {
        final TestPrediction prediction =
                TestPrediction.regression("DOUBLE", "DECIMAL(9,2)").withKey();
        prediction.properties.put("sme.settings", REGRESSION_0_1_0);
        final TestRows rows = new TestRows(
                List.<Object[]>of(new Object[] {"k", 1.5, new BigDecimal("2.25")}),
                "VARCHAR",
                "DOUBLE",
                "DECIMAL",
                "DOUBLE");
        prediction.run(TestRuntime.perRow(line -> "3.5"), rows);
        assertThat(rows.emitted()).containsExactly(List.of("k", 1.5, new BigDecimal("2.25"), 3.5));
    }
}
