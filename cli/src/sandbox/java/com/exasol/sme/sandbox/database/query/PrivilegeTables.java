package com.exasol.sme.sandbox.database.query;

import com.exasol.sme.sandbox.database.catalogue.Catalogue;
import com.exasol.sme.sandbox.database.catalogue.Grant;
import com.exasol.sme.sandbox.database.catalogue.Rights;
import com.exasol.sme.sandbox.database.catalogue.Schema;
import com.exasol.sme.sandbox.database.catalogue.Script;
import com.exasol.sme.sandbox.database.catalogue.SystemPrivileges;
import com.exasol.sme.sandbox.database.catalogue.Table;
import com.exasol.sme.sandbox.database.catalogue.View;
import com.exasol.sme.sandbox.database.sql.ObjectName;
import com.exasol.sme.sandbox.result.Column;
import com.exasol.sme.sandbox.result.SqlType;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The system tables of privileges on objects, showing what a session's user may see. */
final class PrivilegeTables {
    private static final SqlType NAME = SqlType.parse("VARCHAR(128)");
    private static final String DICTIONARY = "SELECT ANY DICTIONARY";
    private static final String ACCESS = "ACCESS ON CONNECTION";

    private final Catalogue catalogue;
    private final Rights rights;

    PrivilegeTables(final Catalogue catalogue, final Rights rights) {
        this.catalogue = catalogue;
        this.rights = rights;
    }

    /** Those that start with EXA_DBA are for users with a privilege of their own. */
    Optional<SystemTable> find(final String name) throws SQLException {
        return switch (name) {
            case "EXA_ALL_OBJ_PRIVS" -> Optional.of(onObjects(this::isMine));
            case "EXA_USER_RESTRICTED_OBJ_PRIVS" ->
                Optional.of(forScripts(grant -> grant.grantee().equals(rights.user())));
            case "EXA_ROLE_RESTRICTED_OBJ_PRIVS" -> Optional.of(forScripts(rights::isOfARole));
            case "EXA_SESSION_PRIVS" ->
                Optional.of(table(
                        List.of("PRIVILEGE"),
                        SystemPrivileges.ALL.stream()
                                .filter(rights::has)
                                .map(PrivilegeTables::row)
                                .toList()));
            case "EXA_DBA_OBJ_PRIVS", "EXA_DBA_RESTRICTED_OBJ_PRIVS", "EXA_DBA_SYS_PRIVS", "EXA_DBA_ROLE_PRIVS" -> {
                rights.require(DICTIONARY);
                yield Optional.of(
                        switch (name) {
                            case "EXA_DBA_OBJ_PRIVS" -> onObjects(grant -> true);
                            case "EXA_DBA_RESTRICTED_OBJ_PRIVS" -> forScripts(grant -> true);
                            case "EXA_DBA_SYS_PRIVS" -> ofTheSystem();
                            default -> ofRoles();
                        });
            }
            default -> Optional.empty();
        };
    }

    private boolean isMine(final Grant grant) {
        return grant.grantee().equals(rights.user())
                || objects()
                        .anyMatch(object -> object.toString().equals(grant.target()) && rights.owns(object.schema()));
    }

    private SystemTable onObjects(final Predicate<Grant> seen) {
        final List<List<Object>> rows = new ArrayList<>();
        catalogue.all(Grant.class).filter(seen).forEach(grant -> {
            objects()
                    .filter(object -> object.toString().equals(grant.target()))
                    .forEach(object ->
                            rows.add(row(object.schema(), object.name(), grant.privilege(), grant.grantee())));
            catalogue
                    .all(Schema.class)
                    .filter(schema -> Rights.schemaTarget(schema.name()).equals(grant.target()))
                    .forEach(schema -> rows.add(row(null, schema.name(), grant.privilege(), grant.grantee())));
        });
        return table(List.of("OBJECT_SCHEMA", "OBJECT_NAME", "PRIVILEGE", "GRANTEE"), rows);
    }

    /** Who has the role DBA has none of its privileges alone. */
    private SystemTable ofTheSystem() {
        final List<List<Object>> rows = new ArrayList<>();
        SystemPrivileges.ALL.forEach(privilege -> rows.add(row(Rights.DBA, privilege)));
        catalogue
                .all(Grant.class)
                .filter(grant -> SystemPrivileges.ALL.contains(grant.privilege()))
                .forEach(grant -> rows.add(row(grant.grantee(), grant.privilege())));
        return table(List.of("GRANTEE", "PRIVILEGE"), rows);
    }

    private SystemTable ofRoles() {
        final List<List<Object>> rows = new ArrayList<>();
        catalogue.all(Grant.class).forEach(grant -> {
            if (grant.privilege().equals(Rights.ROLE)) {
                rows.add(row(grant.grantee(), grant.target()));
            } else if (grant.privilege().equals(Rights.DBA)) {
                rows.add(row(grant.grantee(), Rights.DBA));
            }
        });
        return table(List.of("GRANTEE", "GRANTED_ROLE"), rows);
    }

    private SystemTable forScripts(final Predicate<Grant> seen) {
        final List<List<Object>> rows = new ArrayList<>();
        catalogue
                .all(Grant.class)
                .filter(grant -> grant.privilege().equals(ACCESS) && seen.test(grant))
                .forEach(grant -> {
                    objects()
                            .filter(object -> object.toString().equals(grant.within()))
                            .forEach(object -> rows.add(restricted(grant, object.schema(), object.name(), "SCRIPT")));
                    catalogue
                            .all(Schema.class)
                            .filter(schema -> Rights.schemaTarget(schema.name()).equals(grant.within()))
                            .forEach(schema -> rows.add(restricted(grant, null, schema.name(), "SCHEMA")));
                });
        return table(
                List.of(
                        "OBJECT_SCHEMA",
                        "OBJECT_NAME",
                        "OBJECT_TYPE",
                        "FOR_OBJECT_SCHEMA",
                        "FOR_OBJECT_NAME",
                        "FOR_OBJECT_TYPE",
                        "PRIVILEGE",
                        "GRANTEE"),
                rows);
    }

    private static List<Object> restricted(
            final Grant grant, final String schema, final String name, final String type) {
        return row(null, grant.target(), "CONNECTION", schema, name, type, "ACCESS", grant.grantee());
    }

    private Stream<ObjectName> objects() {
        return Stream.of(
                        catalogue.all(Table.class).map(Table::name),
                        catalogue.all(View.class).map(View::name),
                        catalogue.all(Script.class).map(Script::name))
                .flatMap(names -> names);
    }

    private static SystemTable table(final List<String> columns, final List<List<Object>> rows) {
        return new SystemTable(
                columns.stream().map(name -> new Column(name, NAME)).toList(), rows);
    }

    private static List<Object> row(final Object... values) {
        return Arrays.asList(values);
    }
}
