package dev.antigravity.service;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import java.net.URI;
import java.time.Instant;
import java.util.List;

/// What is kept of a running service.
///
/// @param pid     its process
/// @param began   when that process began, as the operating system says
/// @param address where it listens
/// @param options what it was started with, for starting it again
/// @param version of the program it runs
public record ServiceRecord(long pid, Instant began, URI address, List<String> options, String version) {
    public ServiceRecord {
        options = List.copyOf(options);
    }

    byte[] encoded() {
        return Json.bytes(JsonObject.builder()
                .put("pid", pid)
                .put("began", began.toString())
                .put("address", address.toString())
                .put("options", JsonArray.ofStrings(options))
                .put("version", version)
                .build());
    }

    /// @throws RuntimeException if it is no such record
    static ServiceRecord decode(byte[] bytes) {
        var record = JsonCursor.of(Json.parseObject(bytes));
        return new ServiceRecord(
                record.get("pid").asLong(),
                Instant.parse(record.get("began").asString()),
                URI.create(record.get("address").asString()),
                record.itemsOf("options").stream().map(JsonCursor::asString).toList(),
                record.get("version").asString());
    }
}
