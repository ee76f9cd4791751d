package com.exasol.sme.scripts;

import com.exasol.errorreporting.ExaError;
import com.exasol.sme.database.SqlStatement;
import com.exasol.sme.database.TableColumn;
import com.exasol.sme.shared.SmeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A table of jobs, which may be there already, even from the Python extension. */
public final class MetadataTable {
    private static final Pattern COLUMN = Pattern.compile("(?m)^ +\"(\\w+)\" (\\w+(?:\\([\\d,]+\\))?)");

    private final String name;
    private final Set<String> addedLater;
    private final SqlStatement create;
    private final List<TableColumn> columns;

    private MetadataTable(final String name, final String... addedLater) {
        this.name = name;
        this.addedLater = Set.of(addedLater);
        final String text =
                SqlTemplate.load(name.toLowerCase(Locale.ROOT) + ".sql").render(Map.of());
        create = new SqlStatement("create the table " + name, text);
        columns = COLUMN.matcher(text)
                .results()
                .map(match -> new TableColumn(match.group(1), match.group(2)))
                .toList();
    }

    /** The table of Autopilot's jobs. One of an older version or of the Python extension may lack columns. */
    public static MetadataTable autopilotJobs() {
        return new MetadataTable("SME_METADATA_AUTOPILOT_JOBS", "COLUMN_NAMES", "COLUMN_TYPES", "TEXT_RULE");
    }

    /** The table of all that is no job of Autopilot. A column that is added to it belongs into the list here. */
    public static MetadataTable sagemakerJobs() {
        return new MetadataTable("SME_METADATA_SAGEMAKER_JOBS");
    }

    /** All tables, in the order in which they are created. */
    public static List<MetadataTable> all() {
        return List.of(autopilotJobs(), sagemakerJobs());
    }

    public String name() {
        return name;
    }

    public SqlStatement create() {
        return create;
    }

    /** What makes an existing table fit; nothing in it is ever made narrower or taken away. */
    public List<SqlStatement> adapt(final List<TableColumn> existing) {
        final Map<String, TableColumn> byName =
                existing.stream().collect(Collectors.toMap(TableColumn::name, Function.identity()));
        final List<SqlStatement> statements = new ArrayList<>();
        for (final TableColumn column : columns) {
            final TableColumn present = byName.get(column.name());
            if (present == null && addedLater.contains(column.name())) {
                statements.add(add(column, ""));
            } else if (present == null || !present.isOfKindOf(column)) {
                throw foreign(column, present);
            } else if (present.isNarrowerThan(column)) {
                statements.add(alter("widen", column, "MODIFY (\"" + column.name() + "\" " + column.type() + ")"));
            }
        }
        return statements;
    }

    /** What gives any table, new or there already, the columns that were added later. */
    public List<SqlStatement> addWhatIsMissing() {
        return columns.stream()
                .filter(column -> addedLater.contains(column.name()))
                .map(column -> add(column, "IF NOT EXISTS "))
                .toList();
    }

    private SqlStatement add(final TableColumn column, final String condition) {
        return alter("add", column, "ADD COLUMN " + condition + "\"" + column.name() + "\" " + column.type());
    }

    /** Whether an existing table is right as it is. */
    public boolean fits(final List<TableColumn> existing) {
        try {
            return adapt(existing).isEmpty();
        } catch (final SmeException exception) {
            // Adapting refuses a table of somebody else's, which to look at is no failure.
            return false;
        }
    }

    private SqlStatement alter(final String verb, final TableColumn column, final String clause) {
        return new SqlStatement(
                verb + " the column " + column.name() + " of the table " + name,
                "ALTER TABLE \"" + name + "\" " + clause);
    }

    private SmeException foreign(final TableColumn column, final TableColumn present) {
        return new SmeException(ExaError.messageBuilder("E-SME-CLI-19")
                .message(
                        "The schema holds a table {{table|u}} of another kind: its column {{column|u}} is"
                                + " {{present|u}}, not {{type|u}}.",
                        name,
                        column.name(),
                        present == null ? "missing" : present.type(),
                        column.type())
                .mitigation("Rename that table or choose another --schema.")
                .toString());
    }
}
