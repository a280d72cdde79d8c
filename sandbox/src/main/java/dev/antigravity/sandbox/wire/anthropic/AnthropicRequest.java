package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.catalog.SandboxModel;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalException;
import dev.antigravity.sandbox.refusal.RefusalKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/// A request of the right shape, and the little that all rules about it ask.
record AnthropicRequest(JsonNode body, Headers headers, SandboxModel model, boolean generates) {
    static final String NEWEST_VERSION = "2026-10-21";

    /// A content block and where it stands.
    record Block(JsonNode value, Place place) {
        String type() {
            return value.path("type").asString();
        }

        boolean is(String type) {
            return type().equals(type);
        }
    }

    /// Messages of one role that follow each other, which the vendor takes for one.
    ///
    /// @param place of the first of them
    record Turn(String role, List<Block> blocks, Place place) {
        boolean isBy(String who) {
            return role.equals(who);
        }

        List<Block> all(String type) {
            return blocks.stream().filter(block -> block.is(type)).toList();
        }
    }

    boolean isNewestVersion() {
        return headers.first("anthropic-version").orElse("").equals(NEWEST_VERSION);
    }

    boolean hasBeta(String prefix) {
        return headers.listOf("anthropic-beta").stream().anyMatch(beta -> beta.startsWith(prefix));
    }

    String thinking() {
        return body.path("thinking").path("type").asString("disabled");
    }

    boolean thinks() {
        return thinking().equals("enabled") || thinking().equals("adaptive");
    }

    OptionalLong maxTokens() {
        return body.path("max_tokens").longValueOpt();
    }

    /// Blocks of a message, a string being one text block.
    static List<Block> blocks(JsonNode content, Place place) {
        if (content.isString()) {
            var text = Json.object().put("type", "text").put("text", content.stringValue());
            return List.of(new Block(text, place));
        }
        var blocks = new ArrayList<Block>();
        for (var i = 0; i < content.size(); i++) {
            blocks.add(new Block(content.get(i), place.item(i)));
        }
        return blocks;
    }

    List<Turn> turns() {
        var turns = new ArrayList<Turn>();
        var messages = body.path("messages");
        for (var i = 0; i < messages.size(); i++) {
            var role = messages.get(i).path("role").asString();
            var place = Place.ROOT.member("messages").item(i);
            var blocks = blocks(messages.get(i).path("content"), place.member("content"));
            if (!turns.isEmpty() && turns.getLast().isBy(role)) {
                var merged = new ArrayList<>(turns.removeLast().blocks());
                merged.addAll(blocks);
                turns.add(new Turn(role, merged, place));
            } else {
                turns.add(new Turn(role, blocks, place));
            }
        }
        return turns;
    }

    static RefusalException refuse(String message) {
        return Refusal.of(RefusalKind.INVALID, message).asException();
    }

    static RefusalException refuse(Place place, String message) {
        return Refusal.invalid(place, place.dotted() + ": " + message).asException();
    }
}
