package com.exasol.sme.database;

import com.exasol.sme.sandbox.watch.Secrets;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database that knows exactly the statements of a deployment, remembers what they made, and refuses all others. */
public final class FakeDatabase {
    private static final Pattern CATALOGUE_QUERY =
            Pattern.compile("SELECT .+ FROM SYS\\.(EXA_\\w+) WHERE \\w+ = '((?:[^']|'')+)'.*");
    private static final Pattern ALTER_LANGUAGES =
            Pattern.compile("ALTER (SYSTEM|SESSION) SET SCRIPT_LANGUAGES = '(.*)'");
    private static final Pattern CREATE_SCHEMA = Pattern.compile("CREATE SCHEMA IF NOT EXISTS \"(.+)\"");
    private static final Pattern CREATE_TABLE = Pattern.compile("CREATE TABLE IF NOT EXISTS \"(\\w+)\"(?s).*");
    private static final Pattern CREATE_SCRIPT =
            Pattern.compile("CREATE OR REPLACE (?:\\w+ (?:SET|SCALAR)|LUA) SCRIPT \"(\\w+)\"(?s).*\n/");
    private static final Pattern ALTER_TABLE =
            Pattern.compile("ALTER TABLE \"(\\w+)\" (?:MODIFY \\(|ADD COLUMN )\"(\\w+)\" ([\\w(),]+?)\\)?");
    private static final String AUTOPILOT_JOBS = "SME_METADATA_AUTOPILOT_JOBS";
    private static final Pattern COLUMN = Pattern.compile("(?m)^ +\"(\\w+)\" (\\w+(?:\\([\\d,]+\\))?)");

    /** What a rollback brings back. */
    private record State(
            List<String> schemas, TreeMap<String, TreeMap<String, String>> tables, TreeMap<String, String> scripts) {
        State copy() {
            final TreeMap<String, TreeMap<String, String>> copies = new TreeMap<>();
            tables.forEach((name, columns) -> copies.put(name, new TreeMap<>(columns)));
            return new State(new ArrayList<>(schemas), copies, new TreeMap<>(scripts));
        }

        TreeMap<String, String> columns(final String table) {
            return tables.computeIfAbsent(table, name -> new TreeMap<>());
        }
    }

    private final List<String> log = new ArrayList<>();
    private State state = new State(new ArrayList<>(), new TreeMap<>(), new TreeMap<>());
    private State committed = state.copy();
    private String systemLanguages = "R=builtin_r PYTHON3=builtin_python3";
    private String sessionLanguages = systemLanguages;
    private String refusedStart = "nothing is refused";
    private boolean isAutoCommit = true;
    private String url;
    private String user;
    private String password;

    /** A connector for this database. */
    public Connection open(final String address, final Properties properties) {
        url = Secrets.watch("URL of a connection", address);
        user = properties.getProperty("user");
        password = properties.getProperty("password");
        isAutoCommit = true;
        return connection();
    }

    public Connection connection() {
        return proxy(Connection.class, (proxy, method, arguments) -> {
            return switch (method.getName()) {
                case "createStatement" -> statement();
                case "setAutoCommit" -> {
                    isAutoCommit = (boolean) arguments[0];
                    yield note("autocommit " + (isAutoCommit ? "on" : "off"));
                }
                case "commit" -> {
                    check("COMMIT");
                    committed = state.copy();
                    yield note("commit");
                }
                case "rollback" -> {
                    check("ROLLBACK");
                    state = committed.copy();
                    yield note("rollback");
                }
                case "close" -> {
                    note("close");
                    check("CLOSE");
                    yield null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            };
        });
    }

    private Statement statement() {
        final boolean[] takesTextAsItIs = {false};
        return proxy(Statement.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "setEscapeProcessing" -> {
                    takesTextAsItIs[0] = !(boolean) arguments[0];
                    return null;
                }
                case "execute" -> {
                    if (!takesTextAsItIs[0]) {
                        throw new AssertionError("escape processing is on");
                    }
                    execute((String) arguments[0]);
                    return false;
                }
                case "executeQuery" -> {
                    return query((String) arguments[0]);
                }
                case "close" -> {
                    return null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
        });
    }

    private void execute(final String sql) throws SQLException {
        Secrets.watch("statement", sql);
        check(sql);
        note(sql.lines().findFirst().orElseThrow());
        final Matcher matcher = match(sql);
        final String name = matcher.groupCount() == 0 ? "" : matcher.group(1);
        if (matcher.pattern() == ALTER_LANGUAGES) {
            setLanguages(name, matcher.group(2));
        } else if (matcher.pattern() == CREATE_SCHEMA) {
            state.schemas.add(name);
        } else if (matcher.pattern() == CREATE_TABLE) {
            COLUMN.matcher(sql).results().forEach(column -> state.columns(name).put(column.group(1), column.group(2)));
        } else if (matcher.pattern() == CREATE_SCRIPT) {
            state.scripts.put(name, sql.replace(" OR REPLACE", ""));
        } else if (matcher.pattern() == ALTER_TABLE) {
            state.columns(name).put(matcher.group(2), matcher.group(3));
        }
        if (isAutoCommit) {
            committed = state.copy();
        }
    }

    private static Matcher match(final String sql) throws SQLException {
        for (final Pattern pattern : List.of(
                ALTER_LANGUAGES,
                CREATE_SCHEMA,
                CREATE_TABLE,
                CREATE_SCRIPT,
                ALTER_TABLE,
                Pattern.compile("OPEN SCHEMA .+"))) {
            final Matcher matcher = pattern.matcher(sql);
            if (matcher.matches()) {
                return matcher;
            }
        }
        throw new SQLException("syntax error: " + sql);
    }

    private void setLanguages(final String level, final String value) {
        if (level.equals("SYSTEM")) {
            systemLanguages = value;
        } else {
            sessionLanguages = value;
        }
    }

    private ResultSet query(final String sql) throws SQLException {
        check(sql);
        if (sql.contains("_OBJ_PRIVS ")) {
            // Nobody has been granted anything.
            return rows(List.of());
        }
        if (sql.startsWith(
                "SELECT SCRIPT_SCHEMA, SCRIPT_NAME, SCRIPT_TEXT FROM SYS.EXA_ALL_SCRIPTS WHERE SCRIPT_SCHEMA = ")) {
            return rows(state.scripts.entrySet().stream()
                    .map(script -> row("SME", script.getKey(), script.getValue()))
                    .toList());
        }
        final Matcher matcher = CATALOGUE_QUERY.matcher(sql);
        if (!matcher.matches()) {
            throw new SQLException("syntax error: " + sql);
        }
        return switch (matcher.group(1)) {
            case "EXA_PARAMETERS" ->
                rows(systemLanguages == null ? List.of() : List.of(row(systemLanguages, sessionLanguages)));
            case "EXA_SCHEMAS" ->
                rows(state.schemas.stream()
                        .filter(matcher.group(2).replace("''", "'")::equals)
                        .map(FakeDatabase::row)
                        .toList());
            case "EXA_ALL_COLUMNS" ->
                rows(state.columns(sql.replaceAll(".*COLUMN_TABLE = '(\\w+)'.*", "$1")).entrySet().stream()
                        .map(column -> row(column.getKey(), column.getValue()))
                        .toList());
            case "EXA_ALL_SCRIPTS" ->
                rows(state.scripts.entrySet().stream()
                        .map(script -> row(script.getKey(), script.getValue()))
                        .toList());
            default -> throw new SQLException("object " + matcher.group(1) + " not found");
        };
    }

    private static List<String> row(final String... values) {
        final List<String> row = new ArrayList<>();
        for (final String value : values) {
            // An empty text is NULL in this database.
            row.add(value.isEmpty() ? null : value);
        }
        return row;
    }

    private static ResultSet rows(final List<List<String>> rows) {
        final Iterator<List<String>> iterator = rows.iterator();
        final List<List<String>> current = new ArrayList<>();
        return proxy(ResultSet.class, (proxy, method, arguments) -> {
            switch (method.getName()) {
                case "next" -> {
                    if (!iterator.hasNext()) {
                        return false;
                    }
                    current.clear();
                    return current.add(iterator.next());
                }
                case "getString" -> {
                    return current.get(0).get((int) arguments[0] - 1);
                }
                case "close" -> {
                    return null;
                }
                default -> throw new UnsupportedOperationException(method.getName());
            }
        });
    }

    private void check(final String sql) throws SQLException {
        if (sql.toUpperCase(Locale.ROOT).startsWith(refusedStart.toUpperCase(Locale.ROOT))) {
            throw new SQLException("insufficient privileges (Session: 1839255503714910208)", "42500");
        }
    }

    private Object note(final String line) {
        log.add(line);
        return null;
    }

    private static <T> T proxy(final Class<T> type, final InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Lets every statement fail that starts so; also COMMIT and ROLLBACK. */
    public FakeDatabase refuse(final String start) {
        refusedStart = start;
        return this;
    }

    public FakeDatabase languages(final String system, final String session) {
        systemLanguages = system;
        sessionLanguages = session;
        return this;
    }

    public FakeDatabase withoutLanguages() {
        return languages(null, null);
    }

    /** Gives a column to the table of Autopilot's jobs. */
    public FakeDatabase column(final String name, final String type) {
        state.columns(AUTOPILOT_JOBS).put(name, type);
        committed = state.copy();
        return this;
    }

    public FakeDatabase script(final String name, final String text) {
        state.scripts.put(name, text);
        committed = state.copy();
        return this;
    }

    /** First lines of all statements but queries, and what happened to the transaction; empties the log. */
    public List<String> takeLog() {
        final List<String> lines = List.copyOf(log);
        log.clear();
        return lines;
    }

    public List<String> schemas() {
        return List.copyOf(committed.schemas);
    }

    /** The columns of the table of Autopilot's jobs. */
    public SortedMap<String, String> columns() {
        return new TreeMap<>(committed.columns(AUTOPILOT_JOBS));
    }

    public SortedMap<String, String> scripts() {
        return new TreeMap<>(committed.scripts);
    }

    public String systemLanguages() {
        return systemLanguages;
    }

    public String sessionLanguages() {
        return sessionLanguages;
    }

    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }
}
