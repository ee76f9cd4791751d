package com.exasol.sme.sandbox.database.catalogue;

import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.database.sql.Refused;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Everything but rows that the database holds, as one immutable state: ROLLBACK is going back to an earlier one. */
public final class Catalogue {
    private final Map<CatalogueObject.Key, CatalogueObject> objects;

    private Catalogue(final Map<CatalogueObject.Key, CatalogueObject> objects) {
        this.objects = Map.copyOf(objects);
    }

    public static Catalogue empty() {
        return new Catalogue(Map.of());
    }

    public Catalogue with(final CatalogueObject object) {
        final Map<CatalogueObject.Key, CatalogueObject> changed = new HashMap<>(objects);
        changed.put(object.key(), object);
        return new Catalogue(changed);
    }

    public Catalogue without(final Predicate<CatalogueObject> dropped) {
        final Map<CatalogueObject.Key, CatalogueObject> changed = new HashMap<>(objects);
        changed.values().removeIf(dropped);
        return new Catalogue(changed);
    }

    public Catalogue without(final CatalogueObject object) {
        return without(object::equals);
    }

    public <T extends CatalogueObject> Optional<T> find(final Class<T> type, final String name) {
        return find(type, new ObjectName("", name));
    }

    public <T extends CatalogueObject> Optional<T> find(final Class<T> type, final ObjectName name) {
        return Optional.ofNullable(type.cast(objects.get(CatalogueObject.Key.of(type, name))));
    }

    boolean contains(final CatalogueObject object) {
        return objects.containsKey(object.key());
    }

    public Stream<CatalogueObject> objects() {
        return objects.values().stream();
    }

    /** All objects of one type, in the order of their names. */
    public <T extends CatalogueObject> Stream<T> all(final Class<T> type) {
        return objects.entrySet().stream()
                .filter(entry -> entry.getKey().type() == type)
                .sorted((one, other) -> {
                    final int bySchema =
                            one.getKey().schema().compareTo(other.getKey().schema());
                    return bySchema == 0
                            ? one.getKey().name().compareTo(other.getKey().name())
                            : bySchema;
                })
                .map(entry -> type.cast(entry.getValue()));
    }

    /**
     * Makes the changes between two states again on this one.
     *
     * @throws SQLException if another transaction changed the same object meanwhile
     */
    Catalogue merge(final Catalogue before, final Catalogue after) throws SQLException {
        final Set<CatalogueObject.Key> keys = new HashSet<>(before.objects.keySet());
        keys.addAll(after.objects.keySet());
        final Map<CatalogueObject.Key, CatalogueObject> merged = new HashMap<>(objects);
        for (final CatalogueObject.Key key : keys) {
            if (Objects.equals(before.objects.get(key), after.objects.get(key))) {
                continue;
            }
            if (!Objects.equals(before.objects.get(key), objects.get(key))) {
                throw new SQLException(
                        "GlobalTransactionRollback msg: Transaction collision: automatic transaction rollback.",
                        Refused.STATE_TRANSACTION);
            }
            merged.remove(key);
            if (after.objects.containsKey(key)) {
                merged.put(key, after.objects.get(key));
            }
        }
        return new Catalogue(merged);
    }
}
