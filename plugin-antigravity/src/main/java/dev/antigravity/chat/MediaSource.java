package dev.antigravity.chat;

import java.util.Optional;

/// Where a picture's or a document's bytes are.
public sealed interface MediaSource {
    /// @param mediaType such as `image/png`
    /// @param data      the bytes in standard base64
    record Base64(String mediaType, String data) implements MediaSource {}

    /// An address the upstream fetches; we never do.
    record Url(String url, Optional<String> mediaType) implements MediaSource {}

    /// A file kept by one vendor. Means nothing to another.
    record FileId(String id) implements MediaSource {}

    /// A document that is plain text.
    record PlainText(String text) implements MediaSource {}
}
