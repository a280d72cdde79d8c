package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.antigravity.account.Account;
import dev.antigravity.account.Credential;
import dev.antigravity.account.Credential.OAuthTokens;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.account.TermsClass;
import dev.antigravity.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// When a token is handed out as it is, and when it is renewed before.
class RefreshingCredentialSourceTest extends RenewalsOfALogin {
    @Test
    void aFreshTokenIsHandedOutWithoutAsking() {
        assertThat(login.accessToken()).isEqualTo("a-0");
        assertThat(login.server().requests()).isEmpty();
    }

    @Test
    void aTokenWithoutAnEndIsFresh() {
        login.server().then(200, "{\"access_token\": \"a-1\"}");
        login.source().afterRejection(login.account(), login.kept());
        login.clock().advance(Duration.ofDays(1_000));

        assertThat(login.accessToken()).isEqualTo("a-1");
        assertThat(login.server().requests()).hasSize(1);
    }

    @Test
    void aDueTokenIsUsedWhileItIsRenewed() throws Exception {
        login.accessToken();
        login.clock().advance(Duration.ofMinutes(56));
        var held = login.hold();

        assertThat(login.accessToken()).isEqualTo("a-0");
        assertThat(login.accessToken()).isEqualTo("a-0");
        held.release();

        RenewedLogin.await(() -> login.accessToken().equals("a-1"));
        assertThat(login.server().requests()).hasSize(1);
    }

    @Test
    void anOldTokenIsWaitedForAndTheNewOneIsKept() {
        login.clock().advance(RenewedLogin.LIFE);

        assertThat(login.accessToken()).isEqualTo("a-1");
        assertThat(login.accountsElsewhere().get("lab/work").credential())
                .isEqualTo(new OAuthTokens(
                        Secret.of("a-1"),
                        Optional.of(Secret.of("r-1")),
                        Optional.of(MovableClock.START.plus(RenewedLogin.LIFE).plus(RenewedLogin.LIFE)),
                        List.of(),
                        "Bearer"));
    }

    @Test
    void fiveHundredCallersCauseOneRenewal() throws Exception {
        login.clock().advance(RenewedLogin.LIFE);
        var all = new CountDownLatch(1);
        Callable<String> caller = () -> {
            all.await();
            return login.accessToken();
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
        assertThat(login.server().requests()).hasSize(1);
        assertThat(login.rotating().wasReused()).isFalse();
    }

    @Test
    void aServerThatDoesNotRotateKeepsItsRefreshToken() {
        login.server().then(200, "{\"access_token\": \"a-1\", \"expires_in\": 60}");
        login.clock().advance(RenewedLogin.LIFE);

        assertThat(login.accessToken()).isEqualTo("a-1");
        assertThat(login.kept().refreshToken()).contains(Secret.of("r-0"));
    }

    @Test
    void aRejectedTokenIsReplacedOnce() {
        var rejected = login.kept();

        assertThat(RenewedLogin.access(login.source().afterRejection(login.account(), rejected)))
                .isEqualTo("a-1");
        assertThat(RenewedLogin.access(login.source().afterRejection(login.account(), rejected)))
                .isEqualTo("a-1");
        assertThat(login.server().requests()).hasSize(1);
    }

    @Test
    void tokensThatLiveForAMinuteAreNotRenewedAtEveryRequest() throws Exception {
        login.signIn("brief", Duration.ofMinutes(1));
        for (var second = 0; second < 39; second++) {
            assertThat(login.accessToken()).isEqualTo("a-0");
            login.clock().advance(Duration.ofSeconds(1));
        }
        assertThat(login.server().requests()).isEmpty();

        login.clock().advance(Duration.ofSeconds(2));
        assertThat(login.accessToken()).isEqualTo("a-0");
        RenewedLogin.await(() -> login.accessToken().equals("a-1"));
    }

    @Test
    void whatIsDueIsRenewedThoughNobodyAsks() throws Exception {
        login.source().renewDue();
        login.clock().advance(Duration.ofMinutes(56));

        login.source().renewDue();

        RenewedLogin.await(() -> login.kept().accessToken().equals(Secret.of("a-1")));
        assertThat(login.server().requests()).hasSize(1);
    }

    @Test
    void theAccountsOwnProxyIsOnTheWayToItsServer() {
        var own = Optional.of(URI.create("http://127.0.0.1:3128"));
        login.accounts()
                .update("lab/work", present -> present.withUse(present.use().withProxy(own)));
        login.clock().advance(RenewedLogin.LIFE);

        login.accessToken();

        assertThat(login.poster().ways()).containsExactly(own);
    }

    @Test
    void otherCredentialsAreHandedOutAsTheyAre() {
        var key = new Credential.ApiKey(Secret.of("k"));
        var keyed = login.accounts()
                .add(
                        Account.of(
                                "lab",
                                "keyed",
                                TermsClass.API_KEY,
                                login.clock().instant()),
                        key)
                .account();

        assertThat(login.source().fresh(keyed)).isEqualTo(key);
        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class,
                        () -> login.source().afterRejection(keyed, key)))
                .matches(CredentialUnavailableException::isSignInNeeded);
    }
}
