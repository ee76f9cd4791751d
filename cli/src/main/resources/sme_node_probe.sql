CREATE ${alias} SET SCRIPT ${script} ("group" DECIMAL(9,0), "file" VARCHAR(2000))
EMITS ("NODE" DECIMAL(9,0), "JAVA" VARCHAR(200), "BYTES" DECIMAL(18,0), "SHA256" VARCHAR(64)) AS
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.MessageDigest;

class ${class} {
    static void run(ExaMetadata meta, ExaIterator rows) throws Exception {
        Long bytes = null;
        String sha256 = null;
        Path file = rows.getString(1) == null ? null : Paths.get(rows.getString(1));
        if (file == null ? false : Files.isRegularFile(file)) {
            bytes = Files.size(file);
            sha256 = digest(file);
        }
        rows.emit(meta.getNodeId(), System.getProperty("java.version"), bytes, sha256);
    }

    static String digest(Path file) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] buffer = new byte[65536];
        try (InputStream in = Files.newInputStream(file)) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                digest.update(buffer, 0, length);
            }
        }
        StringBuilder text = new StringBuilder();
        for (byte part : digest.digest()) {
            text.append(Integer.toHexString(Byte.toUnsignedInt(part) + 256).substring(1));
        }
        return text.toString();
    }
}
/
