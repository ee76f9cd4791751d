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
                        + "\"Condition\":{\"StringEquals\":{\"s3:prefix\":\"1\",\"aws:RequestedRegion\":[\"2\",\"3\"]}}},"
                        + "{\"Effect\":\"Allow\",\"Action\":\"a:D\",\"Resource\":\"t\"}");
        assertThat(policy.allows("a:C", "s", Map.of("s3:prefix", "1", "aws:RequestedRegion", "3")))
                .isTrue();
        assertThat(policy.allows("a:C", "s", Map.of("s3:prefix", "1"))).isFalse();
        assertThat(policy.allows("a:C", "t", Map.of("s3:prefix", "1", "aws:RequestedRegion", "3")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"Null\":{\"sagemaker:TaggingAction\":\"false\"}', CreateModel, true",
        "'\"Null\":{\"sagemaker:TaggingAction\":\"false\"}', , false",
        "'\"Null\":{\"sagemaker:TaggingAction\":\"true\"}', , true",
        "'\"StringLike\":{\"sagemaker:TaggingAction\":\"Create*\"}', CreateModel, true",
        "'\"StringLike\":{\"sagemaker:TaggingAction\":\"*\"}', , false",
        "'\"StringEquals\":{\"sagemaker:TaggingAction\":\"Create*\"}', CreateModel, false",
        "'\"StringEquals\":{\"sagemaker:TaggingAction\":\"CreateModel\"},\"Null\":{\"s3:prefix\":\"false\"}', CreateModel, false"
    })
    void readsConditionsByTheirOperators(final String condition, final String value, final boolean isAllowed) {
        final UserPolicy policy = policy(
                "{\"Effect\":\"Allow\",\"Action\":\"a:B\",\"Resource\":\"*\",\"Condition\":{" + condition + "}}");
        final Map<String, String> context = value == null ? Map.of() : Map.of("sagemaker:TaggingAction", value);
        assertThat(policy.allows("a:B", "r", context)).isEqualTo(isAllowed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Effect\":\"Allow\",\"Action\":\"a:B\",\"Resource\":\"*\",\"Condition\":{\"StringEquals\":{\"aws:Other\":\"x\"}}}",
                "{\"Effect\":\"Deny\",\"Action\":\"a:B\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"NotAction\":\"a:B\",\"Resource\":\"*\"}",
                "{\"Effect\":\"Allow\",\"Action\":\"a:B\",\"Resource\":\"*\",\"Condition\":{\"Bool\":{\"k\":\"true\"}}}"
            })
    void refusesWhatItDoesNotKnow(final String statement) {
        assertThatThrownBy(() -> policy(statement)).isInstanceOf(IllegalArgumentException.class);
    }
}
