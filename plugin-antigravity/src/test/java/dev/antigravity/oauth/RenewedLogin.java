package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountStore;
import dev.antigravity.account.Credential;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.account.TermsClass;
import dev.antigravity.files.FileLocks;
import dev.antigravity.files.ForwardingDisk;
import dev.antigravity.oauth.TokenServer.Reply;
import dev.antigravity.oauth.TokenServer.Request;
import dev.antigravity.secret.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

/// `lab/work`, signed in at a server that is played here, and whoever renews its token. Both token and clock are the
/// test's to move.
final class RenewedLogin implements AutoCloseable {
    static final Duration LIFE = Duration.ofHours(1);

    private final Path home;
    private final TokenServer server;
    private final MovableClock clock = new MovableClock();
    private final RotatingTokens rotating = new RotatingTokens();
    private final JdkFormPoster poster = new JdkFormPoster();
    private final AtomicBoolean diskIsFull = new AtomicBoolean();
    private final AccountStore accounts;
    private final RefreshingCredentialSource source;
    private Optional<AuthorizationServer> configured;
    private Account account;

    RenewedLogin(Path home) throws IOException {
        this.home = home;
        server = TokenServer.start().always(rotating);
        configured = Optional.of(server.asPublicClient());
        accounts = new AccountStore(TestVault.in(home, new FillingDisk(diskIsFull)), new SecureRandom());
        source = source(accounts);
        account = add("work", LIFE);
    }

    /// Whoever renews tokens of that store.
    RefreshingCredentialSource source(AccountStore store) {
        return new RefreshingCredentialSource(
                logins(store),
                _ -> configured,
                new TokenClient(poster, clock),
                new FileLocks(),
                home.resolve("locks"),
                clock);
    }

    OAuthAccounts logins(AccountStore store) {
        return new OAuthAccounts(store, clock);
    }

    /// The same vault, as another process has it.
    AccountStore accountsElsewhere() {
        return TestVault.accountsIn(home);
    }

    /// From now on another account is asked for.
    void signIn(String name, Duration life) {
        account = add(name, life);
    }

    private Account add(String name, Duration life) {
        return accounts.add(
                        Account.of("lab", name, TermsClass.OWN_CLIENT, clock.instant()),
                        tokens("a-0", Optional.of("r-0"), life))
                .account();
    }

    OAuthTokens tokens(String access, Optional<String> refresh, Duration life) {
        return new OAuthTokens(
                Secret.of(access),
                refresh.map(Secret::of),
                Optional.of(clock.instant().plus(life)),
                List.of(),
                "Bearer");
    }

    void signInElsewhere(String access) {
        var grant = new TokenGrant(
                Secret.of(access),
                Optional.of(Secret.of("r-user")),
                Optional.of(clock.instant().plus(LIFE)),
                List.of());
        logins(accountsElsewhere()).keep(new LoginOutcome.SignedIn("lab", "work", grant), TermsClass.OWN_CLIENT);
    }

    /// The configuration names no OAuth client any more.
    void forgetClient() {
        configured = Optional.empty();
    }

    void fillDisk(boolean full) {
        diskIsFull.set(full);
    }

    TokenServer server() {
        return server;
    }

    RotatingTokens rotating() {
        return rotating;
    }

    JdkFormPoster poster() {
        return poster;
    }

    MovableClock clock() {
        return clock;
    }

    AccountStore accounts() {
        return accounts;
    }

    RefreshingCredentialSource source() {
        return source;
    }

    Account account() {
        return account;
    }

    String accessToken() {
        return access(source.fresh(account));
    }

    static String access(Credential credential) {
        return credential instanceof OAuthTokens tokens ? tokens.accessToken().reveal() : credential.toString();
    }

    OAuthTokens kept() {
        return (OAuthTokens) accounts.get(account.id()).credential();
    }

    CredentialUnavailableException refusal() {
        return catchThrowableOfType(CredentialUnavailableException.class, () -> source.fresh(account));
    }

    /// An answer that comes after something else has happened.
    Function<Request, Reply> meanwhile(Runnable event) {
        return request -> {
            event.run();
            return rotating.apply(request);
        };
    }

    /// Holds back the server's next answer.
    Held hold() {
        var held = new Held(new CountDownLatch(1), new CountDownLatch(1));
        server.then(request -> {
            held.asked.countDown();
            try {
                held.answer.await();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            return rotating.apply(request);
        });
        return held;
    }

    /// @param asked  the server has the request
    /// @param answer it may answer
    record Held(CountDownLatch asked, CountDownLatch answer) {
        void release() {
            answer.countDown();
        }
    }

    /// Waits for something that happens on another thread.
    static void await(Callable<Boolean> event) throws Exception {
        while (!event.call()) {
            Thread.yield();
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /// A disk that can be full.
    private static final class FillingDisk extends ForwardingDisk {
        private final AtomicBoolean full;

        FillingDisk(AtomicBoolean full) {
            this.full = full;
        }

        @Override
        public void append(Path file, byte[] bytes, int from, int length) throws IOException {
            if (full.get()) {
                throw new IOException("No space left on device");
            }
            super.append(file, bytes, from, length);
        }
    }
}
