package dev.antigravity.protocol.gemini;

import dev.antigravity.chat.TokenLogprob;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Token probabilities: the chosen tokens and their rivals are two lists side by side (LGP-002).
final class GeminiLogprobs {
    private GeminiLogprobs() {}

    static List<TokenLogprob> decode(JsonCursor result) {
        var rivals = result.itemsOf("topCandidates");
        var tokens = new ArrayList<TokenLogprob>();
        for (var chosen : result.itemsOf("chosenCandidates")) {
            var place = tokens.size();
            tokens.add(token(chosen, place < rivals.size() ? top(rivals.get(place)) : List.of()));
        }
        return tokens;
    }

    private static List<TokenLogprob> top(JsonCursor place) {
        return place.itemsOf("candidates").stream()
                .map(token -> token(token, List.of()))
                .toList();
    }

    private static TokenLogprob token(JsonCursor token, List<TokenLogprob> top) {
        return new TokenLogprob(
                token.findString("token").orElse(""),
                token.get("logProbability").asNumber(),
                Optional.empty(),
                top);
    }

    static JsonObject encode(List<TokenLogprob> tokens) {
        return JsonObject.of(
                "topCandidates",
                new JsonArray(tokens.stream()
                        .<JsonValue>map(token -> JsonObject.of("candidates", list(token.top())))
                        .toList()),
                "chosenCandidates",
                list(tokens));
    }

    private static JsonArray list(List<TokenLogprob> tokens) {
        return new JsonArray(tokens.stream()
                .<JsonValue>map(token -> JsonObject.builder()
                        .put("token", token.token())
                        .put("logProbability", token.logprob())
                        .build())
                .toList());
    }
}
