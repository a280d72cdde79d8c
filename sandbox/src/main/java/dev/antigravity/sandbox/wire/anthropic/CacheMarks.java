package dev.antigravity.sandbox.wire.anthropic;

import static dev.antigravity.sandbox.wire.anthropic.AnthropicRequest.refuse;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The breakpoints a client sets for the prompt cache.
final class CacheMarks {
    private static final int MOST = 4;

    private final JsonNode body;

    CacheMarks(JsonNode body) {
        this.body = body;
    }

    /// How long to keep the prompt up to this block, if the block is a breakpoint.
    static Optional<Duration> keep(JsonNode block) {
        var mark = block.path("cache_control");
        if (!mark.isObject()) {
            return Optional.empty();
        }
        return Optional.of(mark.path("ttl").asString("5m").equals("1h") ? Duration.ofHours(1) : Duration.ofMinutes(5));
    }

    void check() {
        var marks = marks();
        if (marks.size() > MOST) {
            throw refuse("A maximum of 4 blocks with cache_control may be provided. Found " + marks.size() + ".");
        }
        for (var i = 1; i < marks.size(); i++) {
            if (marks.get(i).compareTo(marks.get(i - 1)) > 0) {
                throw refuse("a ttl='1h' cache_control block must not come after a ttl='5m' cache_control block. Note "
                        + "that blocks are processed in the following order: `tools`, `system`, `messages`.");
            }
        }
    }

    private List<Duration> marks() {
        var marks = new ArrayList<Duration>();
        collect(body.path("tools"), marks);
        collect(body.path("system"), marks);
        for (var message : body.path("messages")) {
            for (var block : message.path("content")) {
                collect(block.path("content"), marks);
                keep(block).ifPresent(marks::add);
            }
        }
        keep(body).ifPresent(marks::add);
        return marks;
    }

    private static void collect(JsonNode blocks, List<Duration> marks) {
        blocks.forEach(block -> keep(block).ifPresent(marks::add));
    }
}
