package com.exasol.sme.sandbox.udf.host;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** One column of a script's input or output, as the metadata of a call describe it. */
public record ColumnInfo(String name, WireType type, String sqlType, long precision, long scale, long length) {
    static void writeAll(final DataOutputStream out, final List<ColumnInfo> columns) throws IOException {
        out.writeInt(columns.size());
        for (final ColumnInfo column : columns) {
            Wire.writeText(out, column.name);
            Wire.writeText(out, column.type.name());
            Wire.writeText(out, column.sqlType);
            out.writeLong(column.precision);
            out.writeLong(column.scale);
            out.writeLong(column.length);
        }
    }

    static List<ColumnInfo> readAll(final DataInputStream in) throws IOException {
        final int count = in.readInt();
        final List<ColumnInfo> columns = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            final String name = Wire.readNativeText(in);
            final WireType type = WireType.valueOf(Wire.readText(in));
            columns.add(
                    new ColumnInfo(name, type, Wire.readNativeText(in), in.readLong(), in.readLong(), in.readLong()));
        }
        return List.copyOf(columns);
    }
}
