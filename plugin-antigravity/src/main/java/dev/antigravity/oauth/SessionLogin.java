package dev.antigravity.oauth;

import dev.antigravity.secret.Secret;

/// Signing in with the token of a web session, for providers that know no OAuth. It is exchanged at once, so that a
/// token that does not work is not kept. Thread-safe.
public final class SessionLogin {
    private final AuthorizationServers servers;
    private final TokenClient tokens;

    public SessionLogin(AuthorizationServers servers, TokenClient tokens) {
        this.servers = servers;
        this.tokens = tokens;
    }

    /// @param account      the name the account is to have
    /// @param sessionToken a JSON Web Token, with or without the name of its cookie in front
    /// @throws UnavailableLoginException if the provider has no server for this
    public LoginOutcome signIn(String provider, String account, Secret sessionToken) {
        var server = servers.sessions(provider)
                .orElseThrow(() -> new UnavailableLoginException(
                        provider + " takes no session token: state oauth.session-endpoint"));
        var exchange = tokens.through(servers.proxy(provider)).sessions();
        return switch (exchange.exchange(server, bare(sessionToken))) {
            case TokenAnswer.Granted(var grant) -> new LoginOutcome.SignedIn(provider, account, grant);
            case TokenAnswer.Refused(var error) ->
                new LoginOutcome.Failed(error.description().orElse(error.code()));
            case TokenAnswer.Unreachable(var reason) -> new LoginOutcome.Failed(reason);
            case TokenAnswer.Unusable(var reason) -> new LoginOutcome.Failed(reason);
        };
    }

    private static Secret bare(Secret pasted) {
        var text = pasted.reveal().strip();
        return Secret.of(text.substring(text.indexOf('=') + 1));
    }
}
