package com.exasol.sme.upkeep;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.exasol.sme.database.SqlText;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Base64;
import java.util.Optional;

/**
 * A script that predicts through an endpoint and is its record, if sme deployed it.
 *
 * @param script what the catalogue shows
 */
record PredictionScript(InstalledScript script) {
    private static final String UNKNOWN = "?";

    boolean isOne() {
        return script.property("sme.endpoint").isPresent();
    }

    String endpoint() {
        return script.property("sme.endpoint").orElse(UNKNOWN);
    }

    String region() {
        return script.property("sme.region").orElse(UNKNOWN);
    }

    String version() {
        return script.version().orElse(UNKNOWN);
    }

    /** Whether somebody else runs its endpoint, which sme never deletes. */
    boolean isRegistered() {
        return script.property("sme.registered").isPresent();
    }

    /** The connection that the endpoint was created with, if the settings tell. */
    Optional<String> connection() {
        return setting("connection");
    }

    /** The quoted name of the view that reads from this script, if there is to be one. */
    Optional<String> view() {
        return setting("view").map(name -> SqlText.object(script.schema(), name));
    }

    private Optional<String> setting(final String member) {
        return script.property("sme.settings").flatMap(settings -> memberOf(settings, member));
    }

    private static Optional<String> memberOf(final String settings, final String member) {
        try (JsonReader reader = Json.createReader(new StringReader(decoded(settings)))) {
            final JsonValue name = reader.readObject().get(member);
            return name instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
        } catch (final IllegalArgumentException | JsonException exception) {
            // Somebody damaged the settings; who deletes the endpoint has to know the connection.
            return Optional.empty();
        }
    }

    private static String decoded(final String settings) {
        return new String(Base64.getUrlDecoder().decode(settings), UTF_8);
    }
}
