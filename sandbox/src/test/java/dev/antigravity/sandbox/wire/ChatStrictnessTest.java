package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatStrictnessTest {
    private static final String GOOD = """
            {"model": "sandbox-gpt-plain", "messages": [{"role": "user", "content": "hi"}]}""";
    private static final String CALL = """
            {"role": "user", "content": "hi"}, {"role": "assistant", "content": null, "tool_calls": [\
            {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}}]}""";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "messages": null | messages | missing_required_parameter | Missing required parameter: 'messages'.
                    "messages": [] | messages | array_below_min_length | Invalid 'messages': array too short.
                    "top_k": 5 | top_k | unknown_parameter | Unknown parameter: 'top_k'.
                    "temperature": 3 | temperature | integer_above_max_value | Expected a value <= 2, but got 3 instead.
                    "stop": ["a","b","c","d","e"] | stop | array_above_max_length | Expected an array with maximum length 4, but got an array with length 5 instead.
                    "max_tokens": 200000 | max_tokens | invalid_value | max_tokens is too large: 200000.
                    "reasoning_effort": "low" | reasoning_effort | unknown_parameter | Unrecognized request argument supplied: reasoning_effort
                    "model": "sandbox-gpt", "max_tokens": 5 | max_tokens | unsupported_parameter | Use 'max_completion_tokens' instead.
                    "model": "sandbox-gpt", "temperature": 0.5 | temperature | unsupported_value | Only the default (1) value is supported.
                    "model": "sandbox-gpt", "stop": "x" | stop | unsupported_parameter | 'stop' is not supported with this model.
                    "stream_options": {"include_usage": true} | stream_options | invalid_value | only allowed when 'stream' is enabled
                    "tool_choice": "auto" | tool_choice | invalid_value | 'tool_choice' is only allowed when 'tools' are specified.
                    "parallel_tool_calls": true | parallel_tool_calls | invalid_value | 'parallel_tool_calls' is only allowed when 'tools' are specified.
                    "tools": [{"type": "function", "function": {"name": "a b"}}] | tools[0].function.name | invalid_value | string does not match pattern
                    "tools": [{"type": "function", "function": {"name": "f", "parameters": {"properties": {}}}}] | tools[0].function.parameters | invalid_function_parameters | got 'type: "None"'
                    "tools": [{"type": "function", "function": {"name": "f", "parameters": {"type": "object", "properties": {"a": {"type": "object"}}}}}] | tools[0].function.parameters | invalid_function_parameters | In context=('properties', 'a'), object schema missing properties.
                    "tools": [{"type": "function", "function": {"name": "f", "strict": true, "parameters": {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false}}}] | tools[0].function.parameters | invalid_function_parameters | Missing 'a'.
                    "tools": [{"type": "function", "function": {"name": "f"}}], "tool_choice": {"type": "function", "function": {"name": "g"}} | tool_choice | invalid_value | Tool choice 'g' not found
                    "response_format": {"type": "json_object"} | messages | invalid_value | must contain the word 'json'
                    "response_format": {"type": "json_schema", "json_schema": {"name": "x", "strict": true, "schema": {"type": "object", "properties": {}}}} | response_format | invalid_json_schema | 'additionalProperties' is required
                    "metadata": 5 | metadata | invalid_type | expected an object, but got an integer instead.
                    "verbosity": "loud" | verbosity | invalid_value | Supported values are: 'low', 'medium', and 'high'.
                    """)
    void refusesParametersTheApiRefuses(String members, String param, String code, String message) {
        assertRefused(Requests.with(GOOD, members), param, code, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"role": "bot", "content": "hi"} | messages[0].role | invalid_value | Invalid value: 'bot'.
                    {"role": "user", "content": 5} | messages[0].content | invalid_type | expected one of a string or array of objects
                    {"role": "user", "content": [{"type": "image", "source": {}}]} | messages[0].content[0].type | invalid_value | Invalid value: 'image'.
                    {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "file:///etc/passwd"}}]} | messages[0].content[0].image_url.url | invalid_value | Expected a base64-encoded data URL
                    {"role": "user", "content": [{"type": "image_url", "image_url": {"url": "data:image/png;base64,aGVsbG8="}}]} | messages[0].content[0].image_url.url | invalid_image_format | unsupported image
                    {"role": "assistant", "content": null} | messages[0].content | invalid_value | expected a string, got null
                    {"role": "tool", "tool_call_id": "call_1", "content": "x"} | messages[0].role | invalid_value | must be a response to a preceeding message with 'tool_calls'
                    {"role": "user", "content": [{"type": "text", "text": "a", "cache_control": {}}]} | messages[0].content[0].cache_control | unknown_parameter | Unknown parameter
                    """)
    void refusesMessagesTheApiRefuses(String messages, String param, String code, String message) {
        assertRefused(Requests.with(GOOD, "\"messages\": [" + messages + "]"), param, code, message);
    }

    @Test
    void wantsAnAnswerToEveryCallBeforeAnythingElse() {
        var tail = "did not have response messages: call_1";

        assertRefused(Requests.with(GOOD, "\"messages\": [" + CALL + "]"), "messages[2].role", "invalid_value", tail);
        assertRefused(
                Requests.with(GOOD, "\"messages\": [" + CALL + ", {\"role\": \"user\", \"content\": \"x\"}]"),
                "messages[2].role",
                "invalid_value",
                tail);
        assertThat(client.chat(
                                Requests.with(
                                        GOOD,
                                        "\"messages\": [" + CALL
                                                + ", {\"role\": \"tool\", \"tool_call_id\": \"call_1\", \"content\": \"fine\"}]"))
                        .body())
                .contains("f gave: \\\"fine\\\"");
    }

    @Test
    void limitsTheLengthOfCallIds() {
        assertRefused(
                Requests.with(GOOD, "\"messages\": [" + CALL.replace("call_1", "c".repeat(41)) + "]"),
                "messages[1].tool_calls[0].id",
                "string_above_max_length",
                "Expected a string with maximum length 40");
    }

    @Test
    void takesEverythingForACompatibleServer() {
        var body = Requests.with(
                GOOD,
                "\"model\": \"sandbox-compatible\", \"reasoning_effort\": \"low\", \"max_tokens\": 900, \"temperature\": 0.3");

        assertThat(client.chat(body)
                        .json()
                        .at("/choices/0/message/reasoning_content")
                        .asString())
                .contains("The sandbox looks");
    }

    @Test
    void saysHowLongIsTooLong() {
        var body = Requests.with(
                GOOD,
                "\"model\": \"sandbox-gpt-tiny\", \"messages\": [{\"role\": \"user\", \"content\": \""
                        + "x".repeat(40_000) + "\"}]");

        assertRefused(
                body, "messages", "context_length_exceeded", "This model's maximum context length is 8000 tokens.");
    }

    private void assertRefused(String body, String param, String code, String message) {
        var reply = client.chat(body);
        assertThat(reply.message()).contains(message);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/param").asString()).isEqualTo(param);
        assertThat(reply.json().at("/error/code").asString()).isEqualTo(code);
        assertThat(reply.json().at("/error/type").asString()).isEqualTo("invalid_request_error");
    }
}
