package dev.antigravity.sandbox.wire.cloudcode;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.http.Answer;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.http.Headers;
import dev.antigravity.sandbox.refusal.Refusal;
import dev.antigravity.sandbox.refusal.RefusalKind;
import dev.antigravity.sandbox.wire.Caller;
import dev.antigravity.sandbox.wire.Gate;
import dev.antigravity.sandbox.wire.Vendor;
import dev.antigravity.sandbox.wire.gemini.GeminiErrors;
import java.util.Optional;

/// The manners of Cloud Code.
final class CloudCodeVendor implements Vendor {
    private final GeminiErrors errors;

    CloudCodeVendor(GeminiErrors errors) {
        this.errors = errors;
    }

    @Override
    public Optional<String> credential(Call call) {
        return Gate.bearer(call);
    }

    @Override
    public Refusal turnAway(Caller.Stranger stranger) {
        return Refusal.of(
                RefusalKind.AUTHENTICATION,
                stranger == Caller.Stranger.NO_CREDENTIAL
                        ? "Request is missing required authentication credential. Expected OAuth 2 access token, login "
                                + "cookie or other valid authentication credential."
                        : "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie "
                                + "or other valid authentication credential.");
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
