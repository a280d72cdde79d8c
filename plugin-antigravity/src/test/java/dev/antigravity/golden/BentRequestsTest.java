package dev.antigravity.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.antigravity.chat.ChatRequest;
import dev.antigravity.chat.FidelityReceipt;
import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.Json;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonNull;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.JsonString;
import dev.antigravity.json.JsonValue;
import dev.antigravity.protocol.RejectedRequestException;
import dev.antigravity.protocol.RequestTarget;
import dev.antigravity.protocol.gemini.GeminiCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Requests that are nearly right: each golden one with a value or two replaced by something that does not belong
/// there. They are answered or refused, and nothing else (GEN-016).
class BentRequestsTest {
    private static final int BENDS_PER_CASE = 25;

    private static final List<JsonValue> STRANGERS = List.of(
            JsonNull.NULL,
            Json.parse("\"\""),
            Json.parse("\"x\""),
            Json.parse("\" \\ud83d\\r\\n,\""),
            Json.parse("0"),
            Json.parse("-1"),
            Json.parse("1.5"),
            Json.parse("1e400"),
            Json.parse("99999999999999999999"),
            Json.parse("true"),
            Json.parse("[]"),
            Json.parse("{}"),
            Json.parse("[null]"),
            Json.parse("[{}]"),
            Json.parse("[[]]"),
            Json.parse("{\"\":null,\"a b\":1}"));

    private final Random random = new Random(16);

    @Test
    void areAnsweredOrRefused() {
        var cases = GoldenCase.all().stream()
                .filter(golden -> golden.file().get("request") instanceof JsonObject)
                .toList();
        var parts = new ArrayList<JsonValue>(STRANGERS);
        cases.forEach(golden -> collect(golden.object("request"), parts));

        for (var golden : cases) {
            for (var i = 0; i < BENDS_PER_CASE; i++) {
                JsonValue bent = golden.object("request");
                for (var bends = 1 + random.nextInt(3); bends > 0; bends--) {
                    bent = new Bend(random.nextInt(count(bent)), parts.get(random.nextInt(parts.size()))).of(bent);
                }
                if (bent instanceof JsonObject body) {
                    play(golden, body);
                }
            }
        }
    }

    private static void play(GoldenCase golden, JsonObject body) {
        try {
            decoded(golden, body).ifPresent(BentRequestsTest::encode);
        } catch (RuntimeException e) {
            fail(golden + " bent to " + body, e);
        }
    }

    private static Optional<ChatRequest> decoded(GoldenCase golden, JsonObject body) {
        var codec = CodecExchange.CLIENTS.get(golden.inbound());
        var target = golden.geminiCall().map(GeminiCall::target).orElse(RequestTarget.REPLY);
        try {
            return Optional.ofNullable(codec).map(client -> client.decodeRequest(body, target));
        } catch (RejectedRequestException | JsonShapeException e) {
            assertThat(e).hasMessageMatching("(?s).+");
            return Optional.empty();
        }
    }

    private static void encode(ChatRequest request) {
        CodecExchange.UPSTREAMS.forEach((protocol, upstream) -> {
            var receipt = new FidelityReceipt();
            try {
                var encoded = upstream.encodeRequest(request, "m", UpstreamProfile.of(protocol), receipt);
                assertThat(Json.parse(Json.bytes(encoded.body()))).isInstanceOf(JsonObject.class);
                assertThat(receipt.header()).matches("[!-~]*");
            } catch (RejectedRequestException e) {
                assertThat(e.error().field()).isPresent();
            }
        });
    }

    private static int count(JsonValue value) {
        return switch (value) {
            case JsonObject object ->
                1
                        + object.names().stream()
                                .mapToInt(name -> count(object.find(name).orElse(JsonNull.NULL)))
                                .sum();
            case JsonArray array ->
                1 + array.stream().mapToInt(BentRequestsTest::count).sum();
            default -> 1;
        };
    }

    private static void collect(JsonValue value, List<JsonValue> into) {
        into.add(value);
        switch (value) {
            case JsonObject object ->
                object.forEach((name, member) -> {
                    into.add(new JsonString(name));
                    collect(member, into);
                });
            case JsonArray array -> array.forEach(item -> collect(item, into));
            default -> {}
        }
    }

    /// Replaces the value at one place of a document, counted in the order of the text.
    private static final class Bend {
        private final JsonValue stranger;
        private int left;

        Bend(int place, JsonValue stranger) {
            this.stranger = stranger;
            left = place;
        }

        JsonValue of(JsonValue value) {
            if (left-- == 0) {
                return stranger;
            }
            return switch (value) {
                case JsonObject object -> {
                    var bent = JsonObject.builder();
                    object.forEach((name, member) -> bent.put(name, of(member)));
                    yield bent.build();
                }
                case JsonArray array -> {
                    var bent = new ArrayList<JsonValue>();
                    array.forEach(item -> bent.add(of(item)));
                    yield new JsonArray(bent);
                }
                default -> value;
            };
        }
    }
}
