package dev.antigravity.promise;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The calls a client gathers from its stream, the way its protocol's documentation says.
final class ToldCalls {
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Map<String, StringBuilder> arguments = new LinkedHashMap<>();

    private ToldCalls() {}

    /// @throws AssertionError if the stream says one thing in one place and another in the next
    static List<ToolCall> of(Dialect dialect, List<JsonObject> events) {
        var told = new ToldCalls();
        for (var event : events) {
            switch (dialect) {
                case ANTHROPIC -> told.anthropic(event);
                case CHAT -> told.chat(event);
                case RESPONSES -> told.responses(event);
                case GEMINI, CLOUD_CODE -> told.gemini(event);
            }
        }
        return told.calls();
    }

    private List<ToolCall> calls() {
        var calls = new ArrayList<ToolCall>();
        names.forEach((key, name) -> calls.add(new ToolCall(name, gathered(key).toString()).meant()));
        return calls;
    }

    private StringBuilder gathered(String key) {
        return Objects.requireNonNull(arguments.get(key), "arguments of a call that has not begun: " + key);
    }

    private void begin(String key, String name) {
        names.putIfAbsent(key, name);
        arguments.putIfAbsent(key, new StringBuilder());
    }

    private void anthropic(JsonObject event) {
        var key = String.valueOf(event.get("index"));
        if (event.get("content_block") instanceof JsonObject block && "tool_use".equals(text(block, "type"))) {
            begin(key, text(block, "name"));
            if (block.get("input") instanceof JsonObject input && !input.isEmpty()) {
                gathered(key).append(Json.text(input));
            }
        } else if (event.get("delta") instanceof JsonObject delta && "input_json_delta".equals(text(delta, "type"))) {
            gathered(key).append(text(delta, "partial_json"));
        }
    }

    private void chat(JsonObject event) {
        for (var choice : items(event, "choices")) {
            for (var call : items((JsonObject) choice.find("delta").orElseThrow(), "tool_calls")) {
                var key = String.valueOf(call.get("index"));
                var function = (JsonObject) call.find("function").orElseThrow();
                function.text("name").ifPresent(name -> begin(key, name));
                gathered(key).append(text(function, "arguments"));
            }
        }
    }

    private void responses(JsonObject event) {
        var key = String.valueOf(event.get("output_index"));
        switch (text(event, "type")) {
            case "response.output_item.added" -> {
                if (event.get("item") instanceof JsonObject item && "function_call".equals(text(item, "type"))) {
                    begin(key, text(item, "name"));
                }
            }
            case "response.function_call_arguments.delta" -> gathered(key).append(text(event, "delta"));
            case "response.function_call_arguments.done" -> settle(key, text(event, "arguments"));
            case "response.output_item.done" ->
                settle(key, text((JsonObject) event.find("item").orElseThrow(), "arguments"));
            case "response.completed" -> {
                var output = items((JsonObject) event.find("response").orElseThrow(), "output");
                for (var index = 0; index < output.size(); index++) {
                    settle(Integer.toString(index), text(output.get(index), "arguments"));
                }
            }
            default -> {}
        }
    }

    /// What is said once more is the same.
    private void settle(String key, String whole) {
        var gathered = arguments.get(key);
        if (gathered != null && gathered.isEmpty()) {
            gathered.append(whole);
        } else if (gathered != null && !gathered.toString().equals(whole)) {
            throw new AssertionError("gathered " + gathered + ", told " + whole);
        }
    }

    private void gemini(JsonObject event) {
        for (var candidate : items(event, "candidates")) {
            if (candidate.get("content") instanceof JsonObject content) {
                for (var part : items(content, "parts")) {
                    if (part.get("functionCall") instanceof JsonObject call) {
                        var key = Integer.toString(names.size());
                        begin(key, text(call, "name"));
                        call.find("args").ifPresent(args -> gathered(key).append(Json.text(args)));
                    }
                }
            }
        }
    }

    private static List<JsonObject> items(JsonObject object, String member) {
        return object.get(member) instanceof JsonArray list
                ? list.stream().map(JsonObject.class::cast).toList()
                : List.of();
    }

    private static String text(JsonObject object, String member) {
        return object.text(member).orElse("");
    }
}
