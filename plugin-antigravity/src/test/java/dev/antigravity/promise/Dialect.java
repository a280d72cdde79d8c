package dev.antigravity.promise;

import dev.antigravity.chat.Protocol;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonString;
import dev.antigravity.sse.SseEvent;
import dev.antigravity.sse.SseReader;
import dev.antigravity.testing.FakeUpstream;
import dev.antigravity.testing.Requests;
import dev.antigravity.testing.TestingProxy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A protocol as a stranger would know it who reads its documentation and has never seen our codecs.
enum Dialect {
    ANTHROPIC(Protocol.ANTHROPIC_MESSAGES, "", "/v1/messages", Requests.ANTHROPIC_STREAM) {
        @Override
        boolean saysStop(JsonObject data) {
            return data.get("delta") instanceof JsonObject delta && delta.get("stop_reason") instanceof JsonString;
        }

        @Override
        boolean ends(JsonObject data) {
            return data.text("type").orElse("").equals("message_stop");
        }

        @Override
        boolean isError(JsonObject data) {
            return data.text("type").orElse("").equals("error");
        }
    },
    CHAT(Protocol.OPENAI_CHAT, "/v1", "/v1/chat/completions", Requests.CHAT_STREAM) {
        @Override
        boolean saysStop(JsonObject data) {
            return data.get("choices") instanceof JsonArray choices
                    && choices.stream()
                            .anyMatch(choice ->
                                    choice instanceof JsonObject one && one.get("finish_reason") instanceof JsonString);
        }

        @Override
        boolean ends(JsonObject data) {
            return saysStop(data);
        }

        @Override
        boolean isError(JsonObject data) {
            return data.has("error");
        }
    },
    RESPONSES(Protocol.OPENAI_RESPONSES, "/v1", "/v1/responses", "{\"model\":\"m\",\"stream\":true,\"input\":\"x\"}") {
        @Override
        boolean saysStop(JsonObject data) {
            return ends(data);
        }

        @Override
        boolean ends(JsonObject data) {
            return List.of("response.completed", "response.incomplete")
                    .contains(data.text("type").orElse(""));
        }

        @Override
        boolean isError(JsonObject data) {
            return List.of("response.failed", "error")
                    .contains(data.text("type").orElse(""));
        }
    },
    GEMINI(
            Protocol.GEMINI,
            "",
            "/v1beta/models/m:streamGenerateContent?alt=sse",
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"x\"}]}]}") {
        @Override
        boolean saysStop(JsonObject data) {
            var blocked = data.get("promptFeedback") instanceof JsonObject feedback && feedback.has("blockReason");
            return blocked
                    || data.get("candidates") instanceof JsonArray candidates
                            && candidates.stream()
                                    .anyMatch(one -> one instanceof JsonObject candidate
                                            && candidate.get("finishReason") instanceof JsonString);
        }

        @Override
        boolean ends(JsonObject data) {
            return saysStop(data);
        }

        @Override
        boolean isError(JsonObject data) {
            return data.has("error");
        }
    },
    CLOUD_CODE(Protocol.CLOUD_CODE, "", "", "") {
        @Override
        boolean saysStop(JsonObject data) {
            return data.get("response") instanceof JsonObject inner && GEMINI.saysStop(inner);
        }

        @Override
        boolean ends(JsonObject data) {
            return saysStop(data);
        }

        @Override
        boolean isError(JsonObject data) {
            return data.has("error");
        }
    };

    private final Protocol protocol;
    private final String version;
    private final String path;
    private final String request;

    Dialect(Protocol protocol, String version, String path, String request) {
        this.protocol = protocol;
        this.version = version;
        this.path = path;
        this.request = request;
    }

    /// Those in which clients speak.
    static List<Dialect> ofClients() {
        return List.of(ANTHROPIC, CHAT, RESPONSES, GEMINI);
    }

    static Dialect of(Protocol protocol) {
        return List.of(values()).stream()
                .filter(dialect -> dialect.protocol == protocol)
                .findFirst()
                .orElseThrow();
    }

    Protocol protocol() {
        return protocol;
    }

    /// A client that asks for a stream.
    HttpRequest asks(TestingProxy proxy) {
        return HttpRequest.newBuilder(URI.create(proxy.uri() + path))
                .header("Authorization", "Bearer " + TestingProxy.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(request))
                .build();
    }

    /// The model `m` at such an upstream, for its account `stub/one`.
    String configuration(FakeUpstream upstream) {
        return configuration(upstream.uri());
    }

    /// The same at an upstream of any make.
    String configuration(URI upstream) {
        return """
            providers:
              stub: { protocol: %s, base-url: "%s%s", models: [m], accounts: [{ name: one, api-key: "upstream-key" }] }
            """.formatted(protocol.id(), upstream, version);
    }

    /// Whether a client of that dialect gets what came as it came.
    boolean passesBytesTo(Dialect client) {
        return this == client || this == CLOUD_CODE && client == GEMINI;
    }

    /// A stream that says hello.
    ///
    /// @param usage the members of what the upstream counts
    String reply(String usage) {
        return switch (this) {
            case ANTHROPIC -> """
                event: message_start
                data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"m",\
                "content":[],"stop_reason":null,"stop_sequence":null,"usage":{USAGE}}}

                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

                event: content_block_delta
                data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hello"}}

                event: content_block_stop
                data: {"type":"content_block_stop","index":0}

                event: message_delta
                data: {"type":"message_delta","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{USAGE}}

                event: message_stop
                data: {"type":"message_stop"}

                """.replace("USAGE", usage);
            case CHAT -> """
                data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
                "delta":{"role":"assistant","content":"hello"},"finish_reason":null}]}

                data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[{"index":0,\
                "delta":{},"finish_reason":"stop"}]}

                data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"m","choices":[],"usage":{USAGE}}

                data: [DONE]

                """.replace("USAGE", usage);
            case RESPONSES -> """
                event: response.created
                data: {"type":"response.created","sequence_number":0,"response":{"id":"resp_1","object":"response",\
                "created_at":1,"status":"in_progress","model":"m","output":[]}}

                event: response.completed
                data: {"type":"response.completed","sequence_number":1,"response":{"id":"resp_1","object":"response",\
                "created_at":1,"status":"completed","model":"m","output":[{"type":"message","id":"msg_1","role":"assistant",\
                "status":"completed","content":[{"type":"output_text","text":"hello","annotations":[]}]}],"usage":{USAGE}}}

                """.replace("USAGE", usage);
            case GEMINI -> "data: " + googles(usage) + "\n\n";
            case CLOUD_CODE -> "data: {\"response\":" + googles(usage) + "}\n\n";
        };
    }

    private static String googles(String usage) {
        return "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"hello\"}]},"
                + "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{" + usage + "}}";
    }

    /// Whether an event tells why the reply stops.
    abstract boolean saysStop(JsonObject data);

    /// Whether the reply is complete with it.
    abstract boolean ends(JsonObject data);

    abstract boolean isError(JsonObject data);

    /// What a stream's events hold, but for Chat's last, which holds none.
    static List<JsonObject> events(byte[] stream) throws IOException {
        var reader = new SseReader(new ByteArrayInputStream(stream));
        var events = new ArrayList<JsonObject>();
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                if (!event.dataIs("[DONE]")) {
                    events.add((JsonObject) Json.parse(event.data()));
                }
            }
        } while (reader.fill());
        return events;
    }

    static boolean isMarkedDone(byte[] stream) throws IOException {
        return any(stream, event -> event.dataIs("[DONE]"));
    }

    private static boolean any(byte[] stream, Predicate<SseEvent> is) throws IOException {
        var reader = new SseReader(new ByteArrayInputStream(stream));
        do {
            for (var event = reader.poll(); event != null; event = reader.poll()) {
                if (is.test(event)) {
                    return true;
                }
            }
        } while (reader.fill());
        return false;
    }
}
