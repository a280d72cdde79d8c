package dev.antigravity.oauth;

import dev.antigravity.json.Json;
import dev.antigravity.json.JsonCursor;
import dev.antigravity.json.JsonObject;
import dev.antigravity.json.JsonShapeException;
import dev.antigravity.json.MalformedJsonException;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Exchanges the long-lived token of a web session for the short-lived one that requests need, the way Clerk's servers
/// do it for the pages of their customers. Thread-safe.
///
/// 1. Read the session's token: it must be whole and in force.
/// 2. `GET /v1/client` with the token as its cookie tells which session is in use.
/// 3. `POST /v1/client/sessions/{id}/tokens` gives a token for a minute or so. Its `exp` says how long.
///
/// A server that sets the cookie anew has rotated it; then the new one is the one to keep.
///
/// Source: Clerk's Frontend API, version 1, as the client generated from its OpenAPI document has it
/// (docs.rs/clerk-fapi-rs), read 2026-11-20.
public final class SessionExchange {
    private static final String COOKIE = "__client";
    private static final Duration WHEN_UNKNOWN = Duration.ofMinutes(1);

    private final FormPoster http;
    private final InstantSource clock;

    SessionExchange(FormPoster http, InstantSource clock) {
        this.http = http;
        this.clock = clock;
    }

    /// @param server the address in front of `/v1/client`
    /// @return refused with `invalid_grant` if only a new session can help
    TokenAnswer exchange(URI server, Secret sessionToken) {
        try {
            return exchange(server, Jwt.parse(sessionToken.reveal()));
        } catch (MalformedTokenException e) {
            return over("the session token is none: " + e.reason());
        } catch (IOException e) {
            return new TokenAnswer.Unreachable(server.getHost() + " cannot be reached: "
                    + OAuthError.harmless(Optional.ofNullable(e.getMessage())
                            .orElse(e.getClass().getSimpleName())));
        }
    }

    private TokenAnswer exchange(URI server, Jwt session) throws IOException {
        var objection = session.objection(clock.instant());
        if (objection.isPresent()) {
            return over("the session token does not hold: " + objection.get());
        }
        var client = http.get(at(server, "/v1/client"), headers(session.compact()));
        if (client.status() != 200) {
            return failure(server, client);
        }
        var active = activeSession(client.body());
        if (active.isEmpty()) {
            return over("nobody is signed in in that session any more");
        }
        var kept = client.cookie(COOKIE).map(Secret::of).orElse(session.compact());
        var tokens = at(server, "/v1/client/sessions/" + Form.encode(active.get()) + "/tokens");
        var answer = http.post(tokens, headers(kept), "");
        return answer.status() == 200
                ? granted(answer, answer.cookie(COOKIE).map(Secret::of).orElse(kept))
                : failure(server, answer);
    }

    private static URI at(URI server, String path) {
        return URI.create(server.toString().replaceAll("/+$", "") + path);
    }

    private static Map<String, String> headers(Secret session) {
        return Map.of("Accept", "application/json", "Cookie", COOKIE + "=" + session.reveal());
    }

    /// The session in use last, if it is in use still. Some servers wrap what they say into `response`.
    private static Optional<String> activeSession(byte[] body) {
        try {
            var said = Json.parseObject(body);
            var client = said.get("response") instanceof JsonObject inner ? inner : said;
            var last = client.text("last_active_session_id");
            return JsonCursor.of(client).itemsOf("sessions").stream()
                    .filter(session -> session.findString("status").equals(Optional.of("active")))
                    .flatMap(session -> session.findString("id").stream())
                    .filter(id -> last.isEmpty() || last.get().equals(id))
                    .findFirst();
        } catch (MalformedJsonException | JsonShapeException _) {
            return Optional.empty();
        }
    }

    private TokenAnswer granted(FormPoster.Answer answer, Secret kept) {
        try {
            var token = Jwt.parse(Json.parseObject(answer.body()).text("jwt").orElse(""));
            var end = token.expiresAt().orElse(clock.instant().plus(WHEN_UNKNOWN));
            return new TokenAnswer.Granted(
                    new TokenGrant(token.compact(), Optional.of(kept), Optional.of(end), List.of()));
        } catch (MalformedJsonException _) {
            return new TokenAnswer.Unusable("the server did not answer with a JSON object");
        } catch (MalformedTokenException e) {
            return new TokenAnswer.Unusable("the token the server gave is none: " + e.reason());
        }
    }

    private static TokenAnswer failure(URI server, FormPoster.Answer answer) {
        var status = answer.status();
        if (status == 401 || status == 403 || status == 404) {
            return over(server.getHost() + " does not know the session (status " + status + ")");
        }
        var reason = server.getHost() + " answered with status " + status;
        return status >= 500 || status == 429 || status == 408
                ? new TokenAnswer.Unreachable(reason)
                : new TokenAnswer.Unusable(reason);
    }

    private static TokenAnswer over(String reason) {
        return new TokenAnswer.Refused(new OAuthError("invalid_grant", Optional.of(reason)));
    }
}
