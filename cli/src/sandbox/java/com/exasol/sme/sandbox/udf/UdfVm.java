package com.exasol.sme.sandbox.udf;

import java.util.List;

/**
 * One JVM of a call as it is to be started.
 *
 * @param options   its options up to the class path
 * @param classPath where it finds classes
 * @param database  what serves it
 * @param emitted   where its rows go
 */
record UdfVm(List<String> options, String classPath, DatabaseSide database, EmittedRows emitted) {}
