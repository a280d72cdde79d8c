package dev.antigravity.endpoint;

import dev.antigravity.chat.ApiError;
import dev.antigravity.chat.ErrorKind;
import dev.antigravity.secret.Secret;
import dev.antigravity.settings.ClientSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Keeps everybody else out: pages of a browser, other names for this machine, callers without a key.
public final class Guard {
    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

    private final List<Secret> keys;
    private final ClientLimits clients;
    private final Predicate<HttpInbound> sessions;

    /// @param keys     any of them opens; at least one
    /// @param clients  whose keys open what is for clients
    /// @param sessions knows requests of the dashboard's page, which need no key where it may go
    public Guard(List<Secret> keys, ClientLimits clients, Predicate<HttpInbound> sessions) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("the proxy needs a key");
        }
        this.keys = List.copyOf(keys);
        this.clients = clients;
        this.sessions = sessions;
    }

    /// The client whose own key the request shows; empty if it shows one of the house, which has no limits.
    Optional<ClientSettings> client(HttpInbound request) {
        var given = givenKeys(request);
        return given.stream().anyMatch(this::opens) ? Optional.empty() : clients.holder(given);
    }

    /// Why the request is not let in, empty if it is.
    ///
    /// @param endpoint it is for; empty if there is none
    Optional<ApiError> refusal(HttpInbound request, Optional<Endpoint> endpoint) {
        var takesVisitors = endpoint.map(Endpoint::takesVisitors).orElse(false);
        var needsKey = endpoint.map(Endpoint::needsKey).orElse(true);
        return foreignHost(request)
                .or(() -> takesVisitors && isVisit(request) ? Optional.empty() : foreignOrigin(request))
                .or(() -> needsKey ? wrongKey(request, endpoint) : Optional.empty());
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

    private Optional<ApiError> wrongKey(HttpInbound request, Optional<Endpoint> endpoint) {
        var given = givenKeys(request);
        if (given.stream().anyMatch(this::opens) || isInSession(request, endpoint)) {
            return Optional.empty();
        }
        var client = clients.holder(given);
        if (client.isPresent()) {
            return clients.expiry(client.get()).or(() -> notForClients(client.get(), endpoint));
        }
        return Optional.of(ApiError.of(
                ErrorKind.AUTHENTICATION,
                given.isEmpty()
                        ? "a key is needed: Authorization: Bearer, x-api-key or x-goog-api-key; /antigravity configure"
                                + " writes it where the host finds it"
                        : "the key is not one of server.keys; /antigravity configure writes the right one where the"
                                + " host finds it"));
    }

    private boolean isInSession(HttpInbound request, Optional<Endpoint> endpoint) {
        return endpoint.filter(Endpoint::takesSessions).isPresent() && sessions.test(request);
    }

    private static Optional<ApiError> notForClients(ClientSettings client, Optional<Endpoint> endpoint) {
        return endpoint.filter(door -> !door.takesClients())
                .map(_ -> ApiError.of(
                        ErrorKind.PERMISSION, "the key of " + client.name() + " opens models only, not this path"));
    }

    private static List<String> givenKeys(HttpInbound request) {
        var headers = request.headers();
        var keys = new ArrayList<String>();
        headers.first("authorization").map(Guard::bearer).ifPresent(keys::add);
        headers.first("x-api-key").ifPresent(keys::add);
        headers.first("x-goog-api-key").ifPresent(keys::add);
        request.queried("key").ifPresent(keys::add);
        return keys;
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
