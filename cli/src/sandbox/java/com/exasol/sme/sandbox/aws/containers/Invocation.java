package com.exasol.sme.sandbox.aws.containers;

import com.exasol.sme.sandbox.aws.learning.AnswerStyle;

/**
 * A request as it reaches a container.
 *
 * @param contentType as it was sent; empty without one
 * @param accept as it was sent; empty without one
 * @param style how containers of Autopilot write labels in this account
 */
public record Invocation(String contentType, String accept, byte[] body, AnswerStyle style) {}
