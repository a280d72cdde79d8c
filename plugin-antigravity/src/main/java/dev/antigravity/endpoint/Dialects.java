package dev.antigravity.endpoint;

import dev.antigravity.chat.Protocol;
import dev.antigravity.protocol.ClientCodec;
import java.util.Map;
import java.util.Optional;

/// Which dialect a client speaks: said by the path, for listings also by headers only one kind of client sends.
final class Dialects {
    private final Map<Protocol, ClientCodec> codecs;

    Dialects(Map<Protocol, ClientCodec> codecs) {
        this.codecs = Map.copyOf(codecs);
    }

    ClientCodec of(Protocol protocol) {
        return Optional.ofNullable(codecs.get(protocol))
                .orElseThrow(() -> new IllegalStateException("no codec for " + protocol));
    }

    boolean has(Protocol protocol) {
        return codecs.containsKey(protocol);
    }

    /// The dialect an answer to this request is written in, above all an error.
    ClientCodec of(HttpInbound request) {
        var path = request.path();
        if (path.startsWith("/v1/messages")) {
            return of(Protocol.ANTHROPIC_MESSAGES);
        }
        if (path.startsWith("/v1/responses")) {
            return of(Protocol.OPENAI_RESPONSES);
        }
        if (has(Protocol.GEMINI)
                && (path.startsWith("/v1beta/") || path.startsWith("/v1/models/") && path.contains(":"))) {
            return of(Protocol.GEMINI);
        }
        return path.equals("/v1/models") || path.startsWith("/v1/models/")
                ? ofListing(request)
                : of(Protocol.OPENAI_CHAT);
    }

    /// MDL-001.
    ClientCodec ofListing(HttpInbound request) {
        var headers = request.headers();
        if (headers.has("anthropic-version")) {
            return of(Protocol.ANTHROPIC_MESSAGES);
        }
        if (has(Protocol.GEMINI) && (headers.has("x-goog-api-key") || headers.has("x-goog-api-client"))) {
            return of(Protocol.GEMINI);
        }
        return of(Protocol.OPENAI_CHAT);
    }
}
