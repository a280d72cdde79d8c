package dev.antigravity.schema;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/// Puts schemas in the place of the `$ref`s that point at them (SCH-302). What stands beside a `$ref` wins over its
/// target; a `$ref` to a schema it stands in becomes a bare object, and one that leads nowhere goes.
///
/// References can double a schema at each step, so what they add is limited: to {@value #MOST_NODES} schemas,
/// {@value #MOST_CHARACTERS} characters and {@value #DEEPEST} levels. Beyond that stand bare objects. Not thread-safe.
public final class RefInliner {
    public static final int MOST_NODES = 10_000;
    public static final int MOST_CHARACTERS = 1_000_000;
    public static final int DEEPEST = 100;

    private static final String REF = "$ref";
    private static final String ALL_OF = "allOf";
    private static final List<String> DEFINITIONS = List.of("$defs", "definitions");

    private final SchemaRefs refs;
    private final boolean onlyInAllOf;
    private final Consumer<String> lost;
    /// The references that are being expanded around the current schema.
    private final Set<String> open = new HashSet<>();
    private int nodes;
    private long characters;

    private RefInliner(JsonObject root, boolean onlyInAllOf, Consumer<String> lost) {
        refs = new SchemaRefs(root);
        this.onlyInAllOf = onlyInAllOf;
        this.lost = lost;
    }

    /// The schema without any `$ref` and without the definitions they pointed at.
    ///
    /// @param lost is told what could not be put in place
    public static JsonObject inline(JsonObject root, Consumer<String> lost) {
        return new RefInliner(root, false, lost).expand(root, 0);
    }

    /// The schema with the `$ref`s resolved that stand directly under an `allOf`, so that it can be merged. A recursive
    /// one stays.
    ///
    /// @param lost is told what could not be put in place
    public static JsonObject inlineInAllOf(JsonObject root, Consumer<String> lost) {
        return new RefInliner(root, true, lost).expand(root, 0);
    }

    private JsonObject expand(JsonObject node, int depth) {
        if (isSpent(node, depth)) {
            lost.accept("what references repeat without end");
            return stub(node.text("description"));
        }
        if (onlyInAllOf) {
            var inner = SchemaTree.mapChildren(node, child -> expand(child, depth + 1));
            return inner.get(ALL_OF) instanceof JsonArray branches
                    ? inner.with(ALL_OF, expandBranches(branches, depth + 1))
                    : inner;
        }
        var own = node;
        for (var definitions : DEFINITIONS) {
            own = own.without(definitions);
        }
        var inner = SchemaTree.mapChildren(own.without(REF), child -> expand(child, depth + 1));
        return own.get(REF) instanceof JsonString(var ref) ? expandRef(ref, inner, depth) : inner;
    }

    private JsonArray expandBranches(JsonArray branches, int depth) {
        var expanded = new ArrayList<JsonValue>();
        for (var branch : branches) {
            expanded.add(
                    branch instanceof JsonObject schema && schema.get(REF) instanceof JsonString(var ref)
                            ? expandRef(ref, schema.without(REF), depth)
                            : branch);
        }
        return new JsonArray(expanded);
    }

    /// @param siblings what stands beside the reference
    private JsonObject expandRef(String ref, JsonObject siblings, int depth) {
        var target = refs.find(ref);
        if (target.isEmpty()) {
            lost.accept("a $ref that leads nowhere: " + ref);
            return siblings;
        }
        if (!open.add(ref)) {
            return onlyInAllOf ? siblings.with(REF, new JsonString(ref)) : recursive(siblings, target.get());
        }
        var expanded = expand(target.get(), depth + 1);
        open.remove(ref);
        var merged = expanded.toBuilder();
        siblings.forEach(merged::put);
        return merged.build();
    }

    private JsonObject recursive(JsonObject siblings, JsonObject target) {
        lost.accept("what a schema says of itself inside itself");
        return stub(siblings.text("description").or(() -> target.text("description")));
    }

    private static JsonObject stub(Optional<String> description) {
        var stub = JsonObject.builder().put("type", "object");
        description.ifPresent(text -> stub.put("description", text));
        return stub.build();
    }

    /// Only what references add is counted: a document of any size may be passed on once.
    private boolean isSpent(JsonObject node, int depth) {
        if (open.isEmpty()) {
            return false;
        }
        nodes++;
        characters += ownCharacters(node);
        return nodes > MOST_NODES || characters > MOST_CHARACTERS || depth > DEEPEST;
    }

    /// About how long a schema is without the schemas inside it.
    private static long ownCharacters(JsonValue value) {
        return switch (value) {
            case JsonString(var text) -> text.length();
            case JsonArray list ->
                list.stream().mapToLong(RefInliner::ownCharacters).sum();
            case JsonObject schema -> {
                var sum = 0L;
                for (var name : schema.names()) {
                    var member = schema.find(name);
                    sum += name.length()
                            + (member.isPresent() && !(member.get() instanceof JsonObject)
                                    ? ownCharacters(member.get())
                                    : 1);
                }
                yield sum;
            }
            default -> 1;
        };
    }
}
