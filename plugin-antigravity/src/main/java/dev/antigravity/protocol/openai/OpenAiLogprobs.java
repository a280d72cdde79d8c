package dev.antigravity.protocol.openai;

import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Token probabilities (LGP-002).
public final class OpenAiLogprobs {
    private OpenAiLogprobs() {}

    public static List<TokenLogprob> decode(List<JsonCursor> tokens) {
        return tokens.stream()
                .map(token -> new TokenLogprob(
                        token.get("token").asString(),
                        token.get("logprob").asNumber(),
                        Optional.ofNullable(token.asObject().get("bytes")),
                        decode(token.itemsOf("top_logprobs"))))
                .toList();
    }

    public static JsonArray encode(List<TokenLogprob> tokens) {
        var encoded = new ArrayList<JsonValue>();
        for (var token : tokens) {
            encoded.add(
                    encodeOne(token).put("top_logprobs", encodeTop(token.top())).build());
        }
        return new JsonArray(encoded);
    }

    private static JsonArray encodeTop(List<TokenLogprob> tokens) {
        return new JsonArray(tokens.stream()
                .<JsonValue>map(token -> encodeOne(token).build())
                .toList());
    }

    private static JsonObject.Builder encodeOne(TokenLogprob token) {
        return JsonObject.builder()
                .put("token", token.token())
                .put("logprob", token.logprob())
                .put("bytes", token.bytes().orElseGet(() -> bytesOf(token.token())));
    }

    private static JsonValue bytesOf(String token) {
        var bytes = new ArrayList<JsonValue>();
        for (var b : token.getBytes(StandardCharsets.UTF_8)) {
            bytes.add(JsonNumber.of(b & 0xFF));
        }
        return new JsonArray(bytes);
    }
}
