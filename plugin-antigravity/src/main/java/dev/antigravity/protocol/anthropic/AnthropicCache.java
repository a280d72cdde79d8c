package dev.antigravity.protocol.anthropic;

import dev.antigravity.chat.CacheControl;
import dev.antigravity.json.JsonArray;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Cache breakpoints: how they are written, and what the vendor allows of them (CCH-001 to CCH-003).
final class AnthropicCache {
    private static final String FIELD = "cache_control";
    private static final int MOST = 4;

    private AnthropicCache() {}

    static Optional<CacheControl> decode(JsonCursor block) {
        return block.find(FIELD)
                .map(mark -> new CacheControl(mark.findString("ttl").equals(Optional.of("1h"))));
    }

    static void encode(Optional<CacheControl> mark, JsonObject.Builder block) {
        mark.ifPresent(cache -> {
            var control = JsonObject.builder().put("type", "ephemeral");
            if (cache.oneHour()) {
                control.put("ttl", "1h");
            }
            block.put(FIELD, control.build());
        });
    }

    /// The body with no more marks than the vendor takes: the last four in the vendor's order tools, system, messages,
    /// and no longer life behind a shorter one.
    static JsonObject limited(JsonObject body) {
        var marks = new Marks(false, 0);
        marks.walk(body);
        if (marks.seen <= MOST && !marks.longBehindShort) {
            return body;
        }
        return new Marks(true, marks.seen - MOST).walk(body);
    }

    /// One walk along all marks in the vendor's order.
    private static final class Marks {
        private final boolean mends;
        private final int surplus;
        private int seen;
        private boolean sawShort;
        private boolean longBehindShort;

        Marks(boolean mends, int surplus) {
            this.mends = mends;
            this.surplus = surplus;
        }

        JsonObject walk(JsonObject body) {
            var walked = body;
            for (var field : List.of("tools", "system", "messages")) {
                if (walked.get(field) instanceof JsonArray items) {
                    walked = walked.with(field, items(items));
                }
            }
            return walked;
        }

        private JsonArray items(JsonArray items) {
            var walked = new ArrayList<JsonValue>();
            for (var item : items) {
                walked.add(item instanceof JsonObject object ? item(object) : item);
            }
            return mends ? new JsonArray(walked) : items;
        }

        private JsonObject item(JsonObject item) {
            var walked = item.get("content") instanceof JsonArray blocks ? item.with("content", items(blocks)) : item;
            var mark = walked.get(FIELD) instanceof JsonObject control ? control : null;
            if (mark == null) {
                return walked;
            }
            seen++;
            if (seen <= surplus) {
                return walked.without(FIELD);
            }
            var kept = kept(mark);
            return kept == mark ? walked : walked.with(FIELD, kept);
        }

        private JsonObject kept(JsonObject mark) {
            var isLong = mark.has("ttl") && mark.text("ttl").equals(Optional.of("1h"));
            if (!isLong) {
                sawShort = true;
                return mark;
            }
            longBehindShort |= sawShort;
            return sawShort ? mark.without("ttl") : mark;
        }
    }
}
