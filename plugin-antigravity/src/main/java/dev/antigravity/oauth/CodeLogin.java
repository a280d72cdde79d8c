package dev.antigravity.oauth;

import dev.antigravity.oauth.PendingLogin.Step;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// Signing in with an authorization code and PKCE, in two halves that need not run in the same process. Thread-safe.
///
/// 1. {@link #start} makes up state and verifier, keeps them, and gives the address where the user consents.
/// 2. The server sends the browser to the redirect address, with a code and the state.
/// 3. {@link #finish} checks the state and redeems the code. Whatever comes of it, the login is over.
///
/// Specification: RFC 6749 section 4.1, RFC 7636.
public final class CodeLogin {
    static final Duration LIFE = Duration.ofMinutes(10);

    private final AuthorizationServers servers;
    private final PendingLogins pending;
    private final TokenClient tokens;
    private final SecureRandom random;
    private final InstantSource clock;

    public CodeLogin(
            AuthorizationServers servers,
            PendingLogins pending,
            TokenClient tokens,
            SecureRandom random,
            InstantSource clock) {
        this.servers = servers;
        this.pending = pending;
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
    }

    /// @param address   where the user consents
    /// @param state     names the login until it is finished
    /// @param expiresAt when it is too late
    public record Started(URI address, String state, Instant expiresAt) {}

    /// @param account  the name the account is to have
    /// @param redirect where the server is to send the browser
    /// @throws UnavailableLoginException if the provider has no server for this
    public Started start(String provider, String account, URI redirect) {
        var server = server(provider);
        var endpoint = server.endpoints()
                .authorization()
                .orElseThrow(() -> new UnavailableLoginException(provider
                        + " has no authorization endpoint: state oauth.authorization-endpoint, or use a device"));
        var pkce = Pkce.random(random);
        var state = Pkce.randomWord(random);
        var expiresAt = clock.instant().plus(LIFE);
        pending.add(new PendingLogin(state, provider, account, expiresAt, new Step.Code(pkce, redirect)));
        return new Started(address(endpoint, server, pkce, state, redirect), state, expiresAt);
    }

    private static URI address(URI endpoint, AuthorizationServer server, Pkce pkce, String state, URI redirect) {
        var query = Form.of("response_type", "code")
                .with("client_id", server.client().id())
                .with("redirect_uri", redirect.toString())
                .with("state", state)
                .with("code_challenge", pkce.challenge())
                .with("code_challenge_method", "S256")
                .with(server.scopes().isEmpty() ? Map.of() : Map.of("scope", String.join(" ", server.scopes())))
                .with(server.parameters());
        var joint = endpoint.getRawQuery() == null ? "?" : "&";
        return URI.create(endpoint + joint + query.encoded());
    }

    /// Finishes the login with what the user pasted.
    ///
    /// @param state  what {@link #start} named it
    /// @param pasted the whole address the browser was sent to, its query, or `code#state`
    public LoginOutcome finish(String state, String pasted) {
        return finish(state, Callback.read(pasted, state));
    }

    LoginOutcome finish(String state, Callback callback) {
        return pending.take(state).map(login -> finish(login, callback)).orElse(new LoginOutcome.NotPending());
    }

    /// Finishes whichever login the callback names, for a server that is the redirect address itself.
    ///
    /// @param query of the callback
    public LoginOutcome finish(String query) {
        return Callback.stateOf(query)
                .map(state -> finish(state, query))
                .orElse(new LoginOutcome.WrongState("it shows no state"));
    }

    /// Whether a login waits for its code under that name.
    public boolean isPending(String state) {
        return pending.find(state)
                .filter(login -> login.step() instanceof Step.Code)
                .isPresent();
    }

    /// Forgets the login.
    public void abandon(String state) {
        pending.take(state);
    }

    private LoginOutcome finish(PendingLogin login, Callback callback) {
        return switch (callback) {
            case Callback.Code(var code) -> redeem(login, code);
            case Callback.Error(var error) -> error.outcome();
            case Callback.WrongState(var reason) -> new LoginOutcome.WrongState(reason);
            case Callback.Empty _ -> new LoginOutcome.Failed("the server sent neither a code nor an error");
        };
    }

    private LoginOutcome redeem(PendingLogin login, String code) {
        var server = servers.find(login.provider());
        if (server.isEmpty()) {
            return new LoginOutcome.Failed("no OAuth client is configured for " + login.provider() + " any more");
        }
        return switch (login.step()) {
            case Step.Code(var pkce, var redirect) ->
                tokens.through(servers.proxy(login.provider()))
                        .redeemCode(server.get(), code, pkce, redirect)
                        .outcome(login);
            case Step.Device _ -> new LoginOutcome.NotPending();
        };
    }

    private AuthorizationServer server(String provider) {
        return servers.find(provider)
                .orElseThrow(() -> new UnavailableLoginException("no OAuth client is configured for " + provider));
    }
}
