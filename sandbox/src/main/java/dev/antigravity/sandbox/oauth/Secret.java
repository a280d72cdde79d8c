package dev.antigravity.sandbox.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// A client's secret. Prints as `***`.
public record Secret(String text) {
    boolean matches(String other) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "***";
    }
}
