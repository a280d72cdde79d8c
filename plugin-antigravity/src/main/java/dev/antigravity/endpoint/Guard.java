package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Keeps everybody else out: pages of a browser, other names for this machine, callers without a key.
public final class Guard {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final List<Secret> keys;

    /// @param keys any of them opens; at least one
    public Guard(List<Secret> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the proxy needs a key");
        }
        this.keys = List.copyOf(keys);
    }

    /// Why the request is not let in, empty if it is.
    ///
    /// @param needsKey      whether the path is closed to callers without a key
    /// @param takesVisitors whether a browser may be sent here from a page of another site
    Optional<ApiError> refusal(HttpInbound request, boolean needsKey, boolean takesVisitors) {
        return foreignHost(request)
                .or(() -> takesVisitors && isVisit(request) ? Optional.empty() : foreignOrigin(request))
                .or(() -> needsKey ? wrongKey(request) : Optional.empty());
    }

    /// A page that makes its own name mean this machine sends that name.
    private static Optional<ApiError> foreignHost(HttpInbound request) {
        var host = request.headers().first("host").orElse("");
        if (LOOPBACK.contains(nameOf(host))) {
            return Optional.empty();
        }
        return Optional.of(ApiError.of(
                ErrorKind.PERMISSION, "the Host header must be 127.0.0.1, localhost or [::1], not \"" + host + "\""));
    }

    /// Programs send no origin; browsers cannot leave it out.
    private static Optional<ApiError> foreignOrigin(HttpInbound request) {
        var origin = request.headers().first("origin");
        var isOwn = origin.isEmpty()
                || request.headers().first("host").map(host -> "http://" + host).equals(origin);
        var site = request.headers().first("sec-fetch-site").orElse("none");
        if (isOwn && !site.equals("cross-site")) {
            return Optional.empty();
        }
        return Optional.of(ApiError.of(ErrorKind.PERMISSION, "requests from web pages are not served"));
    }

    /// A link or a redirect that somebody follows; no script reads what comes of it.
    private static boolean isVisit(HttpInbound request) {
        return request.method().equals("GET")
                && !request.headers().has("origin")
                && request.headers().first("sec-fetch-mode").orElse("navigate").equals("navigate");
    }

    private Optional<ApiError> wrongKey(HttpInbound request) {
        var given = givenKeys(request);
        if (given.stream().anyMatch(this::opens)) {
            return Optional.empty();
        }
        return Optional.of(ApiError.of(
                ErrorKind.AUTHENTICATION,
                given.isEmpty()
                        ? "a key is needed: Authorization: Bearer, x-api-key or x-goog-api-key; /antigravity configure writes it"
                                + " where the host finds it"
                        : "the key is not one of server.keys; /antigravity configure writes the right one where the host finds"
                                + " it"));
    }

    private static List<String> givenKeys(HttpInbound request) {
        var headers = request.headers();
        return Stream.of(
                        headers.first("authorization").map(Guard::bearer),
                        headers.first("x-api-key"),
                        headers.first("x-goog-api-key"),
                        request.queried("key"))
                .flatMap(Optional::stream)
                .toList();
    }

    private boolean opens(String given) {
        return keys.stream().anyMatch(key -> key.matches(given));
    }

    private static String bearer(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : authorization;
    }

    private static String nameOf(String host) {
        var colon = host.lastIndexOf(':');
        var bracket = host.lastIndexOf(']');
        return colon > bracket ? host.substring(0, colon) : host;
    }
}
