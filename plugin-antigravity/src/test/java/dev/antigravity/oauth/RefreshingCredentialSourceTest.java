package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RefreshingCredentialSourceTest {
    private static final Duration LIFE = Duration.ofHours(1);

    @TempDir
    Path home;

    private final MovableClock clock = new MovableClock();
    private final RotatingTokens rotating = new RotatingTokens();
    private final AtomicBoolean diskIsFull = new AtomicBoolean();
    private final JdkFormPoster poster = new JdkFormPoster();
    private TokenServer server;
    private Optional<AuthorizationServer> configured = Optional.empty();
    private AccountStore accounts;
    private RefreshingCredentialSource source;
    private Account account;

    @BeforeEach
    void start() throws IOException {
        server = TokenServer.start().always(rotating);
        configured = Optional.of(server.asPublicClient());
        accounts = new AccountStore(TestVault.in(home, new FillingDisk(diskIsFull)), new SecureRandom());
        source = source(accounts);
        account = add("work", LIFE);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RefreshingCredentialSource source(AccountStore store) {
        return new RefreshingCredentialSource(
                new OAuthAccounts(store, clock),
                _ -> configured,
                new TokenClient(poster, clock),
                new FileLocks(),
                home.resolve("locks"),
                clock);
    }

    private Account add(String name, Duration life) {
        return accounts.add(
                        Account.of("lab", name, TermsClass.OWN_CLIENT, clock.instant()),
                        tokens("a-0", Optional.of("r-0"), life))
                .account();
    }

    private OAuthTokens tokens(String access, Optional<String> refresh, Duration life) {
        return new OAuthTokens(
                Secret.of(access),
                refresh.map(Secret::of),
                Optional.of(clock.instant().plus(life)),
                List.of(),
                "Bearer");
    }

    @Test
    void aFreshTokenIsHandedOutWithoutAsking() {
        assertThat(accessToken()).isEqualTo("a-0");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void aTokenWithoutAnEndIsFresh() {
        server.then(200, "{\"access_token\": \"a-1\"}");
        source.afterRejection(account, kept());
        clock.advance(Duration.ofDays(1_000));

        assertThat(accessToken()).isEqualTo("a-1");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aDueTokenIsUsedWhileItIsRenewed() throws Exception {
        accessToken();
        clock.advance(Duration.ofMinutes(56));
        var held = hold();

        assertThat(accessToken()).isEqualTo("a-0");
        assertThat(accessToken()).isEqualTo("a-0");
        held.release();

        await(() -> accessToken().equals("a-1"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anOldTokenIsWaitedForAndTheNewOneIsKept() {
        clock.advance(LIFE);

        assertThat(accessToken()).isEqualTo("a-1");
        assertThat(TestVault.accountsIn(home).get("lab/work").credential())
                .isEqualTo(new OAuthTokens(
                        Secret.of("a-1"),
                        Optional.of(Secret.of("r-1")),
                        Optional.of(MovableClock.START.plus(LIFE).plus(LIFE)),
                        List.of(),
                        "Bearer"));
    }

    @Test
    void fiveHundredCallersCauseOneRenewal() throws Exception {
        clock.advance(LIFE);
        var all = new CountDownLatch(1);
        Callable<String> caller = () -> {
            all.await();
            return accessToken();
        };

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Future<String>>();
            for (var i = 0; i < 500; i++) {
                answers.add(threads.submit(caller));
            }
            all.countDown();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo("a-1");
            }
        }
        assertThat(server.requests()).hasSize(1);
        assertThat(rotating.wasReused()).isFalse();
    }

    @Test
    void aServerThatDoesNotRotateKeepsItsRefreshToken() {
        server.then(200, "{\"access_token\": \"a-1\", \"expires_in\": 60}");
        clock.advance(LIFE);

        assertThat(accessToken()).isEqualTo("a-1");
        assertThat(kept().refreshToken()).contains(Secret.of("r-0"));
    }

    @Test
    void aRejectedTokenIsReplacedOnce() {
        var rejected = kept();

        assertThat(access(source.afterRejection(account, rejected))).isEqualTo("a-1");
        assertThat(access(source.afterRejection(account, rejected))).isEqualTo("a-1");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void anEndedLoginIsNotAskedForAgain() {
        server.then(400, "{\"error\": \"invalid_grant\", \"error_description\": \"revoked\"}");
        clock.advance(LIFE);
        var message =
                "lab/work cannot be used: the provider has ended its login: invalid_grant (revoked); sign in again";

        assertThat(refusal()).hasMessage(message).matches(CredentialUnavailableException::isSignInNeeded);
        assertThat(refusal()).hasMessage(message);
        source.renewDue();
        var later = TestVault.accountsIn(home);
        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class,
                        () -> source(later).fresh(account)))
                .hasMessage(message);
        assertThat(new OAuthAccounts(later, clock).signInReason(later.get("lab/work")))
                .contains("the provider has ended its login: invalid_grant (revoked)");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRejectedTokenOfAnEndedLoginIsNotHandedOutAgain() {
        server.then(400, "{\"error\": \"invalid_grant\"}");

        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class, () -> source.afterRejection(account, kept())))
                .matches(CredentialUnavailableException::isSignInNeeded);
        assertThat(refusal()).matches(CredentialUnavailableException::isSignInNeeded);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aNewLoginEndsTheTrouble() {
        server.then(400, "{\"error\": \"invalid_grant\"}");
        clock.advance(LIFE);
        assertThat(refusal()).matches(CredentialUnavailableException::isSignInNeeded);
        accounts.update("lab/work", present -> present.withUse(present.use().withWeight(7)));

        var grant = new TokenGrant(Secret.of("a-user"), Optional.empty(), Optional.empty(), List.of("chat"));
        var again = new OAuthAccounts(accounts, clock)
                .keep(new LoginOutcome.SignedIn("lab", "work", grant), TermsClass.OWN_CLIENT);

        assertThat(accessToken()).isEqualTo("a-user");
        assertThat(again.account().labels()).isEmpty();
        assertThat(again.account().use().weight()).isEqualTo(7);
    }

    @Test
    void aServerThatIsAwayIsAskedLessAndLessOften() {
        server.always(_ -> Reply.json(503, ""));
        clock.advance(LIFE);

        var asked = new ArrayList<Integer>();
        for (var second = 0; second < 20; second++) {
            var before = server.requests().size();
            assertThat(refusal())
                    .hasMessage("lab/work cannot be used just now: 127.0.0.1 answered with status 503")
                    .matches(refusal -> !refusal.isSignInNeeded());
            if (server.requests().size() > before) {
                asked.add(second);
            }
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(asked).containsExactly(0, 1, 3, 7, 15);

        server.always(rotating);
        clock.advance(Duration.ofMinutes(5));
        assertThat(accessToken()).isEqualTo("a-1");
    }

    @Test
    void aClockThatIsSetBackHoldsNobodyUp() {
        server.always(_ -> Reply.json(503, ""));
        clock.advance(LIFE);
        refusal();

        server.always(rotating);
        clock.advance(Duration.ofMinutes(-30));
        var kept = kept();
        assertThat(accessToken())
                .as("good for half an hour more by the new clock")
                .isEqualTo("a-0");
        assertThat(access(source.afterRejection(account, kept)))
                .as("by the server's it has ended")
                .isEqualTo("a-1");
    }

    @Test
    void aTokenThatIsStillGoodOutlivesAServerThatIsAway() throws Exception {
        server.always(_ -> Reply.json(503, ""));
        accessToken();
        clock.advance(Duration.ofMinutes(58));

        assertThat(accessToken()).isEqualTo("a-0");
        await(() -> server.requests().size() == 1);
        assertThat(accessToken()).isEqualTo("a-0");
    }

    @Test
    void aWrongClientIsNoReasonToSignInAgain() {
        server.then(401, "{\"error\": \"invalid_client\"}");
        clock.advance(LIFE);

        assertThat(refusal())
                .hasMessageEndingWith("the provider refused to renew its token: invalid_client; check the OAuth client")
                .matches(refusal -> !refusal.isSignInNeeded());
        clock.advance(Duration.ofSeconds(1));
        assertThat(accessToken()).isEqualTo("a-1");
    }

    @Test
    void withoutAClientATokenLivesToItsEnd() {
        configured = Optional.empty();
        clock.advance(Duration.ofMinutes(59));
        assertThat(accessToken()).isEqualTo("a-0");

        clock.advance(Duration.ofMinutes(1));
        assertThat(refusal()).hasMessageEndingWith("no OAuth client is configured for lab");
    }

    @Test
    void withoutARefreshTokenTheUserMustSignInAgain() {
        var home = accounts.add(
                        Account.of(
                                "lab",
                                "home",
                                TermsClass.OWN_CLIENT,
                                clock.instant().plusNanos(1)),
                        tokens("b-0", Optional.empty(), LIFE))
                .account();
        clock.advance(Duration.ofMinutes(59));
        assertThat(access(source.fresh(home))).isEqualTo("b-0");

        clock.advance(Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(CredentialUnavailableException.class, () -> source.fresh(home)))
                .hasMessage("lab/home cannot be used: its login has ended; sign in again");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void anAccountRemovedMeanwhileStaysRemoved() {
        server.then(meanwhile(() -> TestVault.accountsIn(home).remove("lab/work")));
        clock.advance(LIFE);

        assertThat(refusal()).hasMessage("lab/work cannot be used: the account was removed; sign in again");
        assertThat(accounts.list()).isEmpty();
    }

    @Test
    void whatTheUserDidMeanwhileWins() {
        server.then(meanwhile(() -> signInElsewhere("a-user")));
        clock.advance(LIFE);

        assertThat(accessToken()).isEqualTo("a-user");
        assertThat(kept().refreshToken()).contains(Secret.of("r-user"));
    }

    @Test
    void otherEditsOfTheUserMeanwhileAreKept() {
        server.then(meanwhile(() -> {
            var elsewhere = TestVault.accountsIn(home);
            elsewhere.update(
                    "lab/work",
                    present -> present.withUse(present.use().withWeight(9).withEnabled(false)));
            elsewhere.rename("lab/work", "office");
        }));
        clock.advance(LIFE);

        assertThat(accessToken()).isEqualTo("a-1");
        assertThat(accounts.get("lab/office").account().use().weight()).isEqualTo(9);
        assertThat(accounts.get("lab/office").account().enabled()).isFalse();
        assertThat(access(source.fresh(account))).isEqualTo("a-1");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void aRefusalOfAnOldTokenDoesNotTouchANewLogin() {
        server.then(_ -> {
            signInElsewhere("a-user");
            return Reply.json(400, "{\"error\": \"invalid_grant\"}");
        });
        clock.advance(LIFE);

        assertThat(accessToken()).isEqualTo("a-user");
        assertThat(accounts.get("lab/work").account().labels()).isEmpty();
    }

    @Test
    void aTokenThatCannotBeKeptIsNotUsedAndNotLost() {
        diskIsFull.set(true);
        clock.advance(LIFE);
        assertThat(refusal()).hasMessageContaining("cannot be kept").hasMessageContaining("No space left on device");

        diskIsFull.set(false);
        clock.advance(Duration.ofSeconds(1));
        assertThat(accessToken()).isEqualTo("a-1");
        assertThat(rotating.redeemed()).isEqualTo(1);
        assertThat(rotating.wasReused()).isFalse();
    }

    @Test
    void aNewLoginIsNotHeldBackByAnOldFailure() {
        server.then(503, "");
        clock.advance(LIFE);
        assertThat(refusal()).hasMessageContaining("503");

        signInElsewhere("a-user");
        assertThat(accessToken()).isEqualTo("a-user");
    }

    @Test
    void aCallerWhoLeavesTakesNothingAlong() throws Exception {
        clock.advance(LIFE);
        var held = hold();
        var caller = Thread.ofVirtual().start(this::refusal);
        held.asked().await();
        caller.interrupt();
        caller.join();
        held.release();

        await(() -> kept().accessToken().equals(Secret.of("a-1")));
        assertThat(accessToken()).isEqualTo("a-1");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void tokensThatLiveForAMinuteAreNotRenewedAtEveryRequest() throws Exception {
        account = add("brief", Duration.ofMinutes(1));
        for (var second = 0; second < 39; second++) {
            assertThat(accessToken()).isEqualTo("a-0");
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(server.requests()).isEmpty();

        clock.advance(Duration.ofSeconds(2));
        assertThat(accessToken()).isEqualTo("a-0");
        await(() -> accessToken().equals("a-1"));
    }

    @Test
    void whatIsDueIsRenewedThoughNobodyAsks() throws Exception {
        source.renewDue();
        clock.advance(Duration.ofMinutes(56));

        source.renewDue();

        await(() -> kept().accessToken().equals(Secret.of("a-1")));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theAccountsOwnProxyIsOnTheWayToItsServer() {
        var own = Optional.of(URI.create("http://127.0.0.1:3128"));
        accounts.update("lab/work", present -> present.withUse(present.use().withProxy(own)));
        clock.advance(LIFE);

        accessToken();

        assertThat(poster.ways()).containsExactly(own);
    }

    @Test
    void otherCredentialsAreHandedOutAsTheyAre() {
        var key = new Credential.ApiKey(Secret.of("k"));
        var keyed = accounts.add(Account.of("lab", "keyed", TermsClass.API_KEY, clock.instant()), key)
                .account();

        assertThat(source.fresh(keyed)).isEqualTo(key);
        assertThat(catchThrowableOfType(CredentialUnavailableException.class, () -> source.afterRejection(keyed, key)))
                .matches(CredentialUnavailableException::isSignInNeeded);
    }

    private String accessToken() {
        return access(source.fresh(account));
    }

    private static String access(Credential credential) {
        return credential instanceof OAuthTokens tokens ? tokens.accessToken().reveal() : credential.toString();
    }

    private OAuthTokens kept() {
        return (OAuthTokens) accounts.get(account.id()).credential();
    }

    private CredentialUnavailableException refusal() {
        return catchThrowableOfType(CredentialUnavailableException.class, () -> source.fresh(account));
    }

    private void signInElsewhere(String access) {
        var grant = new TokenGrant(
                Secret.of(access),
                Optional.of(Secret.of("r-user")),
                Optional.of(clock.instant().plus(LIFE)),
                List.of());
        new OAuthAccounts(TestVault.accountsIn(home), clock)
                .keep(new LoginOutcome.SignedIn("lab", "work", grant), TermsClass.OWN_CLIENT);
    }

    private Function<Request, Reply> meanwhile(Runnable event) {
        return request -> {
            event.run();
            return rotating.apply(request);
        };
    }

    /// Holds back the server's next answer.
    private Held hold() {
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

    private record Held(CountDownLatch asked, CountDownLatch answer) {
        void release() {
            answer.countDown();
        }
    }

    /// Waits for something that happens on another thread.
    private static void await(Callable<Boolean> event) throws Exception {
        while (!event.call()) {
            Thread.yield();
        }
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
