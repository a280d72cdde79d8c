package dev.antigravity.incident;

import dev.antigravity.ledger.Explanation;
import dev.antigravity.pool.Rest;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.MovableClock;
import dev.antigravity.testing.TestingProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Plays an incident on the real proxy, over real sockets, in a time of its own.
final class IncidentStage implements AutoCloseable {
    private static final int MOST_CALLS = 200;
    private static final Pattern ASK =
            Pattern.compile("ask (\\S+)(?: as (\\S+))?(?: over (\\S+))?(?: saying (\\S+))?(?: with (.+))?");

    private static final Map<String, String> PATHS =
            Map.of("anthropic-messages", "/v1/messages", "openai-chat", "/v1/chat/completions");

    private static final String ANTHROPIC = """
            {"id":"msg_1","type":"message","role":"assistant","model":"m","content":[{"type":"text","text":"Hi"}],\
            "stop_reason":"end_turn","stop_sequence":null,"usage":{"input_tokens":3,"output_tokens":1}}""";
    private static final String CHAT = """
            {"id":"c","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":\
            {"role":"assistant","content":"Hi"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":1,"total_tokens":4}}""";
    private static final String GEMINI = """
            {"candidates":[{"content":{"role":"model","parts":[{"text":"Hi"}]},"finishReason":"STOP"}],\
            "usageMetadata":{"promptTokenCount":3,"candidatesTokenCount":1,"totalTokenCount":4}}""";

    private final Incident incident;
    private final MovableClock clock = new MovableClock();
    private final FakeUpstream upstream = new FakeUpstream();
    private final TestingProxy proxy;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> story = new ArrayList<>();

    IncidentStage(Incident incident) throws IOException {
        this.incident = incident;
        for (var i = 0; i < MOST_CALLS; i++) {
            upstream.then(this::answer);
        }
        proxy = TestingProxy.start(
                incident.configuration()
                        .replace("UPSTREAM", upstream.uri().toString())
                        .replace("CLOSED", closed()),
                clock,
                (signal, longest) -> {
                    if (!signal.tryAcquire()) {
                        clock.advance(longest);
                    }
                });
    }

    private static String closed() {
        var gone = new FakeUpstream();
        gone.close();
        return gone.uri().toString();
    }

    String play() throws IOException, InterruptedException {
        for (var play : incident.plays()) {
            var ask = ASK.matcher(play);
            if (ask.matches()) {
                ask(play, ask.group(1), ask.group(2), ask.group(3), ask.group(4), ask.group(5));
            } else if (play.startsWith("wait ")) {
                clock.advance(Duration.parse("PT" + play.substring("wait ".length())));
                story.add("> " + play);
            } else if (play.equals("rests")) {
                story.add("> rests");
                proxy.pool().rests().current().stream().map(Rest::sentence).forEach(line -> story.add("  " + line));
            } else {
                throw new IllegalArgumentException("no such play: " + play);
            }
        }
        return String.join("\n", story);
    }

    private void ask(String play, String model, String conversation, String protocol, String said, String members)
            throws IOException, InterruptedException {
        var dialect = protocol == null ? "anthropic-messages" : protocol;
        var request = HttpRequest.newBuilder(URI.create(proxy.uri() + PATHS.get(dialect)))
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .POST(HttpRequest.BodyPublishers.ofString(body(model, said, members)));
        if (conversation != null) {
            request.header("x-session-id", conversation);
        }
        var before = proxy.ledger().latest().size();
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        story.add("> " + play);
        story.add("  " + answer.statusCode()
                + answer.headers()
                        .firstValue("retry-after")
                        .map(after -> ", retry-after " + after)
                        .orElse("")
                + (answer.statusCode() == 200 ? "" : " " + answer.body()).replaceAll("req_\\w+", "req_…"));
        while (proxy.ledger().latest().size() == before) {
            Thread.onSpinWait();
        }
        Explanation.of(proxy.ledger().latest().getFirst()).forEach(line -> story.add("  " + line));
    }

    private static String body(String model, String said, String members) {
        var text = said == null
                ? "hello"
                : said.startsWith("long:") ? "word ".repeat(Integer.parseInt(said.substring(5))) : said;
        return "{\"model\":\"" + model + "\",\"max_tokens\":9,\"messages\":[{\"role\":\"user\",\"content\":\"" + text
                + "\"}]" + (members == null ? "" : "," + members) + "}";
    }

    private void answer(FakeUpstream.Received request, OutputStream out, Socket socket) throws IOException {
        var account = List.of("authorization", "x-api-key", "x-goog-api-key").stream()
                .map(request::header)
                .filter(key -> key.contains("key-of-"))
                .map(key -> key.substring(key.indexOf("key-of-") + "key-of-".length()))
                .findFirst()
                .orElse("nobody");
        var planned =
                incident.answers().getOrDefault(account, new ArrayDeque<>()).poll();
        if ("hangs up".equals(planned)) {
            socket.close();
            return;
        }
        write(planned == null ? "200 | " + standard(request) : planned, out);
    }

    private static String standard(FakeUpstream.Received request) {
        if (request.target().contains("generateContent")) {
            return GEMINI;
        }
        return request.target().contains("chat") ? CHAT : ANTHROPIC;
    }

    /// `429 retry-after: 7; x-more: 1 | body`, where `¶` ends a line of a body that has several.
    private static void write(String planned, OutputStream out) throws IOException {
        var bar = planned.indexOf('|');
        var head = (bar < 0 ? planned : planned.substring(0, bar)).strip();
        var body =
                (bar < 0 ? "" : planned.substring(bar + 1).strip().replace("¶", "\n")).getBytes(StandardCharsets.UTF_8);
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("Content-Length", Integer.toString(body.length));
        if (head.length() > 3) {
            for (var header : head.substring(3).split(";")) {
                var colon = header.indexOf(':');
                headers.put(
                        header.substring(0, colon).strip(),
                        header.substring(colon + 1).strip());
            }
        }
        FakeUpstream.head(Integer.parseInt(head.substring(0, 3)), headers, out);
        out.write(body);
        out.flush();
    }

    @Override
    public void close() {
        proxy.close();
        upstream.close();
        client.close();
    }
}
