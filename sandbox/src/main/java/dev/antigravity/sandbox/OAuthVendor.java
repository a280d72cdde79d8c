package dev.antigravity.sandbox;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.json.Json;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Caller;
import dev.antigravity.sandbox.wire.RetryHeaders;
import dev.antigravity.sandbox.wire.Vendor;
import java.util.Optional;

/// The manners of the authorization server, for the faults it is told to have.
final class OAuthVendor implements Vendor {
    @Override
    public Optional<String> credential(Call call) {
        return Optional.empty();
    }

    @Override
    public Refusal turnAway(Caller.Stranger stranger) {
        return Refusal.of(RefusalKind.AUTHENTICATION, "invalid_client");
    }

    @Override
    public Answer refuse(Refusal refusal) {
        var body = Json.object()
                .put("error", refusal.code().orElse(code(refusal.kind())))
                .put("error_description", refusal.message());
        return Answer.json(refusal.status().orElse(status(refusal.kind())), RetryHeaders.of(refusal), Json.bytes(body));
    }

    @Override
    public Headers headers(Account account) {
        return Headers.NONE;
    }

    private static String code(RefusalKind kind) {
        return switch (kind) {
            case INVALID, NOT_FOUND, CONFLICT, TOO_LARGE -> "invalid_request";
            case AUTHENTICATION -> "invalid_client";
            case PERMISSION, BILLING -> "access_denied";
            case RATE_LIMIT, QUOTA, OVERLOADED, TIMEOUT -> "temporarily_unavailable";
            case SERVER -> "server_error";
        };
    }

    private static int status(RefusalKind kind) {
        return switch (kind) {
            case INVALID, CONFLICT, TOO_LARGE -> 400;
            case AUTHENTICATION -> 401;
            case PERMISSION, BILLING -> 403;
            case NOT_FOUND -> 404;
            case RATE_LIMIT, QUOTA -> 429;
            case SERVER -> 500;
            case OVERLOADED -> 503;
            case TIMEOUT -> 504;
        };
    }
}
