package dev.antigravity.demo;

import static dev.antigravity.demo.StepFailedException.unless;

import dev.antigravity.api.Conversation;
import dev.antigravity.api.Text;
import dev.antigravity.command.ProxyOrder;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonObject;
import dev.antigravity.net.Body;
import dev.antigravity.net.Cancellation;
import dev.antigravity.net.Headers;
import dev.antigravity.net.OutboundRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Three accounts of one provider: a conversation stays on its own, another stands in while it rests, it comes back,
/// and what clients hear when all of them rest. Each step looks whether it was true.
final class AccountsTour {
    private static final String MODEL = "sandbox-claude-opus";
    private static final List<String> ACCOUNTS = List.of("work", "home", "spare");
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofSeconds(3);
    private static final Duration MOMENT = Duration.ofMillis(100);
    private static final int LARGEST_BYTES = 1 << 20;

    private final Stage stage;
    private final Conversation audience;

    AccountsTour(Stage stage) {
        this.stage = stage;
        this.audience = stage.conversation();
    }

    private record Reply(int status, String retryAfter, String message) {}

    void go() throws IOException, InterruptedException {
        settleIn();
        try (var proxy = stage.bench().startProxy(ProxyOrder.AS_CONFIGURED, audience::warn)) {
            audience.success("The proxy listens on " + proxy.uri());
            conversationsSettle(proxy.uri());
            anotherStandsIn(proxy.uri());
            itComesBack(proxy.uri());
            allRest(proxy.uri());
            oneIsWoken(proxy.uri());
            proxy.drain();
        }
    }

    private void settleIn() throws IOException {
        stage.heading("Three accounts of one simulated provider");
        var key = stage.sandbox().description().sampleKeys().getFirst().replace("work", "");
        var config = new StringBuilder("providers:\n  pool:\n    protocol: anthropic-messages\n    base-url: ")
                .append(stage.sandbox()
                        .description()
                        .endpoint("anthropic-messages")
                        .baseUrl())
                .append("\n    models: [" + MODEL + "]\n    accounts:\n");
        for (var account : ACCOUNTS) {
            config.append("      - { name: " + account + ", api-key: " + key + account + " }\n");
        }
        stage.configure(config);
        stage.run("accounts");
    }

    private void conversationsSettle(URI proxy) throws IOException {
        stage.heading("Each conversation settles, so that its prompt cache is hit");
        served(proxy, "the first conversation", "work");
        served(proxy, "the second conversation", "home");
        served(proxy, "the first conversation", "work");
    }

    private void anotherStandsIn(URI proxy) throws IOException {
        stage.heading("work has asked for too much: another account stands in, and the client notices nothing");
        throttle("work");
        served(proxy, "the first conversation", "spare");
        stage.sandbox().accounts().get("work").unlimit();
        stage.run("why");
        await("work rests", () -> rests("pool/work"));
        stage.run("accounts");
    }

    private void itComesBack(URI proxy) throws IOException, InterruptedException {
        stage.heading("The time the provider stated is over: the conversation comes back");
        Thread.sleep(REST.plus(MOMENT));
        served(proxy, "the first conversation", "work");
        stage.run("why");
    }

    private void allRest(URI proxy) throws IOException {
        stage.heading("All have asked for too much: one clear answer, and no call until the first is back");
        ACCOUNTS.forEach(this::throttle);
        var refused = ask(proxy, "the first conversation");
        unless(refused.status() == 429, "The client got " + refused.status() + ".");
        unless(!refused.retryAfter().isEmpty(), "The client was not told when to come back.");
        audience.show(
                Text.of("  429, retry-after " + refused.retryAfter() + ": ").value(refused.message()));
        var calls = stage.sandbox().requests().all().size();
        ask(proxy, "the second conversation");
        unless(stage.sandbox().requests().all().size() == calls, "The provider was called although all rest.");
        audience.success("The next request was answered without calling anybody");
        ACCOUNTS.forEach(account -> stage.sandbox().accounts().get(account).unlimit());
    }

    private void oneIsWoken(URI proxy) throws IOException {
        stage.heading("You know better than the provider: wake an account");
        await("all rest", () -> rests("pool/home"));
        stage.run("accounts wake pool/home");
        await("home serves again", () -> ask(proxy, "the second conversation").status() == 200);
        served(proxy, "the second conversation", "home");
    }

    private void throttle(String account) {
        stage.sandbox().accounts().get(account).throttle(0, REST);
    }

    private boolean rests(String account) {
        return stage.bench().rests().current().stream()
                .anyMatch(rest -> rest.account().equals(account));
    }

    private void served(URI proxy, String conversation, String account) throws IOException {
        var reply = ask(proxy, conversation);
        unless(reply.status() == 200, "The client got " + reply.status() + ": " + reply.message());
        var by = stage.sandbox().requests().last().account().orElse("nobody");
        unless(by.equals(account), "It was served by " + by + ", not by " + account + ".");
        audience.success(conversation + " was served by pool/" + by);
    }

    private Reply ask(URI proxy, String conversation) throws IOException {
        var body = Json.bytes(JsonObject.builder()
                .put("model", MODEL)
                .put("max_tokens", 100)
                .put("messages", List.of(JsonObject.of("role", "user", "content", "Hello from " + conversation)))
                .build());
        var headers = Headers.of(Map.of(
                "Content-Type", "application/json",
                "anthropic-version", "2023-06-01",
                "Authorization",
                        "Bearer " + stage.bench().proxyKeys().getFirst().reveal()));
        var request = OutboundRequest.post(proxy.resolve("/v1/messages"), headers, Body.of(body), SILENCE);
        try (var answer = stage.bench().client(proxy).send(request, new Cancellation())) {
            var said = Json.parseObject(answer.readAll(LARGEST_BYTES));
            return new Reply(
                    answer.status(), answer.headers().first("retry-after").orElse(""), message(said));
        }
    }

    private static String message(JsonObject answer) {
        return answer.get("error") instanceof JsonObject error
                ? error.text("message").orElse("")
                : new String(Json.bytes(answer), StandardCharsets.UTF_8);
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    /// Files and processes need a second to agree.
    private static void await(String what, Condition condition) throws IOException {
        for (var look = 0; look < 100; look++) {
            if (condition.holds()) {
                return;
            }
            try {
                Thread.sleep(MOMENT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StepFailedException("Interrupted.", e);
            }
        }
        throw new StepFailedException("It did not come about that " + what + ".");
    }
}
