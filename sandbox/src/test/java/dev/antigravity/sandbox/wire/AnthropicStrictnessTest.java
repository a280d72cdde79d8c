package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.json.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnthropicStrictnessTest {
    private static final String GOOD = """
            {"model": "sandbox-claude-sonnet", "max_tokens": 5000, "messages": [{"role": "user", "content": "hi"}]}""";
    private static final String CALL = """
            {"role": "user", "content": "hi"}, {"role": "assistant", "content": [\
            {"type": "tool_use", "id": "toolu_1", "name": "f", "input": {}}]}""";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "max_tokens": null | max_tokens: Field required
                    "max_tokens": 0.5 | max_tokens: Input should be a valid integer
                    "max_tokens": 64001 | max_tokens: 64001 > 64000, which is the maximum allowed number of output tokens for sandbox-claude-sonnet
                    "messages": [] | messages: List should have at least 1 items
                    "messages": "hi" | messages: Input should be a valid list
                    "frequency_penalty": 1 | frequency_penalty: Extra inputs are not permitted
                    "temperature": 1.5 | temperature: Input should be less than or equal to 1
                    "temperature": 0.5, "top_p": 0.5 | `temperature` and `top_p` cannot both be specified for this model. Please use only one.
                    "model": "sandbox-claude-opus", "temperature": 1 | `temperature` is not supported on this model.
                    "stop_sequences": [" "] | stop_sequences: each stop sequence must contain non-whitespace
                    "thinking": {"type": "enabled", "budget_tokens": 1000} | thinking.enabled.budget_tokens: Input should be greater than or equal to 1024
                    "thinking": {"type": "enabled", "budget_tokens": 5000} | `max_tokens` must be greater than `thinking.budget_tokens`.
                    "thinking": {"type": "adaptive"}, "temperature": 0.5 | `temperature` may only be set to 1 when thinking is enabled or in adaptive mode.
                    "thinking": {"type": "adaptive"}, "top_k": 5 | `top_k` must be unset when thinking is enabled or in adaptive mode.
                    "model": "sandbox-claude-opus", "thinking": {"type": "enabled", "budget_tokens": 2000} | "thinking.type.enabled" is not supported for this model.
                    "model": "sandbox-claude-haiku", "thinking": {"type": "adaptive"} | adaptive thinking is not supported on this model
                    "model": "sandbox-claude-haiku", "output_config": {"effort": "low"} | This model does not support the effort parameter.
                    "context_management": {} | context_management: Extra inputs are not permitted
                    "tool_choice": {"type": "auto"} | `tool_choice` may only be specified while providing `tools`
                    "tools": [{"name": "f", "input_schema": {}}] | tools.0.custom.input_schema.type: Field required
                    "tools": [{"name": "f g", "input_schema": {"type": "object"}}] | tools.0.custom.name: String should match pattern
                    "tools": [{"name": "f", "input_schema": {"type": "object", "anyOf": []}}] | input_schema does not support oneOf, allOf, or anyOf at the top level
                    "tools": [{"name": "f", "input_schema": {"type": "object"}}, {"name": "f", "input_schema": {"type": "object"}}] | tools: Tool names must be unique.
                    "tools": [{"name": "f", "input_schema": {"type": "object"}}], "tool_choice": {"type": "tool", "name": "g"} | Tool 'g' not found in provided tools
                    "tools": [{"name": "f", "input_schema": {"type": "object"}}], "tool_choice": {"type": "any"}, "thinking": {"type": "adaptive"} | Thinking may not be enabled when tool_choice forces tool use.
                    "tools": [{"type": "teleport_20250101", "name": "x"}] | tools.0: Input tag or value 'teleport_20250101' is not one of
                    "metadata": {"user": "x"} | metadata.user: Extra inputs are not permitted
                    """)
    void refusesParametersTheApiRefuses(String members, String message) {
        assertRefused(Requests.with(GOOD, members), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"role": "assistant", "content": "hi"} | messages: first message must use the "user" role
                    {"role": "tool", "content": "hi"} | messages.0.role: Input tag or value 'tool' is not one of
                    {"role": "user", "content": [{"type": "text", "text": ""}]} | messages: text content blocks must be non-empty
                    {"role": "user", "content": []} | messages.0: all messages must have non-empty content
                    {"role": "user", "content": [{"type": "text", "text": "a", "name": "b"}]} | messages.0.content.0.text.name: Extra inputs are not permitted
                    {"role": "user", "content": [{"type": "input_text", "text": "a"}]} | messages.0.content.0.type: Input tag or value 'input_text' is not one of
                    {"role": "user", "content": [{"type": "tool_use", "id": "a", "name": "f", "input": {}}]} | `tool_use` blocks can only be in `assistant` messages
                    {"role": "user", "content": [{"type": "tool_result", "tool_use_id": "toolu_9"}]} | unexpected `tool_use_id` found in `tool_result` blocks: toolu_9
                    {"role": "user", "content": [{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "aGVsbG8="}}]} | Could not process image
                    {"role": "user", "content": [{"type": "image", "source": {"type": "base64", "media_type": "image/bmp", "data": "aGVsbG8="}}]} | messages.0.content.0.image.source.base64.media_type: Input tag or value 'image/bmp'
                    {"role": "user", "content": [{"type": "image", "source": {"type": "base64", "media_type": "image/png", "data": "R0lGODlhAQABAAAAACw="}}]} | the image appears to be a image/gif image
                    {"role": "user", "content": "a"}, {"role": "assistant", "content": "b "} | messages: final assistant content cannot end with trailing whitespace
                    {"role": "user", "content": "a"}, {"role": "assistant", "content": "b"}, {"role": "system", "content": "c"} | a 'system' message must follow a 'user' message
                    {"role": "user", "content": "a"}, {"role": "assistant", "content": [{"type": "thinking", "thinking": "x", "signature": "foreign"}]}, {"role": "user", "content": "b"} | messages.1.content.0: Invalid `signature` in `thinking` block
                    {"role": "user", "content": "a"}, {"role": "assistant", "content": [{"type": "redacted_thinking", "data": "foreign"}]}, {"role": "user", "content": "b"} | messages.1.content.0: Invalid `data` in `redacted_thinking` block
                    """)
    void refusesMessagesTheApiRefuses(String messages, String message) {
        assertRefused(Requests.with(GOOD, "\"messages\": [" + messages + "]"), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"type": "text", "text": "no result"} | messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1
                    {"type": "text", "text": "too late"}, {"type": "tool_result", "tool_use_id": "toolu_1"} | messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: toolu_1
                    {"type": "tool_result", "tool_use_id": "toolu_1"}, {"type": "tool_result", "tool_use_id": "toolu_1"} | each tool_use must have a single result
                    {"type": "tool_result", "tool_use_id": "toolu_1"}, {"type": "tool_result", "tool_use_id": "toolu_2"} | unexpected `tool_use_id` found in `tool_result` blocks: toolu_2
                    """)
    void wantsResultsDirectlyBehindTheirCalls(String blocks, String message) {
        var messages = "\"messages\": [" + CALL + ", {\"role\": \"user\", \"content\": [" + blocks + "]}]";

        assertRefused(Requests.with(GOOD, messages), message);
    }

    @Test
    void wantsResultsForCallsAtTheEnd() {
        assertRefused(Requests.with(GOOD, "\"messages\": [" + CALL + "]"), "`tool_use` ids were found without");
    }

    @Test
    void wantsThinkingBeforeCallsWithABudget() {
        var members = "\"thinking\": {\"type\": \"enabled\", \"budget_tokens\": 1024}, \"messages\": [" + CALL
                + ", {\"role\": \"user\", \"content\": [{\"type\": \"tool_result\", \"tool_use_id\": \"toolu_1\"}]}]";

        assertRefused(
                Requests.with(GOOD, members),
                "messages.1.content.0.type: Expected `thinking` or `redacted_thinking`, but found `tool_use`.");
        assertThat(client.anthropic(Requests.with(
                                GOOD, members.replace("enabled\", \"budget_tokens\": 1024", "adaptive\"")))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox-claude-opus", "sandbox-claude-haiku"})
    void takesPrefillAndSystemMessagesOnlyWhereTheModelDoes(String model) {
        var isOpus = model.endsWith("opus");
        var prefill = Requests.with(
                GOOD,
                "\"model\": \"" + model
                        + "\", \"messages\": [{\"role\": \"user\", \"content\": \"a\"}, {\"role\": \"assistant\", \"content\": \"b\"}]");
        var system = Requests.with(
                GOOD,
                "\"model\": \"" + model
                        + "\", \"messages\": [{\"role\": \"user\", \"content\": \"a\"}, {\"role\": \"system\", \"content\": \"b\"}]");

        assertThat(client.anthropic(prefill).status()).isEqualTo(isOpus ? 400 : 200);
        assertThat(client.anthropic(system).status()).isEqualTo(isOpus ? 200 : 400);
    }

    @Test
    void limitsAndOrdersTheMarksForTheCache() {
        var block = "{\"type\": \"text\", \"text\": \"a\", \"cache_control\": {\"type\": \"ephemeral\"}}";
        var hour = block.replace("ephemeral\"", "ephemeral\", \"ttl\": \"1h\"");

        assertRefused(
                Requests.with(GOOD, "\"system\": [" + String.join(",", block, block, block, block, block) + "]"),
                "A maximum of 4 blocks with cache_control may be provided. Found 5.");
        assertRefused(
                Requests.with(GOOD, "\"system\": [" + block + "," + hour + "]"),
                "a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block");
        assertThat(client.anthropic(Requests.with(GOOD, "\"system\": [" + hour + "," + block + "]"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void saysHowLongIsTooLongInTheWordsClientsLookFor() {
        var tiny =
                "\"model\": \"sandbox-claude-tiny\", \"max_tokens\": 1500, \"messages\": [{\"role\": \"user\", \"content\": \"";

        assertRefused(
                Requests.with(GOOD, tiny + "x".repeat(40_000) + "\"}]"),
                "prompt is too long: 10003 tokens > 8000 maximum");
        assertRefused(
                Requests.with(GOOD, tiny + "x".repeat(28_000) + "\"}]"),
                "input length and `max_tokens` exceed context limit: 7003 + 1500 > 8000");
    }

    @Test
    void refusesSamplingInTheNewestVersion() {
        var body = Requests.with(GOOD, "\"temperature\": 1");

        assertThat(client.anthropic(body).status()).isEqualTo(200);
        assertThat(client.anthropic(body, "anthropic-version", "2026-10-21").message())
                .isEqualTo("temperature: Extra inputs are not permitted");
    }

    @Test
    void takesBetaMembersOnlyWithTheirHeader() {
        var body = Requests.with(GOOD, "\"context_management\": {\"edits\": []}");

        assertThat(client.anthropic(body, "anthropic-beta", "unknown-2030-01-01,context-management-2025-06-27")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void countsWithoutMaxTokens() {
        var counted = client.post(
                "/anthropic/v1/messages/count_tokens",
                Requests.with(GOOD, "\"max_tokens\": null"),
                "x-api-key",
                "sandbox-key-test",
                "anthropic-version",
                "2023-06-01");
        var answered = client.anthropic(GOOD).json().get("usage");

        assertThat(counted.json().get("input_tokens")).isEqualTo(answered.get("input_tokens"));
    }

    @Test
    void tellsBrokenJsonAndUnknownModels() {
        assertRefused("{", "The request body is not valid JSON");
        var unknown = client.anthropic(Requests.with(GOOD, "\"model\": \"claude-x\""));
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().at("/error/type").asString()).isEqualTo("not_found_error");
    }

    @Test
    void takesItsOwnThinkingBackAndNotWhenItWasChanged() {
        var asked = "{\"role\": \"user\", \"content\": \"[sandbox]\\nthink hm\\ncall f\\n[/sandbox]\"}";
        var tools =
                "\"thinking\": {\"type\": \"adaptive\"}, \"tools\": [{\"name\": \"f\", \"input_schema\": {\"type\": \"object\"}}]";
        var first = client.anthropic(Requests.with(GOOD, tools + ", \"messages\": [" + asked + "]"))
                .json()
                .get("content");
        var history = asked + ", {\"role\": \"assistant\", \"content\": " + Json.text(first)
                + "}, {\"role\": \"user\", \"content\": [{\"type\": \"tool_result\", \"tool_use_id\": "
                + first.get(1).get("id") + ", \"content\": \"done\"}]}";

        assertThat(client.anthropic(Requests.with(GOOD, tools + ", \"messages\": [" + history + "]"))
                        .body())
                .contains("f gave: \\\"done\\\"");
        assertRefused(
                Requests.with(GOOD, tools + ", \"messages\": [" + history.replace("\"hm\"", "\"hmm\"") + "]"),
                "messages.1.content.0: Invalid `signature` in `thinking` block");
    }

    private void assertRefused(String body, String message) {
        var reply = client.anthropic(body);
        assertThat(reply.message()).contains(message);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/type").asString()).isEqualTo("invalid_request_error");
        assertThat(reply.json().get("request_id").asString()).isEqualTo(reply.header("request-id"));
    }
}
