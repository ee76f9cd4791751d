package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.Refused;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** The parameters that ALTER SESSION and ALTER SYSTEM may set. */
public final class Parameters {
    public static final String SCRIPT_LANGUAGES = "SCRIPT_LANGUAGES";
    public static final String DATE_FORMAT = "NLS_DATE_FORMAT";
    public static final String TIMESTAMP_FORMAT = "NLS_TIMESTAMP_FORMAT";
    public static final String NUMERIC_CHARACTERS = "NLS_NUMERIC_CHARACTERS";

    public static final String TIME_ZONE = "TIME_ZONE";

    private static final Map<String, String> DEFAULTS = Map.of(
            SCRIPT_LANGUAGES,
            "R=builtin_r JAVA=builtin_java PYTHON3=builtin_python3",
            DATE_FORMAT,
            "YYYY-MM-DD",
            TIMESTAMP_FORMAT,
            "YYYY-MM-DD HH24:MI:SS.FF6",
            NUMERIC_CHARACTERS,
            ".,",
            "NLS_DATE_LANGUAGE",
            "ENG",
            "NLS_FIRST_DAY_OF_WEEK",
            "7",
            TIME_ZONE,
            "UTC",
            "QUERY_CACHE",
            "ON");

    private Parameters() {}

    /** The zone of a name, which Exasol writes in upper case. */
    public static ZoneId zone(final String name) throws SQLException {
        return ZoneId.of(ZoneId.getAvailableZoneIds().stream()
                .filter(name::equalsIgnoreCase)
                .findAny()
                .orElseThrow(() -> Refused.statement("unknown time zone " + name)));
    }

    /** What a session that begins now gets. */
    public static Map<String, String> systemValues(final Catalogue catalogue) {
        final Map<String, String> values = new TreeMap<>(DEFAULTS);
        catalogue.all(SystemParameter.class).forEach(set -> values.put(set.name(), set.value()));
        return values;
    }
}
