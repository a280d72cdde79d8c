package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.UpstreamProfile;
import dev.antigravity.json.JsonNumber;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.TopLevelMembers;
import java.util.Optional;
import java.util.stream.Stream;

/// Whether a request asks for nothing that the model was seen to refuse. Looks only at what the profile states.
///
/// @param request as the client sent it
record AnthropicFit(TopLevelMembers request, UpstreamProfile seen) {
    boolean holds() {
        return thinks() && samples() && endsInTime() && speaksInTurn();
    }

    private boolean thinks() {
        var way = request.value("thinking")
                .flatMap(field -> field instanceof JsonObject object ? object.text("type") : Optional.empty());
        var fits = way.isEmpty()
                || !seen.states("thinking")
                || switch (seen.thinking()) {
                    case ADAPTIVE -> !way.get().equals("enabled");
                    case BUDGET -> !way.get().equals("adaptive");
                    case NONE -> false;
                    case LEVEL -> true;
                };
        var asks = request.value("output_config")
                .filter(field -> field instanceof JsonObject object && object.has("effort"))
                .isPresent();
        return fits && !(asks && seen.states("efforts"));
    }

    private boolean samples() {
        return seen.sampling() || Stream.of("temperature", "top_p", "top_k").noneMatch(this::has);
    }

    private boolean endsInTime() {
        var most = seen.maxOutput().orElse(Long.MAX_VALUE);
        return request.value("max_tokens")
                .filter(field ->
                        field instanceof JsonNumber limit && limit.wholeNumber().orElse(0) > most)
                .isEmpty();
    }

    private boolean speaksInTurn() {
        return !seen.states("mid-system")
                || seen.midSystem()
                || request.firstItem(
                                "messages",
                                message -> message instanceof JsonObject one
                                        && one.text("role").equals(Optional.of("system")))
                        .isEmpty();
    }

    private boolean has(String member) {
        return request.span(member).isPresent();
    }
}
