package dev.antigravity.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.genai.JsonSerializable;
import com.google.genai.types.Content;
import com.google.genai.types.GenerationConfig;
import com.google.genai.types.SafetySetting;
import com.google.genai.types.Tool;
import com.google.genai.types.ToolConfig;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.responses.ResponseCreateParams;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/// Holds the bodies we send against the types with which each vendor's SDK writes them: required members, kinds, known
/// variants of unions, and no member the types do not know.
final class RequestTypes {
    /// OpenAI's types list the models there are.
    private static final JsonString KNOWN_MODEL = new JsonString("gpt-4o");

    /// `JsonSerializable`'s mapper, told to accept nothing it does not know.
    private static final ObjectMapper GOOGLE =
            JsonSerializable.objectMapper().copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Map<String, Class<?>> GOOGLE_MEMBERS = Map.of(
            "contents", Content.class,
            "systemInstruction", Content.class,
            "generationConfig", GenerationConfig.class,
            "tools", Tool.class,
            "toolConfig", ToolConfig.class,
            "safetySettings", SafetySetting.class);

    /// Documented for calls that another model made; not the base64 the types want in its place.
    private static final String ESCAPE = "skip_thought_signature_validator";

    private RequestTypes() {}

    /// What is wrong with a body; nothing if it is right.
    static List<String> complaints(Protocol protocol, JsonObject body) {
        return switch (protocol) {
            case ANTHROPIC_MESSAGES ->
                anthropic(body.without("stream")
                        .without("temperature")
                        .without("top_p")
                        .without("top_k"));
            case OPENAI_CHAT -> chat(body.without("stream").with("model", KNOWN_MODEL));
            case OPENAI_RESPONSES -> responses(asOutput(body.without("stream").with("model", KNOWN_MODEL)));
            case GEMINI -> google(body);
            case CLOUD_CODE ->
                google(((JsonObject) body.find("request").orElseThrow())
                        .without("session_id")
                        .without("sessionId"));
        };
    }

    /// The sampling parameters are of version 2023-06-01, which is the profile's; the types are of a later one.
    private static List<String> anthropic(JsonObject body) {
        try {
            var typed = com.anthropic.core.ObjectMappers.jsonMapper()
                    .readValue(body.toString(), com.anthropic.models.messages.MessageCreateParams.Body.class);
            typed.validate();
            return UnknownMembers.of(typed);
        } catch (JsonProcessingException | com.anthropic.errors.AnthropicException e) {
            return List.of(e.toString());
        }
    }

    private static List<String> chat(JsonObject body) {
        try {
            var typed = com.openai.core.ObjectMappers.jsonMapper()
                    .readValue(body.toString(), ChatCompletionCreateParams.Body.class);
            typed.validate();
            return UnknownMembers.of(typed);
        } catch (JsonProcessingException | com.openai.errors.OpenAIException e) {
            return List.of(e.toString());
        }
    }

    private static List<String> responses(JsonObject body) {
        try {
            var typed = com.openai.core.ObjectMappers.jsonMapper()
                    .readValue(body.toString(), ResponseCreateParams.Body.class);
            typed.validate();
            return UnknownMembers.of(typed);
        } catch (JsonProcessingException | com.openai.errors.OpenAIException e) {
            return List.of(e.toString());
        }
    }

    /// The vendor takes the assistant's messages back without id, status and annotations (so does Codex send them);
    /// only its types want them.
    private static JsonObject asOutput(JsonObject body) {
        if (!(body.get("input") instanceof JsonArray items)) {
            return body;
        }
        var output = items.stream().map(RequestTypes::asOutputMessage).toList();
        return body.with("input", new JsonArray(output));
    }

    private static JsonValue asOutputMessage(JsonValue item) {
        if (item instanceof JsonObject message
                && message.text("role").filter("assistant"::equals).isPresent()
                && message.get("content") instanceof JsonArray parts) {
            var content = parts.stream().map(RequestTypes::asOutputPart).toList();
            return message.with("id", new JsonString("msg_1"))
                    .with("status", new JsonString("completed"))
                    .with("content", new JsonArray(content));
        }
        return item;
    }

    private static JsonValue asOutputPart(JsonValue part) {
        return part instanceof JsonObject text
                        && text.text("type").filter("output_text"::equals).isPresent()
                ? text.with("annotations", JsonArray.EMPTY)
                : part;
    }

    private static List<String> google(JsonObject body) {
        var complaints = new ArrayList<String>();
        try {
            for (Iterator<Map.Entry<String, JsonNode>> members = GOOGLE.readTree(
                                    body.toString().replace(ESCAPE, "AAAA"))
                            .fields();
                    members.hasNext(); ) {
                var member = members.next();
                var type = GOOGLE_MEMBERS.get(member.getKey());
                if (type == null) {
                    complaints.add("unknown member " + member.getKey());
                } else if (member.getValue().isArray()) {
                    for (var item : member.getValue()) {
                        GOOGLE.treeToValue(item, type);
                    }
                } else {
                    GOOGLE.treeToValue(member.getValue(), type);
                }
            }
        } catch (JsonProcessingException e) {
            complaints.add(e.toString());
        }
        return complaints;
    }
}
