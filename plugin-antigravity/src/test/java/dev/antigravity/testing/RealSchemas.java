package dev.antigravity.testing;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Schemas of tools as servers of the Model Context Protocol define them.
public final class RealSchemas {
    private static final Path FOLDER = Path.of("../plugin-antigravity/src/test/resources/schema/mcp");

    private RealSchemas() {}

    public static List<JsonObject> ofServers() {
        try (var files = Files.list(FOLDER)) {
            return files.sorted()
                    .flatMap(file -> ((JsonArray) parse(file).find("tools").orElseThrow()).stream())
                    .map(tool ->
                            (JsonObject) ((JsonObject) tool).find("inputSchema").orElseThrow())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject parse(Path file) {
        try {
            return Json.parseObject(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
