package com.exasol.sme.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.bench.jvm.Figure;
import com.exasol.sme.bench.jvm.JvmOptions;
import com.exasol.sme.bench.jvm.Limits;
import com.exasol.sme.bench.rows.Values;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;

/** Starts the JVMs of the benchmark: those of measurements as Exasol starts its own. */
final class Jvm {
    private static final String JAVA =
            System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";

    private final String classPath;

    /** @param classPath the UDF API, the shrunk UDF JAR, and this benchmark */
    Jvm(final String classPath) {
        this.classPath = classPath;
    }

    /** {@return the process, whose first line is read, and that line} */
    Process start(final Class<?> main, final String... arguments) throws IOException {
        final List<String> command = new ArrayList<>(List.of(JAVA, "-Xmx128m", "-XX:+UseSerialGC", "-cp", classPath));
        command.add(main.getName());
        Collections.addAll(command, arguments);
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** @param options of the script, in front of those that the database adds */
    Figure measure(final List<String> options, final Object... arguments) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(JvmOptions.inExasol(options));
        Collections.addAll(command, "-cp", classPath);
        command.add(Measurement.class.getName());
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String line = firstLine(process);
        if (process.waitFor() != 0 || line == null) {
            throw new IllegalStateException("A measurement failed: " + String.join(" ", command));
        }
        return Figure.from(line, Long.parseLong(String.valueOf(arguments[2])));
    }

    /** {@return what a class prints that is started as the database starts a script without options} */
    String print(final Class<?> main) throws IOException, InterruptedException {
        final List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(JvmOptions.inExasol(List.of()));
        Collections.addAll(command, "-cp", classPath, main.getName());
        final Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        final String text = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("A measurement failed: " + String.join(" ", command));
        }
        return text;
    }

    static String firstLine(final Process process) throws IOException {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    }

    /** {@return the options of a script that predicts one of two labels, as a deployment writes them} */
    static List<String> scriptOptions(final int columns, final Limits limits, final int port) {
        return scriptOptions("BinaryClassification", "predicted_label,probability", columns, limits, port);
    }

    /** @param responseKeys with commas between them */
    static List<String> scriptOptions(
            final String problemType,
            final String responseKeys,
            final int columns,
            final Limits limits,
            final int port) {
        final String model = "\"problem_type\":\"" + problemType + "\",\"target_type\":\"VARCHAR(10) UTF8\","
                + "\"response_keys\":[\"" + responseKeys.replace(",", "\",\"") + "\"]";
        return scriptOptions(model, columns, limits, port);
    }

    /** @param model the members of the settings that say what the endpoint takes and answers */
    static List<String> scriptOptions(final String model, final int columns, final Limits limits, final int port) {
        final StringBuilder types = new StringBuilder();
        for (int column = 0; column < columns; column++) {
            types.append(column == 0 ? "\"" : ",\"").append(Values.type(column)).append('"');
        }
        final String settings = "{\"connection\":\"AWS\"," + model + ",\"feature_types\":[" + types
                + "],\"has_key\":false,\"rows_per_request\":"
                + limits.rows() + ",\"bytes_per_request\":" + limits.bytes() + ",\"requests_in_flight\":"
                + limits.requests() + ",\"largest_request_in_bytes\":6291456,\"on_error\":\"error\","
                + "\"text_rule\":\"SHORTEST_DOUBLE\"}";
        return List.of(
                "-Dexasol.scriptclass=com.exasol.sme.udf.PredictionUdf",
                "-Dsme.endpoint=bench",
                "-Dsme.region=eu-central-1",
                "-Dsme.settings=" + Base64.getUrlEncoder().withoutPadding().encodeToString(settings.getBytes(UTF_8)),
                "-Duser.timezone=UTC",
                "-Dhttp.maxConnections=" + limits.requests(),
                "-Daws.endpointUrl=http://127.0.0.1:" + port);
    }
}
