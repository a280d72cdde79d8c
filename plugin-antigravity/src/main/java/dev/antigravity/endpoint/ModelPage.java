package dev.antigravity.endpoint;

import dev.antigravity.chat.ListedModel;
import dev.antigravity.chat.Protocol;
import dev.antigravity.json.JsonPath;
import dev.antigravity.protocol.RejectedRequestException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The part of a listing a client asks for: `limit`, `after_id` and `before_id` in Anthropic's words, `pageSize` and
/// `pageToken` in Google's. OpenAI's listings are whole, and so is every listing whose client sets no limit.
///
/// @param more whether the listing goes on in the direction the client reads
record ModelPage(List<ListedModel> models, boolean more) {
    private static final int LONGEST = 1_000;

    static ModelPage of(List<ListedModel> all, Protocol client, HttpInbound request) {
        return switch (client) {
            case ANTHROPIC_MESSAGES -> anthropic(all, request);
            case GEMINI, CLOUD_CODE -> after(all, "pageToken", limit("pageSize", request), request);
            case OPENAI_CHAT, OPENAI_RESPONSES -> new ModelPage(all, false);
        };
    }

    private static ModelPage anthropic(List<ListedModel> all, HttpInbound request) {
        var limit = limit("limit", request);
        var before = place(all, "before_id", request);
        if (before.isEmpty()) {
            return after(all, "after_id", limit, request);
        }
        var from = Math.max(0, before.get() - limit);
        return new ModelPage(all.subList(from, before.get()), from > 0);
    }

    private static ModelPage after(List<ListedModel> all, String name, int limit, HttpInbound request) {
        var from = place(all, name, request).map(place -> place + 1).orElse(0);
        var until = Math.min(all.size(), from + limit);
        return new ModelPage(all.subList(from, until), until < all.size());
    }

    private static Optional<Integer> place(List<ListedModel> all, String name, HttpInbound request) {
        return request.queried(name)
                .filter(id -> !id.isEmpty())
                .map(id -> IntStream.range(0, all.size())
                        .filter(place -> all.get(place).id().equals(id))
                        .boxed()
                        .findFirst()
                        .orElseThrow(
                                () -> RejectedRequestException.invalid(JsonPath.of(name), "no such model: " + id)));
    }

    /// All, if the client sets no limit.
    private static int limit(String name, HttpInbound request) {
        return request.queried(name).map(text -> limit(name, text)).orElse(1 << 20);
    }

    private static int limit(String name, String text) {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1) {
                return Math.min(limit, LONGEST);
            }
        } catch (NumberFormatException _) {
            // Told like any other number that is none.
        }
        throw RejectedRequestException.invalid(
                JsonPath.of(name), "takes a whole number from 1 to " + LONGEST + ", not " + text);
    }
}
