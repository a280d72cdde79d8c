package dev.antigravity.sandbox.media;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Recognises files by how they begin.
final class MediaType {
    private MediaType() {}

    static Optional<String> of(byte[] bytes) {
        var beginning = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (beginning.startsWith("\u0089PNG\r\n")) {
            return Optional.of("image/png");
        }
        if (beginning.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of("image/jpeg");
        }
        if (beginning.startsWith("GIF8")) {
            return Optional.of("image/gif");
        }
        if (beginning.startsWith("RIFF") && beginning.endsWith("WEBP")) {
            return Optional.of("image/webp");
        }
        if (beginning.startsWith("%PDF")) {
            return Optional.of("application/pdf");
        }
        if (beginning.startsWith("RIFF") && beginning.endsWith("WAVE")) {
            return Optional.of("audio/wav");
        }
        return Optional.empty();
    }
}
