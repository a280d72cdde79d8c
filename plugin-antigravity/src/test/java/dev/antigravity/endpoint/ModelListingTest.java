package dev.antigravity.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonValue;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Model listings over the wire. The upstream's port is closed: nobody is asked.
@Proves({"MDL-001", "MDL-002"})
class ModelListingTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String ANTHROPIC = "anthropic-version";
    private static final String GOOGLE = "x-goog-api-client";
    private static final String OPENAI = "openai-organization";

    private static TestingProxy proxy;

    @BeforeAll
    static void start() {
        proxy = TestingProxy.start("""
                providers:
                  lab:
                    title: Lab
                    protocol: openai-chat
                    base-url: http://127.0.0.1:9/v1
                    accounts: [{ name: lab, api-key: none }]
                    models:
                      - { id: qwen3-coder, context: 262144, max-output: 65536 }
                      - { id: "org/plain+1" }
                models: { claude-via-lab: [lab/qwen3-coder], gone: [lab/nobody] }
                """);
    }

    @AfterAll
    static void stop() {
        proxy.close();
    }

    @Test
    void anthropicsClientsLearnLimitsAndNames() throws Exception {
        assertThat(json(get("/v1/models/claude-via-lab", ANTHROPIC))).isEqualTo(Json.parse("""
                {"type":"model","id":"claude-via-lab","display_name":"qwen3-coder via Lab",
                 "created_at":"1970-01-01T00:00:00Z","lifecycle":"active","line":null,
                 "max_input_tokens":262144,"max_tokens":65536,"capabilities":null,
                 "deprecated_at":null,"retires_at":null}"""));
        assertThat(json(get("/v1/models/gone", ANTHROPIC)))
                .extracting(Object::toString)
                .asString()
                .contains("\"max_input_tokens\":null,\"max_tokens\":null");
    }

    @Test
    void openAisClientsGetTheirList() throws Exception {
        assertThat(json(get("/v1/models/qwen3-coder", OPENAI)))
                .isEqualTo(
                        Json.parse("{\"id\":\"qwen3-coder\",\"object\":\"model\",\"created\":0,\"owned_by\":\"Lab\"}"));
        assertThat(ids(get("/v1/models", OPENAI), "data", "id"))
                .containsExactly("claude-via-lab", "gone", "qwen3-coder", "org/plain+1");
    }

    @Test
    void googlesClientsGetResourceNamesAndMethods() throws Exception {
        assertThat(json(get("/v1beta/models/qwen3-coder", GOOGLE))).isEqualTo(Json.parse("""
                {"name":"models/qwen3-coder","displayName":"qwen3-coder via Lab","inputTokenLimit":262144,
                 "outputTokenLimit":65536,
                 "supportedGenerationMethods":["generateContent","streamGenerateContent","countTokens"]}"""));
        assertThat(ids(get("/v1/models", GOOGLE), "models", "name")).contains("models/qwen3-coder");
    }

    @Test
    void modelsWithASlashAreFoundEscapedOrNot() throws Exception {
        for (var path : List.of("/v1/models/org/plain+1", "/v1/models/org%2Fplain%2B1")) {
            assertThat(get(path, OPENAI).body()).contains("\"id\":\"org/plain+1\"");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/models/qwen3-codr     | anthropic-version | {\"type\":\"error\",\"error\":{\"type\":\"not_found_error\"",
                "/v1/models/qwen3-codr     | openai-project    | {\"error\":{\"message\":\"no model qwen3-codr.",
                "/v1beta/models/qwen3-codr | x-goog-api-client | {\"error\":{\"code\":404",
                "/v1/models/qwen3-codr     | x-goog-api-client | {\"error\":{\"code\":404"
            })
    void anUnknownModelIsNamedWithItsNearest(String path, String header, String start) throws Exception {
        var answer = get(path, header);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).startsWith(start).contains("Did you mean qwen3-coder?");
    }

    @Test
    void anthropicsPagesFollowEachOther() throws Exception {
        var first = get("/v1/models?limit=3", ANTHROPIC);
        var second = get("/v1/models?limit=3&after_id=qwen3-coder", ANTHROPIC);
        var before = get("/v1/models?limit=1&before_id=qwen3-coder", ANTHROPIC);

        assertThat(ids(first, "data", "id")).containsExactly("claude-via-lab", "gone", "qwen3-coder");
        assertThat(first.body())
                .endsWith("\"first_id\":\"claude-via-lab\",\"last_id\":\"qwen3-coder\",\"has_more\":true}");
        assertThat(ids(second, "data", "id")).containsExactly("org/plain+1");
        assertThat(second.body()).endsWith("\"has_more\":false}");
        assertThat(ids(before, "data", "id")).containsExactly("gone");
        assertThat(ids(get("/v1/models?limit=1000", ANTHROPIC), "data", "id")).hasSize(4);
    }

    @Test
    void googlesPagesFollowEachOther() throws Exception {
        var names = new ArrayList<String>();
        for (var token = ""; ; ) {
            var page = get("/v1beta/models?pageSize=3&pageToken=" + token, GOOGLE);
            names.addAll(ids(page, "models", "name"));
            var next = JsonCursor.of(json(page)).findString("nextPageToken");
            if (next.isEmpty()) {
                break;
            }
            token = next.get();
        }
        assertThat(names).hasSize(4).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/models?limit=none, limit",
        "/v1/models?limit=0, limit",
        "/v1/models?after_id=nobody, after_id",
    })
    void whatIsNoPageIsRefused(String path, String field) throws Exception {
        var answer = get(path, ANTHROPIC);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("invalid_request_error", field);
    }

    private static HttpResponse<String> get(String path, String header) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header("authorization", "Bearer " + TestingProxy.KEY)
                .header(header, "2023-06-01")
                .GET();
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonValue json(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.parse(answer.body());
    }

    private static List<String> ids(HttpResponse<String> answer, String list, String name) {
        return JsonCursor.of(json(answer)).itemsOf(list).stream()
                .map(model -> model.get(name).asString())
                .toList();
    }
}
