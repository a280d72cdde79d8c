package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.json.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GeminiStrictnessTest {
    private static final String GOOD = "{\"contents\": [{\"role\": \"user\", \"parts\": [{\"text\": \"hi\"}]}]}";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "contents": null | * GenerateContentRequest.contents: contents is not specified
                    "contents": [{"parts": []}] | * GenerateContentRequest.contents[0].parts: contents.parts must not be empty.
                    "contents": [{"role": "assistant", "parts": [{"text": "a"}]}] | Please use a valid role: user, model.
                    "contents": [{"parts": [{"thought": true}]}] | required oneof field 'data' must have one initialized field
                    "contents": [{"parts": [{"text": "a", "inline_data": {"mime_type": "image/png", "data": "aGk="}}]}] | oneof field 'data' is already set. Cannot set 'inline_data'
                    "messages": [] | Unknown name "messages": Cannot find field.
                    "generationConfig": {"max_tokens": 5} | Unknown name "max_tokens" at 'generation_config': Cannot find field.
                    "generationConfig": {"candidateCount": 2} | Multiple candidates is not enabled for this model
                    "generationConfig": {"stopSequences": ["a","b","c","d","e","f"]} | generation_config.stop_sequences: must be at most 5
                    "generationConfig": {"thinkingConfig": {"thinkingBudget": 5, "thinkingLevel": "LOW"}} | You can only set only one of thinking budget and thinking level.
                    "generationConfig": {"thinkingConfig": {"thinkingLevel": "LOW"}} | Thinking level is not supported for this model.
                    "generationConfig": {"responseSchema": {"type": "OBJECT"}} | only allowed with response_mime_type application/json
                    "tools": [{"functionDeclarations": [{"name": "9lives"}]}] | Invalid function name. Must start with a letter or an underscore.
                    "tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT"}}]}] | parameters.properties: should be non-empty for OBJECT type
                    "tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT", "properties": {"a": {"type": "STRING"}}, "additionalProperties": false}}]}] | Unknown name "additional_properties" at 'tools[0].function_declarations[0].parameters': Cannot find field.
                    "tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT", "properties": {"a": {"$ref": "#/x"}}}}]}] | Unknown name "$ref"
                    "tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT", "properties": {"a": {"type": ["string", "null"]}}}}]}] | Invalid value at 'tools[0].function_declarations[0].parameters.properties.a.type': expected string, found array.
                    "tools": [{"functionDeclarations": [{"name": "f", "parameters": {"type": "OBJECT", "properties": {"a": {"type": "ARRAY"}}}}]}] | properties.a.items: missing field.
                    "toolConfig": {"functionCallingConfig": {"allowedFunctionNames": ["f"]}} | should only be set when the function calling mode is ANY or VALIDATED.
                    "toolConfig": {"functionCallingConfig": {"mode": "ANY", "allowedFunctionNames": ["f"]}} | "f" is not a declared function.
                    "contents": [{"role": "user", "parts": [{"functionResponse": {"name": "f", "response": {}}}]}] | function response turn comes immediately after a function call turn
                    "contents": [{"role": "model", "parts": [{"functionCall": {"name": "f"}}]}, {"role": "user", "parts": [{"functionResponse": {"name": "f", "response": {}}}]}] | function call turn comes immediately after a user turn
                    "contents": [{"role": "user", "parts": [{"text": "a"}]}, {"role": "model", "parts": [{"functionCall": {"name": "f"}}, {"functionCall": {"name": "f"}}]}, {"role": "user", "parts": [{"functionResponse": {"name": "f", "response": {}}}]}] | the number of function response parts is equal to the number of function call parts
                    "contents": [{"role": "user", "parts": [{"text": "a"}]}, {"role": "model", "parts": [{"text": "b", "thoughtSignature": "Zm9yZWlnbg=="}]}, {"role": "user", "parts": [{"text": "c"}]}] | Corrupted thought signature.
                    """)
    void refusesWhatTheApiRefuses(String members, String message) {
        var reply = client.gemini("sandbox-gemini-flash:generateContent", Requests.with(GOOD, members));

        assertThat(reply.message()).contains(message);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/status").asString()).isEqualTo("INVALID_ARGUMENT");
        assertThat(reply.json().at("/error/code").asInt()).isEqualTo(400);
    }

    @Test
    void takesSnakeCaseAndLeavesTheClientsOwnNamesAlone() {
        var body = Requests.with(GOOD, """
                "system_instruction": {"parts": [{"text": "s"}]}, "generation_config": {"max_output_tokens": 50},
                "tools": [{"function_declarations": [{"name": "f", "parameters": {"type": "OBJECT", "properties":
                {"snake_case": {"type": "STRING"}}, "required": ["snake_case"]}}]}],
                "tool_config": {"function_calling_config": {"mode": "ANY"}}""");

        assertThat(client.gemini("sandbox-gemini-flash:generateContent", body).body())
                .contains("\"args\":{\"snake_case\":\"sandbox\"}");
    }

    @Test
    void wantsTheSignatureOfEachStepOfTheTurnBack() {
        var tools = "\"tools\": [{\"functionDeclarations\": [{\"name\": \"f\"}]}]";
        var asked = "{\"role\": \"user\", \"parts\": [{\"text\": \"[sandbox]\\ncall f\\n---\\ncall f\\n[/sandbox]\"}]}";
        var response =
                ", {\"role\": \"user\", \"parts\": [{\"functionResponse\": {\"name\": \"f\", \"response\": {\"output\": \"done\"}}}]}";
        var first = asked + ", " + called(tools, asked) + response;
        var second = first + ", " + called(tools, first) + response;

        assertThat(ask(tools, second).body()).contains("f gave");
        var unsigned =
                second.replaceAll("\"thoughtSignature\":\"[^\"]+\",?", "").replace(",}", "}");
        assertThat(ask(tools, unsigned).message()).contains("Function call is missing a thought_signature");
        var foreign = second.replaceAll(
                "\"thoughtSignature\":\"[^\"]+\"", "\"thoughtSignature\":\"skip_thought_signature_validator\"");
        assertThat(ask(tools, foreign).status()).isEqualTo(200);
        var over = unsigned
                + ", {\"role\": \"model\", \"parts\": [{\"text\": \"so\"}]}, {\"role\": \"user\", \"parts\": [{\"text\": \"new\"}]}";
        assertThat(ask(tools, over).status()).as("an earlier turn needs none").isEqualTo(200);
    }

    @Test
    void countsAndLists() {
        var counted =
                client.gemini("sandbox-gemini-pro:countTokens", GOOD).json().get("totalTokens");
        var asked = client.gemini("sandbox-gemini-pro:generateContent", GOOD).json();

        assertThat(counted).isEqualTo(asked.at("/usageMetadata/promptTokenCount"));
        for (var version : new String[] {"v1beta", "v1"}) {
            var models = client.get("/gemini/" + version + "/models?key=sandbox-key-test")
                    .json()
                    .get("models");
            assertThat(models.get(0).get("name").asString()).isEqualTo("models/sandbox-gemini-pro");
        }
        assertThat(client.gemini("nothing:generateContent", GOOD).status()).isEqualTo(404);
    }

    @Test
    void blocksAPromptInPlaceOfAnAnswer() {
        var body = Requests.with(
                GOOD,
                "\"contents\": [{\"parts\": [{\"text\": \"[sandbox]\\nanswer \\\"\\\"\\nstop content-filter\\n[/sandbox]\"}]}]");

        var reply = client.gemini("sandbox-gemini-flash:generateContent", body).json();

        assertThat(reply.at("/promptFeedback/blockReason").asString()).isEqualTo("PROHIBITED_CONTENT");
        assertThat(reply.has("candidates")).isFalse();
    }

    private String called(String tools, String contents) {
        return Json.text(ask(tools, contents).json().at("/candidates/0/content"));
    }

    private TestClient.Reply ask(String tools, String contents) {
        return client.gemini("sandbox-gemini-pro:generateContent", "{" + tools + ", \"contents\": [" + contents + "]}");
    }
}
