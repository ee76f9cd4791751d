package com.exasol.sme.container;

import java.util.Optional;

/**
 * The container that the Java scripts are to run in.
 *
 * @param location where it lies or will lie
 * @param source   where it comes from, unless somebody else has uploaded it
 */
public record ContainerRequest(ContainerLocation location, Optional<ContainerSource> source) {}
