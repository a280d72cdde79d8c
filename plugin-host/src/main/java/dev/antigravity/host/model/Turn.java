package dev.antigravity.host.model;

import java.util.Map;

/// What one side said.
public record Turn(Side side, String text) {
    public enum Side {
        USER("user"),
        ASSISTANT("assistant");

        private final String wire;

        Side(String wire) {
            this.wire = wire;
        }
    }

    public static Turn user(String text) {
        return new Turn(Side.USER, text);
    }

    public static Turn assistant(String text) {
        return new Turn(Side.ASSISTANT, text);
    }

    Map<String, Object> toWire() {
        return Map.of("role", side.wire, "content", text);
    }
}
