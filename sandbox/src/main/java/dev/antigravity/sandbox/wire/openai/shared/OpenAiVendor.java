package dev.antigravity.sandbox.wire.openai.shared;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.json.Place;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Caller;
import dev.antigravity.sandbox.wire.Gate;
import dev.antigravity.sandbox.wire.Ids;
import dev.antigravity.sandbox.wire.RetryHeaders;
import dev.antigravity.sandbox.wire.Vendor;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The manners of the OpenAI API.
public final class OpenAiVendor implements Vendor {
    private final Ids ids;

    public OpenAiVendor(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Optional<String> credential(Call call) {
        return Gate.bearer(call);
    }

    @Override
    public Refusal turnAway(Caller.Stranger stranger) {
        return switch (stranger) {
            case NO_CREDENTIAL ->
                Refusal.of(
                        RefusalKind.AUTHENTICATION,
                        "You didn't provide an API key. You need to provide your API key in an Authorization header "
                                + "using Bearer auth.");
            case BAD_KEY ->
                Refusal.of(RefusalKind.AUTHENTICATION, "Incorrect API key provided: ***.")
                        .withCode("invalid_api_key");
            case BAD_TOKEN, EXPIRED_TOKEN ->
                Refusal.of(
                                RefusalKind.AUTHENTICATION,
                                "Provided authentication token is expired or revoked. Please try signing in again.")
                        .withCode("token_expired");
        };
    }

    @Override
    public Answer refuse(Refusal refusal) {
        var body = Json.object();
        body.set("error", error(refusal));
        // Real answers about an exhausted quota name no time: waiting does not help.
        var retry = refusal.kind() == RefusalKind.QUOTA ? Headers.NONE : RetryHeaders.of(refusal);
        var headers = Headers.of("x-request-id", ids.next("req_")).and(retry);
        return Answer.json(refusal.status().orElse(status(refusal.kind())), headers, Json.bytes(body));
    }

    @Override
    public Headers headers(Account account) {
        var headers = Headers.of(
                "x-request-id",
                ids.next("req_"),
                "openai-organization",
                "sandbox-" + account.id(),
                "openai-version",
                "2020-10-01");
        return account.throttleState()
                .map(state -> headers.and(Headers.of(
                        "x-ratelimit-limit-requests", Long.toString(state.limit()),
                        "x-ratelimit-remaining-requests", Long.toString(state.left()),
                        "x-ratelimit-reset-requests", spelled(state.resetsIn()))))
                .orElse(headers);
    }

    /// The object inside an error body, and inside an error chunk.
    public static ObjectNode error(Refusal refusal) {
        var error = Json.object().put("message", refusal.message()).put("type", type(refusal.kind()));
        error.put("param", refusal.place().map(Place::bracketed).orElse(null));
        error.put("code", code(refusal).orElse(null));
        return error;
    }

    /// The code of a refusal, where the vendor has one.
    public static Optional<String> code(Refusal refusal) {
        return refusal.code().or(() -> switch (refusal.kind()) {
            case RATE_LIMIT -> Optional.of("rate_limit_exceeded");
            case QUOTA, BILLING -> Optional.of("insufficient_quota");
            case OVERLOADED -> Optional.of("server_is_overloaded");
            case AUTHENTICATION, INVALID, PERMISSION, NOT_FOUND, CONFLICT, TOO_LARGE, TIMEOUT, SERVER ->
                Optional.empty();
        });
    }

    private static int status(RefusalKind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case AUTHENTICATION -> 401;
            case PERMISSION -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case RATE_LIMIT, QUOTA, BILLING -> 429;
            case SERVER -> 500;
            case OVERLOADED -> 503;
            case TIMEOUT -> 504;
        };
    }

    private static String type(RefusalKind kind) {
        return switch (kind) {
            case INVALID, AUTHENTICATION, PERMISSION, NOT_FOUND, CONFLICT, TOO_LARGE -> "invalid_request_error";
            case RATE_LIMIT -> "requests";
            case QUOTA, BILLING -> "insufficient_quota";
            case SERVER, TIMEOUT -> "server_error";
            case OVERLOADED -> "service_unavailable_error";
        };
    }

    /// As the vendor spells durations: `6m0s`, `1.5s`, `20ms`.
    private static String spelled(Duration time) {
        if (time.toMillis() < 1_000) {
            return time.toMillis() + "ms";
        }
        var seconds = time.toSecondsPart() + (time.toMillisPart() == 0 ? "" : "." + time.toMillisPart());
        return (time.toHours() > 0 ? time.toHours() + "h" : "")
                + (time.toMinutes() > 0 ? time.toMinutesPart() + "m" : "") + seconds + "s";
    }
}
