package dev.antigravity.oauth;

import java.time.Duration;
import java.util.function.Consumer;

/// A login from start to end in one process: the browser comes back to a port of this machine.
public final class LoopbackLogin {
    private final CodeLogin login;

    public LoopbackLogin(CodeLogin login) {
        this.login = login;
    }

    /// Signs in. Returns when the user has consented or refused, nobody came in time, or this thread is interrupted.
    ///
    /// @param port     of the redirect, 0 for any free one
    /// @param patience how long the user may take
    /// @param show     shows the address to the user, or opens it
    /// @throws UnavailableLoginException if it cannot even be started
    public LoginOutcome signIn(
            String provider, String account, int port, Duration patience, Consumer<CodeLogin.Started> show) {
        try (var listener = LoopbackListener.open(port)) {
            var started = login.start(provider, account, listener.redirect());
            listener.expect(started.state());
            show.accept(started);
            return await(listener, started, patience);
        }
    }

    private LoginOutcome await(LoopbackListener listener, CodeLogin.Started started, Duration patience) {
        try {
            var callback = listener.await(patience);
            if (callback.isPresent()) {
                return login.finish(started.state(), callback.get());
            }
            login.abandon(started.state());
            return new LoginOutcome.TimedOut();
        } catch (InterruptedException _) {
            login.abandon(started.state());
            Thread.currentThread().interrupt();
            return new LoginOutcome.Cancelled();
        }
    }
}
