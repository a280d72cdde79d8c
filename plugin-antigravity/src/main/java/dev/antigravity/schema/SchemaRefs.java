package dev.antigravity.schema;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds what a `$ref` points at, inside one document; what lies outside is never fetched. Not thread-safe.
public final class SchemaRefs {
    private final JsonObject root;
    private final Map<String, Optional<JsonObject>> found = new HashMap<>();

    public SchemaRefs(JsonObject root) {
        this.root = root;
    }

    /// What a schema says once the references it consists of are followed; what stands beside one wins over its target.
    public JsonObject followed(JsonObject schema) {
        var followed = schema;
        var seen = new HashSet<String>();
        while (followed.get("$ref") instanceof JsonString(var ref) && seen.add(ref)) {
            var merged = find(ref).orElse(JsonObject.EMPTY).toBuilder();
            followed.without("$ref").forEach(merged::put);
            followed = merged.build();
        }
        return followed;
    }

    /// The schema a reference points at, empty if it leads out of the document or nowhere.
    Optional<JsonObject> find(String ref) {
        return found.computeIfAbsent(ref, this::resolve);
    }

    private Optional<JsonObject> resolve(String ref) {
        var hash = ref.indexOf('#');
        var document = hash < 0 ? ref : ref.substring(0, hash);
        var fragment = hash < 0 ? "" : decoded(ref.substring(hash + 1));
        var start = document.isEmpty() ? Optional.of(root) : search(node -> isNamed(node, document));
        if (fragment.isEmpty()) {
            return start;
        }
        return fragment.startsWith("/")
                ? start.flatMap(schema -> follow(fragment, schema))
                : search(node ->
                        isNamed(node, "#" + fragment) || node.text("$anchor").equals(Optional.of(fragment)));
    }

    private static boolean isNamed(JsonObject node, String id) {
        return node.text("$id").or(() -> node.text("id")).equals(Optional.of(id));
    }

    private Optional<JsonObject> search(Predicate<JsonObject> wanted) {
        return search(root, wanted);
    }

    private static Optional<JsonObject> search(JsonObject schema, Predicate<JsonObject> wanted) {
        if (wanted.test(schema)) {
            return Optional.of(schema);
        }
        return SchemaTree.children(schema).stream()
                .flatMap(child -> search(child, wanted).stream())
                .findFirst();
    }

    /// Follows a JSON Pointer (RFC 6901).
    private static Optional<JsonObject> follow(String pointer, JsonObject start) {
        @Nullable JsonValue at = start;
        for (var step : pointer.substring(1).split("/", -1)) {
            at = step(at, step.replace("~1", "/").replace("~0", "~"));
        }
        return switch (at) {
            case JsonObject schema -> Optional.of(schema);
            case JsonBoolean(var anything) when anything -> Optional.of(JsonObject.EMPTY);
            case null, default -> Optional.empty();
        };
    }

    private static @Nullable JsonValue step(@Nullable JsonValue at, String name) {
        return switch (at) {
            case JsonObject object -> object.get(name);
            case JsonArray array
            when name.matches("\\d{1,6}") && Integer.parseInt(name) < array.size() ->
                array.items().get(Integer.parseInt(name));
            case null, default -> JsonNull.NULL;
        };
    }

    private static String decoded(String fragment) {
        if (fragment.indexOf('%') < 0) {
            return fragment;
        }
        try {
            return URLDecoder.decode(fragment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return fragment;
        }
    }
}
