package dev.antigravity.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.sandbox.TestClient;
import dev.antigravity.sandbox.json.Json;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponsesStrictnessTest {
    private static final String GOOD = "{\"model\": \"sandbox-gpt\", \"input\": \"hi\"}";

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    @AutoClose
    private final TestClient client = new TestClient(sandbox);

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    "input": null | missing_required_parameter | One of "input" or "previous_response_id"
                    "input": [] | missing_required_parameter | One of "input" or "previous_response_id"
                    "messages": [] | unknown_parameter | Unknown parameter: 'messages'.
                    "max_output_tokens": 15 | integer_below_min_value | Expected a value >= 16, but got 15 instead.
                    "temperature": 1 | unsupported_parameter | 'temperature' is not supported with this model.
                    "model": "sandbox-gpt-plain", "reasoning": {"effort": "low"} | unsupported_parameter | 'reasoning.effort' is not supported with this model.
                    "stop": ["x"] | unknown_parameter | Unknown parameter: 'stop'.
                    "previous_response_id": "resp_x" | previous_response_not_found | Previous response with id 'resp_x' not found.
                    "tools": [{"type": "function", "function": {"name": "f"}}] | missing_required_parameter | Missing required parameter: 'tools[0].name'.
                    "tools": [{"type": "teleport"}] | invalid_value | Invalid value: 'teleport'.
                    "text": {"format": {"type": "json_schema", "schema": {}}} | missing_required_parameter | 'text.format.name'
                    "input": [{"role": "user", "content": [{"type": "text", "text": "a"}]}] | invalid_value | Invalid value: 'text'.
                    "input": [{"role": "assistant", "content": [{"type": "input_text", "text": "a"}]}] | invalid_value | Invalid value: 'input_text'.
                    "input": [{"type": "message", "id": "x1", "role": "user", "content": "a"}] | invalid_value | string does not match pattern
                    "input": [{"type": "function_call_output", "call_id": "call_1", "output": "x"}] | invalid_value | No tool call found for function call output with call_id call_1.
                    "input": [{"type": "function_call", "call_id": "call_1", "name": "f", "arguments": "{}"}] | invalid_value | No tool output found for function call call_1.
                    "input": [{"type": "custom_tool_call", "call_id": "call_1", "name": "f", "input": ""}, {"type": "function_call_output", "call_id": "call_1", "output": "x"}] | invalid_value | No tool call found for function call output
                    "input": [{"type": "reasoning", "id": "rs_1", "summary": [], "encrypted_content": "foreign"}] | invalid_encrypted_content | The encrypted content for item rs_1 could not be verified.
                    """)
    void refusesWhatTheApiRefuses(String members, String code, String message) {
        var reply = client.responses(Requests.with(GOOD, members));

        assertThat(reply.message()).contains(message);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().at("/error/code").asString()).isEqualTo(code);
    }

    @Test
    void takesItsOwnReasoningBackForTheSameAccountOnly() {
        var call = Requests.with(GOOD, """
                "reasoning": {"summary": "auto"}, "include": ["reasoning.encrypted_content"], "store": false,
                "input": "[sandbox]\\nthink hm\\ncall f\\n[/sandbox]", "tools": [{"type": "function", "name": "f"}]""");
        var output = client.responses(call).json().get("output");
        var history = Requests.with(
                call,
                "\"input\": [" + Json.text(output.get(0)) + "," + Json.text(output.get(1))
                        + ",{\"type\": \"function_call_output\", \"call_id\": "
                        + output.get(1).get("call_id")
                        + ", \"output\": \"done\"}]");

        assertThat(client.responses(history).body()).contains("f gave: \\\"done\\\"");
        var elsewhere = client.responses(history, "authorization", "Bearer sandbox-key-other");
        assertThat(elsewhere.json().at("/error/code").asString()).isEqualTo("invalid_encrypted_content");
    }

    @Test
    void wantsReasoningToBeFollowedByWhatItLedTo() {
        var output = client.responses(Requests.with(GOOD, """
                        "reasoning": {}, "include": ["reasoning.encrypted_content"]""")).json().get("output");

        assertThat(client.responses(Requests.with(GOOD, "\"input\": [" + Json.text(output.get(0)) + "]"))
                        .message())
                .contains("was provided without its required following item");
    }

    @Test
    void keepsResponsesToGoOnFromUnlessAskedNotTo() {
        var kept = client.responses(GOOD).json().get("id").asString();
        var lost = client.responses(Requests.with(GOOD, "\"store\": false"))
                .json()
                .get("id")
                .asString();
        var auth = new String[] {"authorization", "Bearer sandbox-key-test"};

        assertThat(client.get("/openai/v1/responses/" + kept, auth)
                        .json()
                        .get("id")
                        .asString())
                .isEqualTo(kept);
        assertThat(client.get("/openai/v1/responses/" + lost, auth).status()).isEqualTo(404);
        var next = client.responses(Requests.with(GOOD, "\"previous_response_id\": \"" + kept + "\""))
                .json();
        assertThat(next.at("/usage/input_tokens").asInt()).isGreaterThan(30);
        assertThat(client.responses(
                                Requests.with(GOOD, "\"previous_response_id\": \"" + kept + "\""),
                                "authorization",
                                "Bearer sandbox-key-other")
                        .status())
                .isEqualTo(400);
        assertThat(client.delete("/openai/v1/responses/" + kept, auth)
                        .json()
                        .get("deleted")
                        .asBoolean())
                .isTrue();
        assertThat(client.get("/openai/v1/responses/" + kept, auth).status()).isEqualTo(404);
    }

    @Test
    void findsToolsInNamespacesAndInTheInput() {
        var body = Requests.with(GOOD, """
                "input": [{"type": "additional_tools", "role": "developer", "tools": [{"type": "namespace",
                "name": "files", "description": "d", "tools": [{"type": "custom", "name": "exec"}]}]},
                {"role": "user", "content": "[sandbox]\\ncall exec free text\\n[/sandbox]"}], "tool_choice": "auto", "store": true""");

        var call = client.responses(body).json().at("/output/0");

        assertThat(call.get("type").asString()).isEqualTo("custom_tool_call");
        assertThat(call.get("namespace").asString()).isEqualTo("files");
        assertThat(call.get("input").asString()).isEqualTo("free text");
    }

    @Test
    void countsInput() {
        var counted =
                client.post("/openai/v1/responses/input_tokens", GOOD, "authorization", "Bearer sandbox-key-test");

        assertThat(counted.json().get("object").asString()).isEqualTo("response.input_tokens");
        assertThat(counted.json().get("input_tokens"))
                .isEqualTo(client.responses(GOOD).json().at("/usage/input_tokens"));
    }
}
