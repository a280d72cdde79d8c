package dev.antigravity.protocol.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonBoolean;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges strictly what is sent to a Gemini upstream and what a Gemini client gets. Written from the documents.
public final class GeminiGrammar {
    private static final Set<String> PARTS = Set.of(
            "text",
            "inlineData",
            "fileData",
            "functionCall",
            "functionResponse",
            "executableCode",
            "codeExecutionResult",
            "toolCall",
            "toolResponse");
    private static final Map<String, Class<? extends JsonValue>> CONFIG = Map.ofEntries(
            Map.entry("maxOutputTokens", JsonNumber.class),
            Map.entry("temperature", JsonNumber.class),
            Map.entry("topP", JsonNumber.class),
            Map.entry("topK", JsonNumber.class),
            Map.entry("presencePenalty", JsonNumber.class),
            Map.entry("frequencyPenalty", JsonNumber.class),
            Map.entry("seed", JsonNumber.class),
            Map.entry("candidateCount", JsonNumber.class),
            Map.entry("logprobs", JsonNumber.class),
            Map.entry("responseLogprobs", JsonBoolean.class),
            Map.entry("stopSequences", JsonArray.class),
            Map.entry("responseModalities", JsonArray.class),
            Map.entry("responseMimeType", JsonString.class),
            Map.entry("mediaResolution", JsonString.class),
            Map.entry("responseSchema", JsonObject.class),
            Map.entry("responseJsonSchema", JsonObject.class),
            Map.entry("thinkingConfig", JsonObject.class));
    private static final Set<String> BODY = Set.of(
            "contents",
            "systemInstruction",
            "tools",
            "toolConfig",
            "generationConfig",
            "serviceTier",
            "safetySettings",
            "cachedContent",
            "labels",
            "store",
            "session_id",
            "sessionId");

    private GeminiGrammar() {}

    /// A request, in an envelope or not.
    public static void checkRequest(JsonObject sent) {
        var body = sent.get("request") instanceof JsonObject inner ? inner : sent;
        assertThat(BODY).as("members of %s", body.names()).containsAll(body.names());
        var open = new HashMap<String, String>();
        var contents = objects(body, "contents");
        assertThat(contents).isNotEmpty();
        for (var content : contents) {
            assertThat(content.names()).containsExactlyInAnyOrder("role", "parts");
            assertThat(content.text("role").orElse("")).isIn("user", "model");
            checkContent(content, open);
        }
        if (body.get("systemInstruction") instanceof JsonObject system) {
            assertThat(objects(system, "parts"))
                    .isNotEmpty()
                    .allSatisfy(part -> assertThat(part.text("text"))
                            .hasValueSatisfying(text -> assertThat(text).isNotEmpty()));
        }
        objects(body, "tools").forEach(GeminiGrammar::checkTool);
        if (body.get("generationConfig") instanceof JsonObject config) {
            config.forEach((name, value) -> assertThat(value).as(name).isInstanceOf(CONFIG.get(name)));
        }
        if (body.has("toolConfig")) {
            assertThat(body.has("tools")).as("a rule for no tools").isTrue();
        }
    }

    private static void checkContent(JsonObject content, Map<String, String> open) {
        var parts = objects(content, "parts");
        assertThat(parts).isNotEmpty();
        var results =
                parts.stream().filter(part -> part.has("functionResponse")).count();
        assertThat(results).as("results keep to themselves").isIn(0L, (long) parts.size());
        for (var part : parts) {
            assertThat(part.names().stream().filter(PARTS::contains))
                    .as("%s", part)
                    .hasSize(1);
            if (part.get("functionCall") instanceof JsonObject call) {
                assertThat(content.text("role")).contains("model");
                assertThat(call.get("args")).isInstanceOf(JsonObject.class);
                open.put(call.text("id").orElseThrow(), call.text("name").orElseThrow());
            } else if (part.get("functionResponse") instanceof JsonObject result) {
                assertThat(content.text("role")).contains("user");
                assertThat(result.get("response")).isInstanceOf(JsonObject.class);
                assertThat(result.text("name"))
                        .contains(open.getOrDefault(result.text("id").orElse(""), "no call"));
            } else if (part.has("text")) {
                assertThat(part.text("text").orElse("")).isNotEmpty();
            }
        }
    }

    private static void checkTool(JsonObject tool) {
        var names = new ArrayList<String>();
        for (var function : objects(tool, "functionDeclarations")) {
            names.add(function.text("name").orElse(""));
            if (function.get("parametersJsonSchema") instanceof JsonObject schema) {
                assertThat(GeminiJsonSubset.violations(schema)).isEmpty();
                assertThat(function.has("parameters")).isFalse();
            }
            if (function.get("parameters") instanceof JsonObject schema) {
                assertThat(GeminiOpenApiSubset.violations(schema)).isEmpty();
            }
        }
        assertThat(names).doesNotHaveDuplicates().allMatch(name -> name.matches("[A-Za-z_][A-Za-z0-9_.:-]{0,127}"));
    }

    /// A client's stream: chunks of one answer, the last of which says how it ended.
    public static void checkStream(List<JsonObject> chunks) {
        assertThat(chunks).isNotEmpty();
        var ids = chunks.stream()
                .filter(chunk -> !chunk.has("error"))
                .map(chunk -> chunk.text("responseId"))
                .distinct();
        assertThat(ids)
                .hasSizeLessThanOrEqualTo(1)
                .allMatch(id -> id.filter(text -> !text.isEmpty()).isPresent());
        for (var chunk : chunks) {
            var isLast = chunk == chunks.getLast();
            if (chunk.get("error") instanceof JsonObject error) {
                assertThat(isLast).isTrue();
                assertThat(error.names()).contains("code", "message", "status");
                continue;
            }
            assertThat(chunk.text("modelVersion")).isPresent();
            var candidates = objects(chunk, "candidates");
            assertThat(candidates).hasSize(1);
            assertThat(candidates.getFirst().get("index")).isEqualTo(JsonNumber.of(0));
            assertThat(candidates.getFirst().has("finishReason")).isEqualTo(isLast);
            assertThat(chunk.has("usageMetadata")).isEqualTo(isLast);
            var content = (JsonObject) candidates.getFirst().find("content").orElseThrow();
            assertThat(content.text("role")).contains("model");
            assertThat(objects(content, "parts")).hasSize(1);
        }
    }

    private static List<JsonObject> objects(JsonObject object, String name) {
        return object.get(name) instanceof JsonArray list
                ? list.stream().map(JsonObject.class::cast).toList()
                : List.of();
    }
}
