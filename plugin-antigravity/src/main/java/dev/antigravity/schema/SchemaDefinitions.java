package dev.antigravity.schema;

import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Gathers every schema that is referred to under the root's `$defs`, so that each `$ref` reads `#/$defs/name` and the
/// root itself is none (SCH-202, SCH-203). References that lead nowhere go. Not thread-safe.
public final class SchemaDefinitions {
    private static final String REF = "$ref";
    private static final String PLACE = "#/$defs/";

    private final JsonObject root;
    private final SchemaRefs refs;
    /// The name under `$defs` of what a reference points at; the same schema may be pointed at in several ways.
    private final Map<JsonObject, String> names = new IdentityHashMap<>();

    private final SequencedMap<String, JsonObject> definitions = new LinkedHashMap<>();
    private final Deque<String> unwritten = new ArrayDeque<>();

    private SchemaDefinitions(JsonObject root) {
        this.root = root;
        refs = new SchemaRefs(root);
    }

    public static JsonObject gathered(JsonObject root) {
        return new SchemaDefinitions(root).gather();
    }

    private JsonObject gather() {
        adopt("$defs");
        adopt("definitions");
        var top = rewritten(top());
        while (!unwritten.isEmpty()) {
            var name = unwritten.remove();
            var rewritten = rewritten(Objects.requireNonNull(definitions.get(name)));
            definitions.put(name, rewritten);
        }
        if (definitions.isEmpty()) {
            return top;
        }
        var all = JsonObject.builder();
        definitions.forEach(all::put);
        return top.with("$defs", all.build());
    }

    private void adopt(String keyword) {
        if (root.get(keyword) instanceof JsonObject named) {
            for (var name : named.names()) {
                refs.find("#/" + keyword + "/" + escaped(name)).ifPresent(schema -> define(name, schema));
            }
        }
    }

    private String define(String wanted, JsonObject schema) {
        var name = wanted;
        for (var i = 2; definitions.containsKey(name); i++) {
            name = wanted + "_" + i;
        }
        names.put(schema, name);
        definitions.put(name, schema == root ? top() : schema);
        unwritten.add(name);
        return name;
    }

    /// The root, or what it refers to with what stands beside the reference on top, without definitions.
    private JsonObject top() {
        var top = root;
        Set<String> seen = new HashSet<>();
        while (top.get(REF) instanceof JsonString(var ref)) {
            var siblings = top.without(REF);
            var next = refs.find(ref).filter(schema -> schema != root && seen.add(ref));
            var merged = next.orElse(JsonObject.EMPTY).toBuilder();
            siblings.forEach(merged::put);
            top = merged.build();
        }
        return top.without("$defs").without("definitions");
    }

    private JsonObject rewritten(JsonObject schema) {
        return SchemaTree.map(
                schema,
                node -> node.get(REF) instanceof JsonString(var ref)
                        ? nameOf(ref)
                                .map(name -> node.with(REF, new JsonString(PLACE + escaped(name))))
                                .orElseGet(() -> node.without(REF))
                        : node);
    }

    private Optional<String> nameOf(String ref) {
        return refs.find(ref)
                .map(schema -> names.containsKey(schema)
                        ? Objects.requireNonNull(names.get(schema))
                        : define(lastWord(ref), schema));
    }

    private static String lastWord(String ref) {
        var word = ref.substring(Math.max(ref.lastIndexOf('/'), ref.lastIndexOf('#')) + 1);
        return word.matches("[A-Za-z_][A-Za-z0-9_.-]*") ? word : "root";
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1").replace("%", "%25");
    }
}
