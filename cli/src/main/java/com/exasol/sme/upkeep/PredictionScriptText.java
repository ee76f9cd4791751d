package com.exasol.sme.upkeep;

import com.exasol.sme.language.JvmOption;
import com.exasol.sme.language.PredictionJvm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a prediction script, taken apart line by line.
 *
 * @param signature its parameters and columns, as the catalogue writes them
 * @param ownLines  the lines about its endpoint, which only the deployment of the endpoint can tell
 */
record PredictionScriptText(String signature, List<String> ownLines) {
    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|\\w+)";
    /** No name has a line break, so the first AS at the end of a line is the one behind the columns. */
    private static final Pattern SCRIPT =
            Pattern.compile("(?s)\\s*CREATE\\s+(?:OR\\s+REPLACE\\s+)?\\w+\\s+SET\\s+SCRIPT\\s+" + "(?:" + NAME
                    + "\\s*\\.\\s*)?" + NAME + "\\s*(?<signature>\\(.*?\\))\\s*AS[ \t]*\n(?<body>.*)");

    private static final Pattern JVM_OPTION = Pattern.compile("%jvmoption (-[^;]+);");
    private static final String CLASS_LINE = "%scriptclass com.exasol.sme.udf.PredictionUdf;";
    private static final String VERSION = "-Dsme.version=";

    PredictionScriptText {
        ownLines = List.copyOf(ownLines);
    }

    /** Takes a text apart, unless it has anything in it that no deployment writes. */
    static Optional<PredictionScriptText> from(final String text) {
        final Matcher script = SCRIPT.matcher(text.replace("\r\n", "\n"));
        if (!script.matches()) {
            return Optional.empty();
        }
        final List<String> lines =
                script.group("body").lines().filter(line -> !line.isBlank()).toList();
        final List<String> jars =
                lines.stream().filter(line -> line.matches("%jar [^;]+;")).toList();
        final List<String> options = lines.stream()
                .filter(line -> JVM_OPTION.matcher(line).matches())
                .toList();
        final boolean isWhole = jars.size() == 1
                && options.size() + 2 == lines.size()
                && lines.stream().filter(CLASS_LINE::equals).count() == 1
                && options.stream()
                                .filter(line -> option(line).startsWith(VERSION))
                                .count()
                        == 1;
        return isWhole
                ? Optional.of(new PredictionScriptText(script.group("signature"), own(options)))
                : Optional.empty();
    }

    /** A text for a person to complete. */
    static PredictionScriptText template() {
        return new PredictionScriptText(
                "()",
                List.of(
                        "<the lines with -Dsme.endpoint, -Dsme.region, -Dsme.deployment, -Dsme.settings, -Duser.timezone"
                                + " and -Dhttp.maxConnections as they are>"));
    }

    private static List<String> own(final List<String> options) {
        return options.stream()
                .filter(line -> JvmOption.isOwn(option(line)) && !option(line).startsWith(VERSION))
                .toList();
    }

    private static String option(final String line) {
        final Matcher option = JVM_OPTION.matcher(line);
        return option.matches() ? option.group(1) : "";
    }

    /** The options of a script for the same endpoint as another deployment writes them. */
    String bodyFor(final String jar, final String version, final List<JvmOption> jvmOptions) {
        final List<String> lines = new ArrayList<>();
        lines.add(CLASS_LINE);
        lines.add("%jar " + jar + ";");
        lines.add("%jvmoption " + VERSION + version + ";");
        lines.addAll(ownLines);
        PredictionJvm.options(jvmOptions).forEach(option -> lines.add("%jvmoption " + option.text() + ";"));
        return String.join("\n", lines) + "\n";
    }
}
