package com.exasol.sme.cli;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A database that has nothing in it and refuses every statement by repeating it. */
final class RepeatingDatabase {
    private final List<String> statements = new ArrayList<>();

    Connection connection() {
        return proxy(
                Connection.class,
                (proxy, method, arguments) -> method.getName().equals("createStatement") ? statement() : null);
    }

    private Statement statement() {
        return proxy(Statement.class, (proxy, method, arguments) -> {
            if (method.getName().equals("executeQuery")) {
                return proxy(
                        ResultSet.class,
                        (result, call, values) -> call.getReturnType() == boolean.class ? false : null);
            }
            if (method.getName().equals("execute")) {
                statements.add((String) arguments[0]);
                throw new SQLException("syntax error in " + arguments[0], "42000");
            }
            return null;
        });
    }

    List<String> statements() {
        return statements;
    }

    private static <T> T proxy(final Class<T> type, final InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
