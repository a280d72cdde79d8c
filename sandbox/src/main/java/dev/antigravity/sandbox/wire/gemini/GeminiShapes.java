package dev.antigravity.sandbox.wire.gemini;

import static dev.antigravity.sandbox.json.Shapes.flag;
import static dev.antigravity.sandbox.json.Shapes.list;
import static dev.antigravity.sandbox.json.Shapes.number;
import static dev.antigravity.sandbox.json.Shapes.object;
import static dev.antigravity.sandbox.json.Shapes.open;
import static dev.antigravity.sandbox.json.Shapes.text;
import static dev.antigravity.sandbox.json.Shapes.whole;
import static dev.antigravity.sandbox.json.Shapes.word;

import dev.antigravity.sandbox.json.ObjectShape;
import dev.antigravity.sandbox.json.Shape;

/// The shapes of a request, member names in `camelCase`.
public final class GeminiShapes {
    private static final Shape BLOB =
            object().need("mimeType", text()).need("data", text()).may("displayName", text());
    private static final Shape FILE =
            object().need("fileUri", text()).may("mimeType", text()).may("displayName", text());

    private static final Shape FUNCTION_RESPONSE = object().may("id", text())
            .need("name", text())
            .need("response", open())
            .may("parts", list(object().may("inlineData", BLOB).may("fileData", FILE)))
            .mayHold("willContinue", "scheduling");

    private static final Shape PART = object().may("text", text())
            .may("thought", flag())
            .may("thoughtSignature", text())
            .may("inlineData", BLOB)
            .may("fileData", FILE)
            .may("functionCall", object().may("id", text()).need("name", text()).may("args", open()))
            .may("functionResponse", FUNCTION_RESPONSE)
            .mayHold(
                    "executableCode",
                    "codeExecutionResult",
                    "toolCall",
                    "toolResponse",
                    "videoMetadata",
                    "mediaResolution",
                    "partMetadata");

    private static final Shape CONTENT = object().may("role", text()).need("parts", list(PART));

    private static final Shape FUNCTION = object().need("name", text())
            .may("description", text())
            .may("parameters", GeminiSchemas.OPENAPI)
            .may("parametersJsonSchema", open())
            .may("response", open())
            .mayHold("responseJsonSchema", "behavior");

    private static final Shape TOOL = object().may("functionDeclarations", list(FUNCTION, 0, 512))
            .mayHold(
                    "googleSearch",
                    "googleSearchRetrieval",
                    "urlContext",
                    "codeExecution",
                    "computerUse",
                    "fileSearch",
                    "googleMaps",
                    "mcpServers");

    private static final Shape THINKING = object().may("includeThoughts", flag())
            .may("thinkingBudget", whole(-1, 65_536))
            .may("thinkingLevel", word("THINKING_LEVEL_UNSPECIFIED", "MINIMAL", "LOW", "MEDIUM", "HIGH"));

    private static final Shape GENERATION_CONFIG = object().may("temperature", number(0, 2))
            .may("topP", number(0, 1))
            .may("topK", number(0, 1_000))
            .may("candidateCount", whole())
            .may("maxOutputTokens", whole(1, Integer.MAX_VALUE))
            .may("stopSequences", list(text(), 0, 5))
            .may("presencePenalty", number(-2, 2))
            .may("frequencyPenalty", number(-2, 2))
            .may("seed", whole())
            .may("responseLogprobs", flag())
            .may("logprobs", whole(0, 20))
            .may("responseMimeType", text())
            .may("responseSchema", GeminiSchemas.OPENAPI)
            .may("responseJsonSchema", open())
            .may("responseModalities", list(word("TEXT", "IMAGE", "AUDIO")))
            .may("thinkingConfig", THINKING)
            .may("imageConfig", open())
            .may("mediaResolution", text())
            .may("speechConfig", open())
            .mayHold("enableEnhancedCivicAnswers", "responseFormat");

    private static final Shape TOOL_CONFIG = object().may(
                    "functionCallingConfig",
                    object().may("mode", word("MODE_UNSPECIFIED", "AUTO", "ANY", "NONE", "VALIDATED"))
                            .may("allowedFunctionNames", list(text()))
                            .mayHold("streamFunctionCallArguments"))
            .mayHold("retrievalConfig", "includeServerSideToolInvocations");

    /// A `GenerateContentRequest`.
    public static final ObjectShape GENERATE = object().may("contents", list(CONTENT))
            .may("systemInstruction", CONTENT)
            .may("tools", list(TOOL))
            .may("toolConfig", TOOL_CONFIG)
            .may("safetySettings", list(object().need("category", text()).need("threshold", text())))
            .may("generationConfig", GENERATION_CONFIG)
            .may("cachedContent", text())
            .may("serviceTier", word("unspecified", "standard", "flex", "priority"))
            .may("labels", open())
            .may("store", flag())
            .may("model", text());

    /// A `CountTokensRequest`.
    static final Shape COUNT = object().may("contents", list(CONTENT)).may("generateContentRequest", GENERATE);

    private GeminiShapes() {}
}
