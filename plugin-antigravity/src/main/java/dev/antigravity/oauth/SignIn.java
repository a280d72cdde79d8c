package dev.antigravity.oauth;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.StoredAccount;
import java.util.Optional;

/// The ways to sign in at a provider, and what becomes of the logins they bring. Thread-safe.
public interface SignIn {
    CodeLogin byCode();

    LoopbackLogin byLoopback();

    DeviceLogin byDevice();

    SessionLogin bySession();

    /// Why nobody can sign in there though a client is configured, ending a sentence; empty if nothing is in the way.
    Optional<String> obstacle(String provider);

    /// Keeps what a login brought, and finds out how the account stands where the provider tells.
    StoredAccount keep(LoginOutcome.SignedIn login);

    /// Gives a login back to its provider.
    ///
    /// @return why it may still count there; empty if it does not
    Optional<String> revoke(Account account, Credential.OAuthTokens tokens);
}
