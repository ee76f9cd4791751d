package com.exasol.sme.sandbox.udf.call;

import com.exasol.sme.sandbox.result.Column;
import java.util.List;

/**
 * A Java UDF as CREATE SCRIPT stored it.
 *
 * @param schema  the schema that holds it
 * @param name    its name, in its stored case
 * @param set     whether it is a SET script, else SCALAR
 * @param inputs  parameters, names in the case they were written
 * @param outputs columns of EMITS
 * @param body    the text between AS and the closing slash: options and perhaps code
 */
public record UdfScript(
        String schema, String name, boolean set, List<Column> inputs, List<Column> outputs, String body) {}
