package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.net.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/// How a client asks for a WebSocket and how it gets one: without extensions, without a protocol on top.
///
/// Source: RFC 6455, section 4.2.
final class WebSocketHandshake {
    /// The only version there is.
    static final String VERSION = "13";

    private static final String PROTOCOL = "websocket";
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int NONCE_BYTES = 16;

    private WebSocketHandshake() {}

    static boolean isAskedFor(Headers headers) {
        return lists(headers, "Connection", "upgrade") && lists(headers, "Upgrade", PROTOCOL);
    }

    static boolean isOfOurVersion(Headers headers) {
        return headers.first("Sec-WebSocket-Version").equals(Optional.of(VERSION));
    }

    /// The headers of the answer that switches.
    ///
    /// @throws RefusedException if the client shows no proper nonce
    static Headers accepting(Headers asked) {
        var nonce = asked.first("Sec-WebSocket-Key").filter(WebSocketHandshake::isNonce);
        if (nonce.isEmpty()) {
            throw new RefusedException(
                    ApiError.of(ErrorKind.INVALID_REQUEST, "Sec-WebSocket-Key must be 16 bytes in Base64"));
        }
        return Headers.of(
                Map.of("Upgrade", PROTOCOL, "Connection", "Upgrade", "Sec-WebSocket-Accept", accepted(nonce.get())));
    }

    private static boolean lists(Headers headers, String name, String word) {
        return headers.all(name).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .anyMatch(said -> said.strip().equalsIgnoreCase(word));
    }

    private static boolean isNonce(String key) {
        try {
            return Base64.getDecoder().decode(key).length == NONCE_BYTES;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String accepted(String nonce) {
        try {
            var sum = MessageDigest.getInstance("SHA-1").digest((nonce + GUID).getBytes(StandardCharsets.US_ASCII));
            return Base64.getEncoder().encodeToString(sum);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // Every JDK has it.
        }
    }
}
