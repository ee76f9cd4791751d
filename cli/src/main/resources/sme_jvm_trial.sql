CREATE ${alias} SET SCRIPT ${script} ("group" DECIMAL(9,0), "options" VARCHAR(2000000))
EMITS ("NODE" DECIMAL(9,0), "WORDS" VARCHAR(2000)) AS
${options}import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class ${class} {
    static void run(ExaMetadata meta, ExaIterator rows) throws Exception {
        String options = rows.getString(1);
        rows.emit(meta.getNodeId(), options == null ? null : firstRefusal(options.split(" ")));
    }

    static String firstRefusal(String[] options) throws Exception {
        for (int count = 1; count <= options.length; count++) {
            String words = refusal(Arrays.copyOf(options, count));
            if (words != null) {
                return (count - 1) + " " + words.substring(0, Math.min(words.length(), 400));
            }
        }
        return null;
    }

    static String refusal(String[] options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + "/bin/java");
        command.addAll(Arrays.asList(options));
        String given = Arrays.toString(options);
        for (String usual : new String[] {"-Xms128m", "-Xmx1024m", "-Xss512k"}) {
            if (!given.contains(usual.substring(0, 4))) {
                command.add(usual);
            }
        }
        command.add("-XX:+UseSerialGC");
        command.add("-version");
        Process java = new ProcessBuilder(command).redirectErrorStream(true).start();
        java.getOutputStream().close();
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        InputStream in = java.getInputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            text.write(next);
        }
        return java.waitFor() == 0 ? null : text.toString("UTF-8");
    }
}
/
