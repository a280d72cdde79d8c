package dev.antigravity.protocol.gemini;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/// A folder with a schema and what it becomes.
///
/// `-Dgolden.bless=true` rewrites the expectations; review the difference like code.
record SchemaCase(Path folder) {
    private static final Path SOURCES = Path.of("src/test/resources/schema");
    private static final boolean BLESS = Boolean.getBoolean("golden.bless");

    static List<SchemaCase> all(String kind) {
        try {
            var root = BLESS
                    ? SOURCES.resolve(kind)
                    : Path.of(Objects.requireNonNull(SchemaCase.class.getResource("/schema/" + kind))
                            .toURI());
            try (var folders = Files.list(root)) {
                return folders.sorted().map(SchemaCase::new).toList();
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonObject in() {
        return read("in.json");
    }

    /// What an expectation says, which is what came if expectations are to be rewritten.
    JsonObject expected(String file, JsonObject actual) {
        if (BLESS) {
            write(file, actual);
        }
        return read(file);
    }

    private JsonObject read(String file) {
        try {
            return Json.parseObject(Files.readAllBytes(folder.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, JsonObject schema) {
        try {
            Files.writeString(folder.resolve(file), pretty(schema, "") + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String pretty(JsonValue value, String indent) {
        var deeper = indent + "  ";
        return switch (value) {
            case JsonObject object
            when !object.isEmpty() ->
                object.names().stream()
                        .map(name -> deeper + JsonValue.of(name) + ": "
                                + pretty(object.find(name).orElse(JsonNull.NULL), deeper))
                        .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
            case JsonArray list
            when !list.isEmpty() && list.stream().anyMatch(JsonObject.class::isInstance) ->
                list.stream()
                        .map(item -> deeper + pretty(item, deeper))
                        .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
            default -> value.toString();
        };
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }
}
