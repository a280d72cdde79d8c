package dev.antigravity.dashboard;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonValue;
import dev.antigravity.net.Headers;
import dev.antigravity.relay.Reply;
import java.io.IOException;
import java.util.Map;

/// Answers for the page, which nobody may keep.
final class Answers {
    static final Headers JSON = Headers.of(Map.of("Content-Type", "application/json", "Cache-Control", "no-store"));

    private Answers() {}

    static void send(JsonValue body, Reply reply) throws IOException {
        reply.send(200, JSON, Json.bytes(body));
    }
}
