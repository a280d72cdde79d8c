package dev.antigravity.sandbox.wire;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.account.Accounts;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.oauth.OAuthServer;
import dev.antigravity.sandbox.oauth.TokenCheck;
import dev.antigravity.sandbox.refusal.RefusalException;
import java.util.Optional;

/// Tells whose credential a call brings: an API key, or an access token of the sandbox's own authorization server.
public final class Gate {
    private final Accounts accounts;
    private final OAuthServer oauth;

    public Gate(Accounts accounts, OAuthServer oauth) {
        this.accounts = accounts;
        this.oauth = oauth;
    }

    /// @throws RefusalException if the caller is not known
    Account admit(Call call, Vendor vendor) {
        return switch (caller(vendor.credential(call))) {
            case Caller.Known(var account) -> account;
            case Caller.Stranger stranger -> throw vendor.turnAway(stranger).asException();
        };
    }

    private Caller caller(Optional<String> credential) {
        if (credential.isEmpty()) {
            return Caller.Stranger.NO_CREDENTIAL;
        }
        var byKey = accounts.ofApiKey(credential.get());
        if (byKey.isPresent()) {
            return new Caller.Known(byKey.get());
        }
        return switch (oauth.check(credential.get())) {
            case TokenCheck.Valid(var account) -> new Caller.Known(accounts.get(account));
            case TokenCheck.Expired _ -> Caller.Stranger.EXPIRED_TOKEN;
            case TokenCheck.Unknown _ ->
                credential.get().startsWith("sandbox-access-") ? Caller.Stranger.BAD_TOKEN : Caller.Stranger.BAD_KEY;
        };
    }

    /// The credential of an `Authorization: Bearer` header.
    public static Optional<String> bearer(Call call) {
        return call.headers()
                .first("authorization")
                .filter(value -> value.regionMatches(true, 0, "bearer ", 0, 7))
                .map(value -> value.substring(7).strip())
                .filter(value -> !value.isEmpty());
    }
}
