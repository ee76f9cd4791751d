package com.exasol.sme.sandbox.udf.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/**
 * Everything that a UDF's metadata say about the call.
 *
 * @param compilerMessages why the code in the script does not compile; empty if it does, or if there is none
 */
public record Invocation(
        String databaseName,
        String databaseVersion,
        String scriptSchema,
        String scriptName,
        String scriptCode,
        String compilerMessages,
        String currentUser,
        String scopeUser,
        String currentSchema,
        String sessionId,
        long statementId,
        long nodeCount,
        long nodeId,
        long memoryLimit,
        boolean set,
        List<ColumnInfo> inputs,
        List<ColumnInfo> outputs) {
    public void write(final DataOutputStream out) throws IOException {
        Wire.writeText(out, databaseName);
        Wire.writeText(out, databaseVersion);
        Wire.writeText(out, scriptSchema);
        Wire.writeText(out, scriptName);
        Wire.writeText(out, scriptCode);
        Wire.writeText(out, compilerMessages);
        Wire.writeText(out, currentUser);
        Wire.writeText(out, scopeUser);
        Wire.writeText(out, currentSchema);
        Wire.writeText(out, sessionId);
        out.writeLong(statementId);
        out.writeLong(nodeCount);
        out.writeLong(nodeId);
        out.writeLong(memoryLimit);
        out.writeBoolean(set);
        ColumnInfo.writeAll(out, inputs);
        ColumnInfo.writeAll(out, outputs);
    }

    static Invocation read(final DataInputStream in) throws IOException {
        return new Invocation(
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                Wire.readNativeText(in),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readLong(),
                in.readBoolean(),
                ColumnInfo.readAll(in),
                ColumnInfo.readAll(in));
    }
}
