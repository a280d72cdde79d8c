package dev.antigravity.sandbox.wire.anthropic;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Caller;
import dev.antigravity.sandbox.wire.Gate;
import dev.antigravity.sandbox.wire.Ids;
import dev.antigravity.sandbox.wire.RetryHeaders;
import dev.antigravity.sandbox.wire.Vendor;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// The manners of the Messages API.
final class AnthropicVendor implements Vendor {
    private final Ids ids;

    AnthropicVendor(Ids ids) {
        this.ids = ids;
    }

    @Override
    public Optional<String> credential(Call call) {
        return call.headers().first("x-api-key").filter(key -> !key.isBlank()).or(() -> Gate.bearer(call));
    }

    @Override
    public Refusal turnAway(Caller.Stranger stranger) {
        return Refusal.of(
                RefusalKind.AUTHENTICATION,
                switch (stranger) {
                    case NO_CREDENTIAL -> "x-api-key header is required";
                    case BAD_KEY -> "invalid x-api-key";
                    case BAD_TOKEN -> "Invalid bearer token";
                    case EXPIRED_TOKEN ->
                        "OAuth token has expired. Please obtain a new token or refresh your existing token.";
                });
    }

    @Override
    public Answer refuse(Refusal refusal) {
        var requestId = ids.next("req_");
        var body = error(refusal).put("request_id", requestId);
        var headers = Headers.of("request-id", requestId).and(RetryHeaders.of(refusal));
        return Answer.json(refusal.status().orElse(status(refusal.kind())), headers, Json.bytes(body));
    }

    @Override
    public Headers headers(Account account) {
        var headers =
                Headers.of("request-id", ids.next("req_"), "anthropic-organization-id", "sandbox-" + account.id());
        return account.throttleState()
                .map(state -> headers.and(Headers.of(
                        "anthropic-ratelimit-requests-limit", Long.toString(state.limit()),
                        "anthropic-ratelimit-requests-remaining", Long.toString(state.left()),
                        "anthropic-ratelimit-requests-reset", state.resetsAt().toString())))
                .orElse(headers);
    }

    /// The body of an error, and the data of an error event.
    static ObjectNode error(Refusal refusal) {
        var error = Json.object().put("type", type(refusal.kind())).put("message", refusal.message());
        refusal.code().ifPresent(code -> error.set("details", Json.object().put("error_code", code)));
        var body = Json.object().put("type", "error");
        body.set("error", error);
        return body;
    }

    private static int status(RefusalKind kind) {
        return switch (kind) {
            case INVALID -> 400;
            case AUTHENTICATION -> 401;
            case BILLING -> 402;
            case PERMISSION -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case RATE_LIMIT, QUOTA -> 429;
            case SERVER -> 500;
            case TIMEOUT -> 504;
            case OVERLOADED -> 529;
        };
    }

    private static String type(RefusalKind kind) {
        return switch (kind) {
            case INVALID -> "invalid_request_error";
            case AUTHENTICATION -> "authentication_error";
            case BILLING -> "billing_error";
            case PERMISSION -> "permission_error";
            case NOT_FOUND -> "not_found_error";
            case CONFLICT -> "conflict_error";
            case TOO_LARGE -> "request_too_large";
            case RATE_LIMIT, QUOTA -> "rate_limit_error";
            case SERVER -> "api_error";
            case TIMEOUT -> "timeout_error";
            case OVERLOADED -> "overloaded_error";
        };
    }
}
