package dev.antigravity.sandbox.wire.openai.responses;

import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The responses that are kept, the newest thousand. Each account sees its own. Thread-safe.
final class ResponseStore {
    private static final int MOST = 1_000;

    private final LinkedHashMap<String, Kept> kept = new LinkedHashMap<>();

    /// A response and the whole conversation before it.
    private record Kept(String account, JsonNode response, List<JsonNode> input) {
        Kept {
            input = List.copyOf(input);
        }
    }

    synchronized void keep(String account, JsonNode response, List<JsonNode> input) {
        kept.put(response.path("id").asString(), new Kept(account, response, input));
        if (kept.size() > MOST) {
            kept.pollFirstEntry();
        }
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the account has no such response
    JsonNode get(String account, String id) {
        return find(account, id).response;
    }

    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the account has no such response
    synchronized void delete(String account, String id) {
        find(account, id);
        kept.remove(id);
    }

    /// The items of a conversation up to and with a response.
    ///
    /// @throws dev.antigravity.sandbox.refusal.RefusalException if the account has no such response
    List<JsonNode> conversation(String account, String id) {
        var found = Optional.ofNullable(lookUp(account, id))
                .orElseThrow(() -> Refusal.of(RefusalKind.INVALID, "Previous response with id '" + id + "' not found.")
                        .at(Place.ROOT.member("previous_response_id"))
                        .withCode("previous_response_not_found")
                        .asException());
        var items = new ArrayList<>(found.input);
        // Reasoning that was kept needs no proof, so it is taken on as it is and not checked again.
        found.response
                .path("output")
                .valueStream()
                .filter(item -> !item.path("type").asString().equals("reasoning"))
                .forEach(items::add);
        return items;
    }

    private Kept find(String account, String id) {
        return Optional.ofNullable(lookUp(account, id))
                .orElseThrow(() -> Refusal.of(RefusalKind.NOT_FOUND, "Response with id '" + id + "' not found.")
                        .asException());
    }

    private synchronized @Nullable Kept lookUp(String account, String id) {
        var found = kept.get(id);
        return found != null && found.account.equals(account) ? found : null;
    }
}
