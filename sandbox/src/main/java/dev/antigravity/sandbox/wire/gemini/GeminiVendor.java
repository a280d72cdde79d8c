package dev.antigravity.sandbox.wire.gemini;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Caller;
import dev.antigravity.sandbox.wire.Gate;
import dev.antigravity.sandbox.wire.Vendor;
import java.util.Optional;

/// The manners of the Gemini API.
final class GeminiVendor implements Vendor {
    private final GeminiErrors errors;

    GeminiVendor(GeminiErrors errors) {
        this.errors = errors;
    }

    @Override
    public Optional<String> credential(Call call) {
        return call.headers()
                .first("x-goog-api-key")
                .filter(key -> !key.isBlank())
                .or(() -> call.queryFields().find("key"))
                .or(() -> Gate.bearer(call));
    }

    @Override
    public Refusal turnAway(Caller.Stranger stranger) {
        return switch (stranger) {
            case NO_CREDENTIAL ->
                Refusal.of(
                        RefusalKind.PERMISSION,
                        "Method doesn't allow unregistered callers (callers without established identity). Please use "
                                + "API Key or other form of API consumer identity to call this API.");
            case BAD_KEY ->
                Refusal.of(RefusalKind.INVALID, "API key not valid. Please pass a valid API key.")
                        .withCode("API_KEY_INVALID");
            case BAD_TOKEN, EXPIRED_TOKEN ->
                Refusal.of(
                        RefusalKind.AUTHENTICATION,
                        "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie "
                                + "or other valid authentication credential.");
        };
    }

    @Override
    public Answer refuse(Refusal refusal) {
        return errors.answer(refusal);
    }

    @Override
    public Headers headers(Account account) {
        return Headers.NONE;
    }
}
