package dev.antigravity.sandbox.wire.openai.responses;

import static dev.antigravity.sandbox.wire.openai.shared.OpenAiWording.refuse;

import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Seals;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// The rules of a conversation made of items: calls and outputs belong together, reasoning belongs to what follows it.
final class ResponsesItems {
    static final String REASONING_SEAL = "openai reasoning";

    private static final Place INPUT = Place.ROOT.member("input");
    private static final Map<String, String> OUTPUT_OF =
            Map.of("function_call", "function_call_output", "custom_tool_call", "custom_tool_call_output");

    private final List<JsonNode> items;
    private final String account;
    private final Seals seals;

    ResponsesItems(List<JsonNode> items, String account, Seals seals) {
        this.items = items;
        this.account = account;
        this.seals = seals;
    }

    void check() {
        checkPairs();
        for (var i = 0; i < items.size(); i++) {
            if (type(i).equals("reasoning")) {
                checkReasoning(i);
            }
        }
    }

    private void checkPairs() {
        var open = new HashMap<String, String>();
        for (var item : items) {
            var type = item.path("type").asString("message");
            var id = item.path("call_id").asString("");
            if (OUTPUT_OF.containsKey(type)) {
                open.put(id, type);
            } else if (OUTPUT_OF.containsValue(type)) {
                var call = open.remove(id);
                if (call == null || !OUTPUT_OF.getOrDefault(call, "").equals(type)) {
                    var kind = type.startsWith("custom") ? "custom tool call" : "function call";
                    throw refuse(
                            INPUT,
                            "invalid_value",
                            "No tool call found for " + kind + " output with call_id " + id + ".");
                }
            }
        }
        open.keySet().stream().sorted().findFirst().ifPresent(id -> {
            var kind = "custom_tool_call".equals(open.get(id)) ? "custom tool call" : "function call";
            throw refuse(INPUT, "invalid_value", "No tool output found for " + kind + " " + id + ".");
        });
        requireOwnIds();
    }

    private void requireOwnIds() {
        Set<String> ids = new HashSet<>();
        for (var item : items) {
            var id = item.path("id").asString("");
            if (!id.isEmpty() && !item.path("type").asString("").equals("item_reference") && !ids.add(id)) {
                throw refuse(
                        INPUT,
                        "invalid_value",
                        "Duplicate item found with id " + id + ". Remove duplicate items "
                                + "from your input and try again.");
            }
        }
    }

    private void checkReasoning(int i) {
        var item = items.get(i);
        var id = item.path("id").asString("");
        if (!item.hasNonNull("encrypted_content")) {
            throw Refusal.of(
                            RefusalKind.NOT_FOUND,
                            "Item with id '" + id + "' not found. Items are not persisted when "
                                    + "`store` is set to false. Try again with `store` set to true, or remove this item from "
                                    + "your input.")
                    .at(INPUT)
                    .asException();
        }
        if (!seals.isGenuine(
                REASONING_SEAL, account, item.get("encrypted_content").stringValue())) {
            throw refuse(
                    INPUT.item(i),
                    "invalid_encrypted_content",
                    "The encrypted content for item " + id
                            + " could not be verified. Reason: Encrypted content could not be decrypted or parsed.");
        }
        if (!isFollowedByModel(i)) {
            throw refuse(
                    INPUT,
                    "invalid_value",
                    "Item '" + id + "' of type 'reasoning' was provided without its " + "required following item.");
        }
    }

    private boolean isFollowedByModel(int i) {
        for (var next = i + 1; next < items.size(); next++) {
            if (!type(next).equals("reasoning")) {
                return isByModel(items.get(next));
            }
        }
        return false;
    }

    static boolean isByModel(JsonNode item) {
        var type = item.path("type").asString("message");
        return type.equals("message")
                ? item.path("role").asString("").equals("assistant")
                : type.equals("reasoning") || type.endsWith("_call");
    }

    private String type(int i) {
        return items.get(i).path("type").asString("message");
    }
}
