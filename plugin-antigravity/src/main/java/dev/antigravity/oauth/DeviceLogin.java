package dev.antigravity.oauth;

import dev.antigravity.json.JsonObject;
import dev.antigravity.oauth.PendingLogin.Step;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Signing in on another device: the user types a short code there while we ask the server again and again. The two
/// halves need not run in the same process. Thread-safe.
///
/// Specification: RFC 8628.
public final class DeviceLogin {
    private static final Duration STANDARD_INTERVAL = Duration.ofSeconds(5);
    private static final Duration SLOW_DOWN = Duration.ofSeconds(5);
    private static final Duration LONGEST_INTERVAL = Duration.ofMinutes(1);

    private final AuthorizationServers servers;
    private final PendingLogins pending;
    private final TokenClient tokens;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Pause pause;

    public DeviceLogin(
            AuthorizationServers servers,
            PendingLogins pending,
            TokenClient tokens,
            SecureRandom random,
            InstantSource clock,
            Pause pause) {
        this.servers = servers;
        this.pending = pending;
        this.tokens = tokens;
        this.random = random;
        this.clock = clock;
        this.pause = pause;
    }

    /// What came of asking for a code.
    public sealed interface Start {
        /// What the user needs.
        ///
        /// @param userCode  to be typed
        /// @param page      where
        /// @param direct    the same page with the code in it already
        /// @param state     names the login until it is finished
        /// @param expiresAt when it is too late
        record Started(String userCode, URI page, Optional<URI> direct, String state, Instant expiresAt)
                implements Start {}

        record NotStarted(LoginOutcome outcome) implements Start {}
    }

    /// @param account the name the account is to have
    /// @throws UnavailableLoginException if the provider has no server for this
    public Start start(String provider, String account) {
        var server = servers.find(provider)
                .orElseThrow(() -> new UnavailableLoginException("no OAuth client is configured for " + provider));
        var endpoint = server.endpoints()
                .device()
                .orElseThrow(() -> new UnavailableLoginException(provider
                        + " has no device endpoint: state oauth.device-endpoint, or sign in with a browser here"));
        var form = server.scopes().isEmpty() ? Form.EMPTY : Form.of("scope", String.join(" ", server.scopes()));
        return switch (tokens.through(servers.proxy(provider)).post(server, endpoint, form)) {
            case TokenClient.Reply.Body(var json) -> started(provider, account, json);
            case TokenClient.Reply.Error(var error) -> new Start.NotStarted(error.outcome());
            case TokenClient.Reply.Unreadable(var reason) -> notStarted(reason);
            case TokenClient.Reply.Broken broken -> notStarted(broken.reason());
        };
    }

    private Start started(String provider, String account, JsonObject json) {
        var deviceCode = json.text("device_code").map(Secret::of);
        var userCode = json.text("user_code").map(OAuthError::harmless);
        var page = page(json, "verification_uri").or(() -> page(json, "verification_url"));
        var life = TokenClient.seconds(json, "expires_in").filter(seconds -> seconds > 0);
        if (deviceCode.isEmpty() || userCode.isEmpty() || page.isEmpty() || life.isEmpty()) {
            return notStarted("the server's answer lacks the code, the page or the time they hold");
        }
        var interval = TokenClient.seconds(json, "interval")
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofSeconds(Math.min(seconds, life.get())))
                .orElse(STANDARD_INTERVAL);
        var now = clock.instant();
        var expiresAt = now.plusSeconds(Math.min(life.get(), CodeLogin.LIFE.toSeconds()));
        var state = Pkce.randomWord(random);
        var step = new Step.Device(deviceCode.get(), interval, now.plus(interval));
        pending.add(new PendingLogin(state, provider, account, expiresAt, step));
        return new Start.Started(userCode.get(), page.get(), page(json, "verification_uri_complete"), state, expiresAt);
    }

    /// Whether a device waits for consent under that name.
    public boolean isPending(String state) {
        return pending.find(state)
                .filter(login -> login.step() instanceof Step.Device)
                .isPresent();
    }

    /// Asks until the user has consented or refused, the code is too old, or patience ends; then the login goes on
    /// and may be awaited again.
    ///
    /// @param state what {@link #start} named it
    public LoginOutcome await(String state, Duration patience) {
        var login = pending.find(state);
        if (login.isEmpty() || !(login.get().step() instanceof Step.Device step)) {
            return new LoginOutcome.NotPending();
        }
        var server = servers.find(login.get().provider());
        if (server.isEmpty()) {
            return new LoginOutcome.Failed(
                    "no OAuth client is configured for " + login.get().provider() + " any more");
        }
        try {
            return ask(server.get(), login.get(), step, clock.instant().plus(patience));
        } catch (InterruptedException _) {
            pending.take(state);
            Thread.currentThread().interrupt();
            return new LoginOutcome.Cancelled();
        }
    }

    private LoginOutcome ask(AuthorizationServer server, PendingLogin login, Step.Device first, Instant deadline)
            throws InterruptedException {
        var line = tokens.through(servers.proxy(login.provider()));
        var step = first;
        while (true) {
            if (step.notBefore().isAfter(login.expiresAt())) {
                return over(login, new LoginOutcome.TimedOut());
            }
            if (step.notBefore().isAfter(deadline)) {
                pending.update(login.with(step));
                return new LoginOutcome.StillWaiting();
            }
            var wait = Duration.between(clock.instant(), step.notBefore());
            if (wait.isPositive()) {
                pause.pause(wait);
            }
            var answer = line.redeemDeviceCode(server, step.deviceCode());
            var interval = nextInterval(answer, step.interval());
            if (interval.isEmpty()) {
                return over(login, outcome(answer, login));
            }
            step = new Step.Device(
                    step.deviceCode(), interval.get(), clock.instant().plus(interval.get()));
        }
    }

    /// How long to wait before asking again; empty if the answer is final.
    private static Optional<Duration> nextInterval(TokenAnswer answer, Duration interval) {
        return switch (answer) {
            case TokenAnswer.Refused(var error) ->
                switch (error.code()) {
                    case "authorization_pending" -> Optional.of(interval);
                    case "slow_down" -> Optional.of(interval.plus(SLOW_DOWN));
                    default -> Optional.empty();
                };
            case TokenAnswer.Unreachable _ -> Optional.of(longer(interval));
            case TokenAnswer.Granted _, TokenAnswer.Unusable _ -> Optional.empty();
        };
    }

    private static LoginOutcome outcome(TokenAnswer answer, PendingLogin login) {
        return answer instanceof TokenAnswer.Refused(var error) && error.code().equals("expired_token")
                ? new LoginOutcome.TimedOut()
                : answer.outcome(login);
    }

    private LoginOutcome over(PendingLogin login, LoginOutcome outcome) {
        pending.take(login.state());
        return outcome;
    }

    private static Start notStarted(String reason) {
        return new Start.NotStarted(new LoginOutcome.Failed(reason));
    }

    private static Duration longer(Duration interval) {
        var doubled = interval.multipliedBy(2);
        var longest = interval.compareTo(LONGEST_INTERVAL) < 0 ? LONGEST_INTERVAL : interval;
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }

    private static Optional<URI> page(JsonObject json, String name) {
        try {
            var address = json.text(name);
            return address.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new URI(address.get())).filter(DeviceLogin::isPage);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static boolean isPage(URI address) {
        return ("https".equals(address.getScheme()) || "http".equals(address.getScheme())) && address.getHost() != null;
    }
}
