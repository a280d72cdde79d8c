package dev.antigravity.promise;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.sandbox.Sandbox;
import dev.antigravity.testing.Proves;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// One conversation with thinking and tools that every vendor serves in turn, each behind each other one, also between
/// a call and its result. The sandbox refuses what real vendors refuse: signatures of others, thoughts that are missing
/// or changed, calls without their results.
class SwitchedVendorsTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /// Each upstream follows each other one once.
    private static final List<Dialect> TOUR = List.of(
            Dialect.ANTHROPIC,
            Dialect.GEMINI,
            Dialect.ANTHROPIC,
            Dialect.RESPONSES,
            Dialect.ANTHROPIC,
            Dialect.CHAT,
            Dialect.ANTHROPIC,
            Dialect.CLOUD_CODE,
            Dialect.GEMINI,
            Dialect.RESPONSES,
            Dialect.GEMINI,
            Dialect.CHAT,
            Dialect.GEMINI,
            Dialect.CLOUD_CODE,
            Dialect.RESPONSES,
            Dialect.CHAT,
            Dialect.RESPONSES,
            Dialect.CLOUD_CODE,
            Dialect.CHAT,
            Dialect.CLOUD_CODE,
            Dialect.ANTHROPIC,
            Dialect.ANTHROPIC);

    private static final int TURNS = 10;

    private static final String QUESTION = """
        What of the sea?
        [sandbox]
        think Let me look.
        call look {"at":"the sea","from":[1.0,2e3]}
        ---
        think It is wet.
        answer It is wet.
        [/sandbox]\
        """;

    @Proves({"SIG-001", "SIG-003", "THK-001", "TID-001"})
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "CLOUD_CODE")
    void serveOneConversation(Dialect client) throws IOException, InterruptedException {
        try (var sandbox = Sandbox.start();
                var proxy = TestingProxy.start(configuration(sandbox))) {
            var history = new Conversation(client);
            for (var turn = 0; turn < TOUR.size(); turn++) {
                if (turn % 2 == 0) {
                    history.ask(QUESTION);
                } else {
                    history.answerCall("cold and \"salty\"");
                }

                var reply = said(proxy, client, history.request(TOUR.get(turn).name()));

                var line = "turn %d of %s at %s: %s".formatted(turn, client, TOUR.get(turn), Json.text(reply));
                assertThat(history.keep(reply)).as(line).isEqualTo(turn % 2 == 0);
                assertThat(Json.text(reply)).as(line).contains(turn % 2 == 0 ? "the sea" : "It is wet.");
            }
        }
    }

    static Stream<Arguments> pairs() {
        return Stream.of(Dialect.values())
                .flatMap(upstream -> Dialect.ofClients().stream().map(client -> Arguments.of(client, upstream)));
    }

    /// Or no prompt cache of a vendor's would ever be hit.
    @ParameterizedTest
    @MethodSource("pairs")
    void whatIsSentBeginsWithWhatWasSentBefore(Dialect client, Dialect upstream)
            throws IOException, InterruptedException {
        try (var sandbox = Sandbox.start();
                var proxy = TestingProxy.start(configuration(sandbox))) {
            var history = new Conversation(client);
            var before = new JsonArray(List.of());
            for (var turn = 0; turn < TURNS; turn++) {
                if (turn % 2 == 0) {
                    history.ask(QUESTION);
                } else {
                    history.answerCall("cold");
                }

                history.keep(said(proxy, client, history.request(upstream.name())));

                var now = turns(Json.parseObject(sandbox.requests().last().bytes()));
                assertThat(now.items()).hasSizeGreaterThan(before.size());
                assertThat(Json.text(new JsonArray(now.items().subList(0, before.size()))))
                        .as("turn %d", turn)
                        .isEqualTo(Json.text(before));
                before = now;
            }
        }
    }

    private static JsonArray turns(JsonObject body) {
        var inner = body.get("request") instanceof JsonObject enveloped ? enveloped : body;
        return (JsonArray) Stream.of("messages", "input", "contents")
                .flatMap(name -> inner.find(name).stream())
                .findFirst()
                .orElseThrow();
    }

    private static JsonObject said(TestingProxy proxy, Dialect client, Conversation.Request request)
            throws IOException, InterruptedException {
        var answer = CLIENT.send(
                HttpRequest.newBuilder(URI.create(proxy.uri() + request.path()))
                        .header("Authorization", "Bearer " + TestingProxy.KEY)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(Json.bytes(request.body())))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode())
                .as("%s\nsent %s", answer.body(), Json.text(request.body()))
                .isEqualTo(200);
        return Json.parseObject(answer.body());
    }

    private static String configuration(Sandbox sandbox) {
        var providers = new StringBuilder("providers:\n");
        var models = new StringBuilder("models:\n");
        for (var upstream : Dialect.values()) {
            var endpoint = sandbox.description().endpoint(upstream.protocol().id());
            var model = endpoint.models().stream()
                    .filter(id -> List.of("sandbox-claude-sonnet", "sandbox-gemini-pro", "sandbox-gpt")
                            .contains(id))
                    .findFirst()
                    .orElse(endpoint.models().getFirst());
            providers.append("  %s: { protocol: %s, base-url: \"%s\", models: [\"%s\"], accounts: [{ api-key: %s }] }\n"
                    .formatted(upstream, upstream.protocol().id(), endpoint.baseUrl(), model, "sandbox-key-work"));
            models.append("  \"%s\": [\"%s/%s\"]\n".formatted(upstream, upstream, model));
        }
        return providers.append(models).toString();
    }
}
