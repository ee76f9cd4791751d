package com.exasol.sme.bench.jvm;

import com.exasol.ExaConnectionInformation;
import com.exasol.ExaMetadata;
import java.math.BigInteger;

/** What the database tells a script: how many columns come in, and one CONNECTION. */
public final class BenchMetadata implements ExaMetadata, ExaConnectionInformation {
    public static final String KEY_ID = "AKIAEXAMPLE";
    public static final String SECRET = "nosecret";

    private final int inputColumns;

    public BenchMetadata(final int inputColumns) {
        this.inputColumns = inputColumns;
    }

    @Override
    public long getInputColumnCount() {
        return inputColumns;
    }

    @Override
    public ExaConnectionInformation getConnection(final String name) {
        return this;
    }

    @Override
    public ConnectionType getType() {
        return ConnectionType.PASSWORD;
    }

    @Override
    public String getAddress() {
        return "https://bucket.s3.eu-central-1.amazonaws.com";
    }

    @Override
    public String getUser() {
        return KEY_ID;
    }

    @Override
    public String getPassword() {
        return SECRET;
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
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScriptSchema() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getCurrentUser() {
        throw new UnsupportedOperationException();
    }

    @Override
    public String getScopeUser() {
        throw new UnsupportedOperationException();
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
        throw new UnsupportedOperationException();
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
