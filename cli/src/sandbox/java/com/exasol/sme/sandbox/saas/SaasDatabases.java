package com.exasol.sme.sandbox.saas;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The databases of an account with their clusters, in the schemas ExasolDatabase, Cluster and ClusterConnection. */
public final class SaasDatabases {
    /** The values of the schema Status. */
    public static final Set<String> STATUSES = Set.of(
            "tocreate",
            "creating",
            "running",
            "tostop",
            "stopping",
            "stopped",
            "tostart",
            "starting",
            "toscale",
            "scaling",
            "maintenance",
            "todelete",
            "deleting",
            "deleted",
            "error");

    private static final String CREATED = "2026-01-01T00:00:00Z";
    private static final String RUNNING = "running";

    private final Map<String, ObjectNode> databases = new LinkedHashMap<>();
    private final Map<String, ArrayNode> clusters = new LinkedHashMap<>();
    private final Map<String, ObjectNode> connections = new LinkedHashMap<>();

    /** Adds a running database with a main cluster and a second one, which is stopped. */
    public synchronized SaasDatabases add(final String id, final String name) {
        databases.put(
                id,
                object().put("status", RUNNING)
                        .put("id", id)
                        .put("name", name)
                        .put("provider", "aws")
                        .put("region", "eu-central-1")
                        .put("createdAt", CREATED)
                        .put("createdBy", "somebody")
                        .put("mcpStatus", "disabled")
                        .set("clusters", object().put("total", 2).put("running", 1)));
        clusters.put(
                id,
                JsonNodeFactory.instance
                        .arrayNode()
                        .add(cluster(id + "-second", "stopped", false))
                        .add(cluster(id + "-main", RUNNING, true)));
        return this;
    }

    private static ObjectNode cluster(final String id, final String status, final boolean isMain) {
        return object().put("status", status)
                .put("id", id)
                .put("name", id)
                .put("size", "XS")
                .put("familyName", "x")
                .put("createdAt", CREATED)
                .put("createdBy", "somebody")
                .put("mainCluster", isMain)
                .set("settings", object().put("offloadEnabled", false));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Says where the main cluster of a database is, and as whom the token's user connects. */
    public synchronized SaasDatabases connect(final String id, final String dns, final int port, final String user) {
        final ObjectNode connection = object().put("dns", dns)
                .put("port", port)
                .put("jdbc", "jdbc:exa:" + dns + ":" + port)
                .put("dbUsername", user);
        final ObjectNode addresses = connection.putObject("ips");
        addresses.putArray("private").add("10.0.0.1");
        addresses.putArray("public").add("192.0.2.1");
        connections.put(id + "-main", connection);
        return this;
    }

    /** Gives a database another state. */
    public synchronized void status(final String id, final String status) {
        databases.get(id).put("status", status);
    }

    /** Lets the list keep a database that was deleted, as the real one does. */
    public synchronized void delete(final String id) {
        databases.get(id).put("status", "deleted").put("deletedAt", CREATED).put("deletedBy", "somebody");
    }

    /** Changes a cluster of a database: 0 is the second one, 1 the main one. */
    public synchronized void changeCluster(final String id, final int index, final Consumer<ObjectNode> change) {
        change.accept((ObjectNode) clusters.get(id).get(index));
    }

    /** Changes the way to the main cluster of a database. */
    public synchronized void changeConnection(final String id, final Consumer<ObjectNode> change) {
        change.accept(connections.get(id + "-main"));
    }

    synchronized ArrayNode list() {
        return JsonNodeFactory.instance.arrayNode().addAll(databases.values());
    }

    synchronized Optional<ObjectNode> find(final String id) {
        return Optional.ofNullable(databases.get(id));
    }

    synchronized ArrayNode clusters(final String id) {
        return clusters.get(id).deepCopy();
    }

    synchronized Optional<ObjectNode> connection(final String cluster) {
        return Optional.ofNullable(connections.get(cluster));
    }
}
