package dev.antigravity.sandbox;

import dev.antigravity.sandbox.account.Account;
import dev.antigravity.sandbox.account.Accounts;
import dev.antigravity.sandbox.http.Call;
import dev.antigravity.sandbox.oauth.OAuthServer;
import dev.antigravity.sandbox.oauth.TokenCheck;
import dev.antigravity.sandbox.wire.Gate;
import java.util.Optional;

/// Finds out whose credential a call brings, wherever it stands, for the record.
final class Credentials {
    private final Accounts accounts;
    private final OAuthServer oauth;

    Credentials(Accounts accounts, OAuthServer oauth) {
        this.accounts = accounts;
        this.oauth = oauth;
    }

    Optional<String> account(Call call) {
        return call.headers()
                .first("x-api-key")
                .or(() -> call.headers().first("x-goog-api-key"))
                .or(() -> Gate.bearer(call))
                .flatMap(this::owner);
    }

    private Optional<String> owner(String credential) {
        return accounts.ofApiKey(credential)
                .map(Account::id)
                .or(() -> oauth.check(credential) instanceof TokenCheck.Valid(var account)
                        ? Optional.of(account)
                        : Optional.empty());
    }
}
