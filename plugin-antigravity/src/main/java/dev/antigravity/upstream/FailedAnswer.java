package dev.antigravity.upstream;

import dev.antigravity.chat.ApiError;
import dev.antigravity.net.Headers;

/// An upstream's answer that is an error.
///
/// @param body  as it came
/// @param error the same, understood
public record FailedAnswer(int status, Headers headers, byte[] body, ApiError error) {}
