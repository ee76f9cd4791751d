package com.exasol.sme.testkit;

import com.exasol.ExaConnectionAccessException;
import com.exasol.ExaConnectionInformation;
import com.exasol.ExaMetadata;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the database tells a script: here its CONNECTION objects and the number of its parameters. */
public final class TestMetadata implements ExaMetadata {
    private final int inputColumns;
    private final Map<String, ExaConnectionInformation> connections = new HashMap<>();
    private final Map<String, String> otherKinds = new HashMap<>();
    private String reasonToEnd;
    private Class<?> firstColumn = Double.class;

    public TestMetadata(final int inputColumns) {
        this.inputColumns = inputColumns;
    }

    public TestMetadata with(final String name, final ExaConnectionInformation connection) {
        connections.put(name, connection);
        return this;
    }

    /** A connection of another kind than Exasol's client knows. */
    public TestMetadata withOtherKind(final String name, final String kind) {
        otherKinds.put(name, kind);
        return this;
    }

    /** The first parameter is a text, and the others numbers, as are all of them otherwise. */
    public TestMetadata withTextFirst() {
        firstColumn = String.class;
        return this;
    }

    /** The database ends the statement when it is asked for a connection. */
    public TestMetadata ending(final String words) {
        reasonToEnd = words;
        return this;
    }

    @Override
    public long getInputColumnCount() {
        return inputColumns;
    }

    /** Takes names as Exasol's client does: in upper case, or without the first and the last double quote. */
    @Override
    public ExaConnectionInformation getConnection(final String name) throws ExaConnectionAccessException {
        final String exact = name.startsWith("\"") && name.endsWith("\"")
                ? name.substring(1, name.length() - 1)
                : name.toUpperCase(Locale.ROOT);
        if (reasonToEnd != null) {
            throw new ExaConnectionAccessException("E-UDF-CL-SL-JAVA-1099: " + reasonToEnd);
        }
        if (otherKinds.containsKey(exact)) {
            throw new IllegalStateException("F-UDF-CL-SL-JAVA-1157: ExaConnectionInformationImpl: received unknown"
                    + " connection type: " + otherKinds.get(exact));
        }
        if (!connections.containsKey(exact)) {
            throw new ExaConnectionAccessException("E-UDF-CL-SL-JAVA-1099: connection " + exact + " does not exist");
        }
        return connections.get(exact);
    }

    @Override
    public String getDatabaseName() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getDatabaseVersion() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScriptLanguage() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScriptName() {
        return "SCRIPT";
    }

    @Override
    public String getScriptSchema() {
        return "SME";
    }

    @Override
    public String getCurrentUser() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScopeUser() {
        return "JO \"E\"";
    }

    @Override
    public String getCurrentSchema() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScriptCode() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getSessionId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getStatementId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getNodeCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getNodeId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getVmId() {
        throw new UnsupportedOperationException();
    }

    @Override
    public BigInteger getMemoryLimit() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getInputType() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getInputColumnName(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Class<?> getInputColumnType(final int column) {
        return column == 0 ? firstColumn : Double.class;
    }

    @Override
    public String getInputColumnSqlType(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getInputColumnPrecision(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getInputColumnScale(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getInputColumnLength(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getOutputType() {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getOutputColumnCount() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getOutputColumnName(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Class<?> getOutputColumnType(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getOutputColumnSqlType(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getOutputColumnPrecision(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getOutputColumnScale(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long getOutputColumnLength(final int column) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Class<?> importScript(final String name) {
        throw new UnsupportedOperationException();
    }
}
