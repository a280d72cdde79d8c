package dev.antigravity.promise;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;

/// A conversation as a client of some dialect keeps it: what came back goes into the next request as it came.
final class Conversation {
    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"at\":{\"type\":\"string\"}}}";

    private final Dialect client;
    private final List<JsonValue> turns = new ArrayList<>();
    private String call = "";

    Conversation(Dialect client) {
        this.client = client;
    }

    record Request(String path, JsonObject body) {}

    void ask(String text) {
        var quoted = Json.text(new JsonString(text));
        add(
                client == Dialect.GEMINI
                        ? "{\"role\":\"user\",\"parts\":[{\"text\":%s}]}".formatted(quoted)
                        : "{\"role\":\"user\",\"content\":%s}".formatted(quoted));
    }

    /// Answers the call of the last reply.
    void answerCall(String result) {
        var quoted = Json.text(new JsonString(result));
        add(
                switch (client) {
                    case ANTHROPIC ->
                        "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":%s,\"content\":%s}]}"
                                .formatted(call, quoted);
                    case CHAT -> "{\"role\":\"tool\",\"tool_call_id\":%s,\"content\":%s}".formatted(call, quoted);
                    case RESPONSES ->
                        "{\"type\":\"function_call_output\",\"call_id\":%s,\"output\":%s}".formatted(call, quoted);
                    case GEMINI, CLOUD_CODE ->
                        "{\"role\":\"user\",\"parts\":[{\"functionResponse\":{%s\"name\":\"look\",\"response\":{\"result\":%s}}}]}"
                                .formatted(call.isEmpty() ? "" : "\"id\":" + call + ",", quoted);
                });
    }

    Request request(String model) {
        var said = Json.text(new JsonArray(List.copyOf(turns)));
        return switch (client) {
            case ANTHROPIC -> new Request("/v1/messages", Json.parseObject("""
                {"model":"%s","max_tokens":8000,"thinking":{"type":"enabled","budget_tokens":2000},"tools":[{"name":"look",\
                "description":"looks","input_schema":%s}],"messages":%s}\
                """.formatted(model, SCHEMA, said)));
            case CHAT -> new Request("/v1/chat/completions", Json.parseObject("""
                {"model":"%s","max_completion_tokens":8000,"reasoning_effort":"low","tools":[{"type":"function","function":\
                {"name":"look","description":"looks","parameters":%s}}],"messages":%s}\
                """.formatted(model, SCHEMA, said)));
            case RESPONSES -> new Request("/v1/responses", Json.parseObject("""
                {"model":"%s","max_output_tokens":8000,"store":false,"reasoning":{"effort":"low","summary":"auto"},\
                "include":["reasoning.encrypted_content"],"tools":[{"type":"function","name":"look","description":"looks",\
                "parameters":%s,"strict":false}],"input":%s}\
                """.formatted(model, SCHEMA, said)));
            case GEMINI, CLOUD_CODE ->
                new Request(
                        "/v1beta/models/" + model + ":generateContent", Json.parseObject("""
                            {"generationConfig":{"maxOutputTokens":8000,"thinkingConfig":{"includeThoughts":true,"thinkingBudget":1024}},\
                            "tools":[{"functionDeclarations":[{"name":"look","description":"looks","parametersJsonSchema":%s}]}],\
                            "contents":%s}\
                            """.formatted(SCHEMA, said)));
        };
    }

    /// Takes a reply over as it is.
    ///
    /// @return whether it calls the tool
    boolean keep(JsonObject reply) {
        call = "";
        return switch (client) {
            case ANTHROPIC -> {
                turns.add(JsonObject.of("role", new JsonString("assistant"), "content", member(reply, "content")));
                yield calls((JsonArray) member(reply, "content"), "type", "tool_use", "id");
            }
            case CHAT -> {
                var message = (JsonObject) member(first(reply, "choices"), "message");
                turns.add(message);
                yield message.get("tool_calls") instanceof JsonArray calls && calls(calls, "type", "function", "id");
            }
            case RESPONSES -> {
                var output = (JsonArray) member(reply, "output");
                turns.addAll(output.items());
                yield calls(output, "type", "function_call", "call_id");
            }
            case GEMINI, CLOUD_CODE -> {
                var content = (JsonObject) member(first(reply, "candidates"), "content");
                turns.add(content);
                yield ((JsonArray) member(content, "parts"))
                        .stream().anyMatch(part -> part instanceof JsonObject one && isCall(one));
            }
        };
    }

    private boolean isCall(JsonObject part) {
        if (part.get("functionCall") instanceof JsonObject made) {
            call = made.find("id").map(Json::text).orElse("");
            return true;
        }
        return false;
    }

    private boolean calls(JsonArray items, String member, String kind, String id) {
        for (var item : items) {
            if (item instanceof JsonObject one && one.text(member).orElse("").equals(kind)) {
                call = Json.text(member(one, id));
                return true;
            }
        }
        return false;
    }

    private void add(String turn) {
        turns.add(Json.parseObject(turn));
    }

    private static JsonValue member(JsonObject object, String name) {
        return object.find(name).orElseThrow(() -> new AssertionError("no " + name + " in " + Json.text(object)));
    }

    private static JsonObject first(JsonObject object, String name) {
        return (JsonObject) ((JsonArray) member(object, name)).items().getFirst();
    }
}
