package com.exasol.sme.sandbox.aws.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserPolicyTest {
    private static UserPolicy policy(final String statement) {
        return UserPolicy.parse("{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}");
    }

    @ParameterizedTest
    @CsvSource({
        "arn:a:b/*, arn:a:b/c, true",
        "arn:a:b/*, arn:a:b/c/d, true",
        "arn:a:b/*, arn:a:bc, false",
        "arn:a:*:b/*, arn:a:1:b/c, true",
        "*, anything, true",
        "arn:a:${*}/*, arn:a:*/b, true",
        "arn:a:${*}/*, arn:a:x/b, false",
        "arn.a, arn:a, false"
    })
    void allowsResourcesByPattern(final String pattern, final String resource, final boolean isAllowed) {
        final UserPolicy policy = policy("{\"Effect\":\"Allow\",\"Action\":\"a:B\",\"Resource\":\"" + pattern + "\"}");
        assertThat(policy.allows("a:B", resource, Map.of())).isEqualTo(isAllowed);
        assertThat(policy.allows("a:C", resource, Map.of())).isFalse();
    }

    @Test
    void asksForEveryConditionOfOneStatement() {
        final UserPolicy policy =
                policy("{\"Effect\":\"Allow\",\"Action\":[\"a:B\",\"a:C\"],\"Resource\":[\"r\",\"s\"],"
                        + "\"Condition\":{\"StringEquals\":{\"k\":\"1\",\"l\":[\"2\",\"3\"]}}},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"a:D\",\"Resource\":\"t\"}");
        assertThat(policy.allows("a:C", "s", Map.of("k", "1", "l", "3"))).isTrue();
        assertThat(policy.allows("a:C", "s", Map.of("k", "1"))).isFalse();
        assertThat(policy.allows("a:C", "t", Map.of("k", "1", "l", "3"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\":\"Deny\",\"Action\":\"a:B\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"NotAction\":\"a:B\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"a:B\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"k\":\"true\"}}}"
            })
    void refusesWhatItDoesNotKnow(final String statement) {
        assertThatThrownBy(() -> policy(statement)).isInstanceOf(IllegalArgumentException.class);
    }
}
