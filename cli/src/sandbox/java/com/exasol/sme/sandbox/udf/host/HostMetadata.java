package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaCompilationException;
import com.exasol.ExaConnectionAccessException;
import com.exasol.ExaConnectionInformation;
import com.exasol.ExaIterationException;
import com.exasol.ExaMetadata;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;

/** What a UDF can learn of the call, with the words of the real client's refusals. */
final class HostMetadata implements ExaMetadata {
    private static final int INPUT_CODES = 1083;
    private static final int OUTPUT_CODES = 1089;

    private final Invocation invocation;
    private final Database database;
    private final RunThread runThread;

    HostMetadata(final Invocation invocation, final Database database, final RunThread runThread) {
        this.invocation = invocation;
        this.database = database;
        this.runThread = runThread;
    }

    @Override
    public String getDatabaseName() {
        return invocation.databaseName();
    }

    @Override
    public String getDatabaseVersion() {
        return invocation.databaseVersion();
    }

    @Override
    public String getScriptLanguage() {
        return "Java " + System.getProperty("java.version");
    }

    @Override
    public String getScriptName() {
        return invocation.scriptName();
    }

    @Override
    public String getScriptSchema() {
        return invocation.scriptSchema();
    }

    @Override
    public String getCurrentUser() {
        return invocation.currentUser();
    }

    @Override
    public String getScopeUser() {
        return invocation.scopeUser();
    }

    @Override
    public String getCurrentSchema() {
        return invocation.currentSchema();
    }

    @Override
    public String getScriptCode() {
        return invocation.scriptCode();
    }

    @Override
    public String getSessionId() {
        return invocation.sessionId();
    }

    @Override
    public long getStatementId() {
        return invocation.statementId();
    }

    @Override
    public long getNodeCount() {
        return invocation.nodeCount();
    }

    @Override
    public long getNodeId() {
        return invocation.nodeId();
    }

    @Override
    public String getVmId() {
        return Long.toString(ProcessHandle.current().pid());
    }

    @Override
    public BigInteger getMemoryLimit() {
        return BigInteger.valueOf(invocation.memoryLimit());
    }

    @Override
    public String getInputType() {
        return invocation.set() ? "SET" : "SCALAR";
    }

    @Override
    public long getInputColumnCount() {
        return invocation.inputs().size();
    }

    @Override
    public String getInputColumnName(final int column) throws ExaIterationException {
        return input(column, 0).name();
    }

    @Override
    public Class<?> getInputColumnType(final int column) throws ExaIterationException {
        return input(column, 1).type().javaType();
    }

    @Override
    public String getInputColumnSqlType(final int column) throws ExaIterationException {
        return input(column, 2).sqlType();
    }

    @Override
    public long getInputColumnPrecision(final int column) throws ExaIterationException {
        return input(column, 3).precision();
    }

    @Override
    public long getInputColumnScale(final int column) throws ExaIterationException {
        return input(column, 4).scale();
    }

    @Override
    public long getInputColumnLength(final int column) throws ExaIterationException {
        return input(column, 5).length();
    }

    @Override
    public String getOutputType() {
        return "EMIT";
    }

    @Override
    public long getOutputColumnCount() {
        return invocation.outputs().size();
    }

    @Override
    public String getOutputColumnName(final int column) throws ExaIterationException {
        return output(column, 0).name();
    }

    @Override
    public Class<?> getOutputColumnType(final int column) throws ExaIterationException {
        return output(column, 1).type().javaType();
    }

    @Override
    public String getOutputColumnSqlType(final int column) throws ExaIterationException {
        return output(column, 2).sqlType();
    }

    @Override
    public long getOutputColumnPrecision(final int column) throws ExaIterationException {
        return output(column, 3).precision();
    }

    @Override
    public long getOutputColumnScale(final int column) throws ExaIterationException {
        return output(column, 4).scale();
    }

    @Override
    public long getOutputColumnLength(final int column) throws ExaIterationException {
        return output(column, 5).length();
    }

    @Override
    public Class<?> importScript(final String name) throws ExaCompilationException {
        throw new ExaCompilationException("SANDBOX: importScript is not known here");
    }

    @Override
    public ExaConnectionInformation getConnection(final String name) throws ExaConnectionAccessException {
        runThread.check("ExaMetadata.getConnection");
        if (name == null) {
            throw new ExaConnectionAccessException("E-UDF-CL-SL-JAVA-1098: Connection name is null");
        }
        // The real client looks at the first and last character only: "" inside the quotes stays doubled.
        final boolean quoted = name.charAt(0) == '"' && name.charAt(name.length() - 1) == '"';
        final String exactName = quoted ? name.substring(1, name.length() - 1) : name.toUpperCase(Locale.ROOT);
        try {
            return database.connection(NativeText.outOfJava(exactName));
        } catch (final Database.ConnectionRefused exception) {
            throw new ExaConnectionAccessException("E-UDF-CL-SL-JAVA-1099: " + exception.getMessage());
        }
    }

    private ColumnInfo input(final int column, final int code) throws ExaIterationException {
        return at(invocation.inputs(), column, INPUT_CODES + code);
    }

    private ColumnInfo output(final int column, final int code) throws ExaIterationException {
        return at(invocation.outputs(), column, OUTPUT_CODES + code);
    }

    private static ColumnInfo at(final List<ColumnInfo> columns, final int column, final int code)
            throws ExaIterationException {
        if (column < 0 || column >= columns.size()) {
            throw new ExaIterationException(
                    "E-UDF-CL-SL-JAVA-" + code + ": Column number " + column + " does not exist");
        }
        return columns.get(column);
    }
}
