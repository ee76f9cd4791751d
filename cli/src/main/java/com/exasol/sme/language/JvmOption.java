package com.exasol.sme.language;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.shared.MaskedInput;
import com.exasol.sme.shared.SmeException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An option that the administrator gives to the JVM of every Java script.
 *
 * @param text one word, as a {@code %jvmoption} line carries it
 */
public record JvmOption(String text) {
    // The database's option parsers split at blanks, end at a semicolon and disagree about backslashes.
    private static final Pattern ONE_PLAIN_WORD = Pattern.compile("-[!-~&&[^;\\\\]]+");
    private static final Pattern OTHER_COLLECTOR = Pattern.compile("-XX:(\\+Use(?!SerialGC)\\w*GC|-UseSerialGC)");
    private static final Pattern CODE = Pattern.compile("-cp|-jar|-{1,2}(class-path|classpath|module-path)(=.*)?"
            + "|-Xbootclasspath.*|-(javaagent|agentlib|agentpath):.*|-XX:(Flags|VMOptionsFile)=.*");
    // A JVM that another program starts, as Exasol's client does, knows these forms and no other words of `java`.
    private static final Pattern KNOWN_FORM =
            Pattern.compile("-[DX].+|-(ea|da|esa|dsa|(en|dis)able(system)?assertions|verbose)(:.*)?|--[a-z-]+=.*"
                    + "|--enable-preview");
    // Exasol's client looks for these anywhere in an option, and leaves the decision to the script where it finds one.
    private static final Pattern HIDDEN_MEMORY = Pattern.compile(".+-X(ms|mx|ss).*");
    private static final Pattern SIZE = Pattern.compile("(-X(?:ms|mx|ss|mn))\\w*");
    private static final Pattern FLAG = Pattern.compile("-XX:[+-]?(\\w+)(?:=.*)?");
    private static final List<String> OWN_PROPERTIES = List.of(
            "sme.version",
            "sme.hash",
            "sme.endpoint",
            "sme.region",
            "sme.deployment",
            "sme.registered",
            "sme.settings",
            "user.timezone",
            "http.maxConnections");
    private static final List<String> DATABASE_PROPERTIES = List.of("java.class.path", "exasol.scriptclass");

    /** Refuses what would break the scripts. */
    public JvmOption {
        if (!ONE_PLAIN_WORD.matcher(text).matches()) {
            throw refused(
                    text, "it has to be one word of ASCII characters that starts with '-' and has no ';' or '\\'");
        }
        if (OTHER_COLLECTOR.matcher(text).matches()) {
            throw refused(text, "the database always asks for the serial collector, and a JVM refuses to have two");
        }
        if (CODE.matcher(text).matches() || sets(text, DATABASE_PROPERTIES)) {
            throw refused(text, "the database sets what the JVM runs and loads");
        }
        if (!KNOWN_FORM.matcher(text).matches()) {
            throw refused(
                    text, "the database starts the JVM without the launcher 'java', whose words it does not know");
        }
        if (HIDDEN_MEMORY.matcher(text).matches()) {
            throw refused(
                    text,
                    "the database would take the -Xms, -Xmx or -Xss in it for a decision about the memory of the JVM");
        }
        if (sets(text, OWN_PROPERTIES)) {
            throw refused(text, "the scripts carry this property themselves and depend on its value");
        }
    }

    /**
     * {@return what a later option has to have in common with this one to take its place}
     *
     * @param text an option, whatever it is
     */
    public static String key(final String text) {
        final Matcher size = SIZE.matcher(text);
        if (size.matches()) {
            return size.group(1);
        }
        final Matcher flag = FLAG.matcher(text);
        if (flag.matches()) {
            return "-XX:" + flag.group(1);
        }
        // Others, such as --add-opens=…, stand beside each other.
        return text.startsWith("-D") ? text.split("=", 2)[0] : text;
    }

    /** Whether a JVM may refuse to start because of it: properties of libraries are nothing to it. */
    public boolean isForTheJvm() {
        return !text.startsWith("-D") || text.matches("-D(java|jdk|sun|user)\\..*");
    }

    /** What a later option has to have in common with this one to take its place. */
    public String key() {
        return key(text);
    }

    /** Whether an option of a script is one that sme writes for itself. */
    public static boolean isOwn(final String option) {
        return sets(option, OWN_PROPERTIES);
    }

    private static boolean sets(final String text, final List<String> properties) {
        return properties.stream()
                .map(property -> "-D" + property)
                .anyMatch(start -> text.equals(start) || text.startsWith(start + "="));
    }

    private static SmeException refused(final String text, final String reason) {
        return SmeException.misuse(ExaError.messageBuilder("E-SME-CLI-7")
                .message(
                        "{{option}} in --jvm-option cannot be given to the Java scripts: {{reason|u}}.",
                        MaskedInput.option(text),
                        reason)
                .mitigation("Leave it out or write it in another way.")
                .toString());
    }
}
