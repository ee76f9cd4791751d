package com.exasol.sme.sandbox.database.driver;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;

/** The part of a JDBC interface that the stand-in has; every other method is refused by name. */
abstract class JdbcProxy<T> implements InvocationHandler {
    private final Class<T> type;
    private boolean closed;

    JdbcProxy(final Class<T> type) {
        this.type = type;
    }

    final T proxy() {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public final Object invoke(final Object proxy, final Method method, final Object[] given) throws SQLException {
        final Object[] arguments = given == null ? new Object[0] : given;
        switch (method.getName()) {
            case "close" -> {
                if (!closed) {
                    closed = true;
                    close();
                }
                return null;
            }
            case "isClosed" -> {
                return closed;
            }
            case "hashCode" -> {
                return System.identityHashCode(this);
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "toString" -> {
                return "sandbox " + type.getSimpleName();
            }
            case "isWrapperFor" -> {
                return false;
            }
            default -> {
                if (closed) {
                    throw new SQLException("SANDBOX: " + type.getSimpleName() + " is closed", "08003");
                }
                return call(method, arguments);
            }
        }
    }

    /** Does what a method asks for. */
    abstract Object call(Method method, Object[] arguments) throws SQLException;

    void close() throws SQLException {
        // Most have nothing to give back.
    }

    final SQLException notSupported(final Method method) {
        return new SQLFeatureNotSupportedException(
                "SANDBOX: " + type.getSimpleName() + "." + method.getName() + " is not in the declared subset");
    }
}
