package com.exasol.sme.sandbox.udf.host;

import com.exasol.ExaCompilationException;
import com.exasol.ExaIterationException;
import com.exasol.ExaIterator;
import com.exasol.ExaMetadata;
import com.exasol.ExaUDFException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** Calls a script's methods as the real client's wrapper does: declared in the class itself, found by exact types. */
final class ScriptClass {
    private final HostMetadata metadata;
    private final boolean set;
    private String unseenRefusal;

    ScriptClass(final HostMetadata metadata, final boolean set) {
        this.metadata = metadata;
        this.set = set;
    }

    /** Runs one group; init comes before every one of them. */
    void run(final HostIterator rows) throws Throwable {
        if (unseenRefusal != null) {
            throw new ExaIterationException("F-UDF.CL.SL.JAVA-1069: UDF.CL.SL.JAVA-1165: " + unseenRefusal);
        }
        final Class<?> script = find("1165");
        try {
            method(script, "init", ExaMetadata.class).invoke(null, metadata);
        } catch (final InvocationTargetException exception) {
            throw failure("F-UDF-CL-SL-JAVA-1074: Exception during init", exception);
        } catch (final NoSuchMethodException exception) {
            System.err.println("W-UDF-CL-SL-JAVA-1075: Skipping init, because init method cannot be found.");
        }
        final Method run = method(script, "run", ExaMetadata.class, ExaIterator.class);
        if (run.getReturnType() != Void.TYPE) {
            throw new ExaCompilationException(
                    "F-UDF-CL-SL-JAVA-" + (set ? "1076" : "1078") + ": EMITS requires a void return type for run()");
        }
        try {
            do {
                rows.insideRun(true);
                run.invoke(null, metadata, rows);
                rows.insideRun(false);
            } while (!set && rows.next());
        } catch (final InvocationTargetException exception) {
            throw failure("F-UDF-CL-SL-JAVA-1080: Exception during run", exception);
        }
        unseenRefusal = rows.flush();
    }

    void cleanup() throws Throwable {
        if (unseenRefusal != null) {
            throw new ExaIterationException("F-UDF.CL.SL.JAVA-1166: UDF.CL.SL.JAVA-1165: " + unseenRefusal);
        }
        final Class<?> script = find("1167");
        try {
            method(script, "cleanup", ExaMetadata.class).invoke(null, metadata);
        } catch (final InvocationTargetException exception) {
            throw failure("F-UDF-CL-SL-JAVA-1081: Exception during cleanup", exception);
        } catch (final NoSuchMethodException exception) {
            System.err.println("W-UDF.CL.SL.JAVA-1082: Skipping cleanup, because cleanup method cannot be found.");
        }
    }

    /** In its own package, com.exasol, the real wrapper may call what is not public. */
    private static Method method(final Class<?> script, final String name, final Class<?>... parameters)
            throws NoSuchMethodException {
        final Method method = script.getDeclaredMethod(name, parameters);
        if (script.getPackageName().equals("com.exasol")) {
            method.setAccessible(true);
        }
        return method;
    }

    private Class<?> find(final String code) throws ExaCompilationException {
        final String given = System.getProperty("exasol.scriptclass", "");
        final String name =
                given.isBlank() ? "com.exasol." + metadata.getScriptName().replace('.', '_') : given;
        try {
            return Class.forName(name);
        } catch (final ClassNotFoundException exception) {
            throw new ExaCompilationException("F-UDF.CL.SL.JAVA-" + code + ": "
                    + (given.isBlank()
                            ? "F-UDF.CL.SL.JAVA-1073: The main script class (same name as the script) cannot be found: "
                                    + name + ". Please create the class or specify the class via %scriptclass."
                            : "F-UDF.CL.SL.JAVA-1072: The main script class defined via %scriptclass cannot be found: "
                                    + name));
        }
    }

    private static ExaUDFException failure(final String what, final InvocationTargetException exception) {
        final String text = what + " \n" + StackText.of(exception.getCause());
        System.out.println(text);
        return new ExaUDFException(text);
    }
}
