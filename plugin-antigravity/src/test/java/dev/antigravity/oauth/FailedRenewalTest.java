package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.antigravity.account.Account;
import dev.antigravity.account.CredentialUnavailableException;
import dev.antigravity.account.TermsClass;
import dev.antigravity.oauth.TokenServer.Reply;
import dev.antigravity.secret.Secret;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What callers hear, and who is asked again, when a token cannot be renewed.
class FailedRenewalTest extends RenewalsOfALogin {
    @Test
    void anEndedLoginIsNotAskedForAgain() {
        login.server().then(400, "{\"error\": \"invalid_grant\", \"error_description\": \"revoked\"}");
        login.clock().advance(RenewedLogin.LIFE);
        var message =
                "lab/work cannot be used: the provider has ended its login: invalid_grant (revoked); sign in again";

        assertThat(login.refusal()).hasMessage(message).matches(CredentialUnavailableException::isSignInNeeded);
        assertThat(login.refusal()).hasMessage(message);
        login.source().renewDue();
        var later = login.accountsElsewhere();
        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class,
                        () -> login.source(later).fresh(login.account())))
                .hasMessage(message);
        assertThat(login.logins(later).signInReason(later.get("lab/work")))
                .contains("the provider has ended its login: invalid_grant (revoked)");
        assertThat(login.server().requests()).hasSize(1);
    }

    @Test
    void aRejectedTokenOfAnEndedLoginIsNotHandedOutAgain() {
        login.server().then(400, "{\"error\": \"invalid_grant\"}");

        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class,
                        () -> login.source().afterRejection(login.account(), login.kept())))
                .matches(CredentialUnavailableException::isSignInNeeded);
        assertThat(login.refusal()).matches(CredentialUnavailableException::isSignInNeeded);
        assertThat(login.server().requests()).hasSize(1);
    }

    @Test
    void aNewLoginEndsTheTrouble() {
        login.server().then(400, "{\"error\": \"invalid_grant\"}");
        login.clock().advance(RenewedLogin.LIFE);
        assertThat(login.refusal()).matches(CredentialUnavailableException::isSignInNeeded);
        login.accounts()
                .update("lab/work", present -> present.withUse(present.use().withWeight(7)));

        var grant = new TokenGrant(Secret.of("a-user"), Optional.empty(), Optional.empty(), List.of("chat"));
        var again = login.logins(login.accounts())
                .keep(new LoginOutcome.SignedIn("lab", "work", grant), TermsClass.OWN_CLIENT);

        assertThat(login.accessToken()).isEqualTo("a-user");
        assertThat(again.account().labels()).isEmpty();
        assertThat(again.account().use().weight()).isEqualTo(7);
    }

    @Test
    void aServerThatIsAwayIsAskedLessAndLessOften() {
        login.server().always(_ -> Reply.json(503, ""));
        login.clock().advance(RenewedLogin.LIFE);

        var asked = new ArrayList<Integer>();
        for (var second = 0; second < 20; second++) {
            var before = login.server().requests().size();
            assertThat(login.refusal())
                    .hasMessage("lab/work cannot be used just now: 127.0.0.1 answered with status 503")
                    .matches(refusal -> !refusal.isSignInNeeded());
            if (login.server().requests().size() > before) {
                asked.add(second);
            }
            login.clock().advance(Duration.ofSeconds(1));
        }
        assertThat(asked).containsExactly(0, 1, 3, 7, 15);

        login.server().always(login.rotating());
        login.clock().advance(Duration.ofMinutes(5));
        assertThat(login.accessToken()).isEqualTo("a-1");
    }

    @Test
    void aClockThatIsSetBackHoldsNobodyUp() {
        login.server().always(_ -> Reply.json(503, ""));
        login.clock().advance(RenewedLogin.LIFE);
        login.refusal();

        login.server().always(login.rotating());
        login.clock().advance(Duration.ofMinutes(-30));
        var kept = login.kept();
        assertThat(login.accessToken())
                .as("good for half an hour more by the new clock")
                .isEqualTo("a-0");
        assertThat(RenewedLogin.access(login.source().afterRejection(login.account(), kept)))
                .as("by the server's it has ended")
                .isEqualTo("a-1");
    }

    @Test
    void aTokenThatIsStillGoodOutlivesAServerThatIsAway() throws Exception {
        login.server().always(_ -> Reply.json(503, ""));
        login.accessToken();
        login.clock().advance(Duration.ofMinutes(58));

        assertThat(login.accessToken()).isEqualTo("a-0");
        RenewedLogin.await(() -> login.server().requests().size() == 1);
        assertThat(login.accessToken()).isEqualTo("a-0");
    }

    @Test
    void aWrongClientIsNoReasonToSignInAgain() {
        login.server().then(401, "{\"error\": \"invalid_client\"}");
        login.clock().advance(RenewedLogin.LIFE);

        assertThat(login.refusal())
                .hasMessageEndingWith("the provider refused to renew its token: invalid_client; check the OAuth client")
                .matches(refusal -> !refusal.isSignInNeeded());
        login.clock().advance(Duration.ofSeconds(1));
        assertThat(login.accessToken()).isEqualTo("a-1");
    }

    @Test
    void withoutAClientATokenLivesToItsEnd() {
        login.forgetClient();
        login.clock().advance(Duration.ofMinutes(59));
        assertThat(login.accessToken()).isEqualTo("a-0");

        login.clock().advance(Duration.ofMinutes(1));
        assertThat(login.refusal()).hasMessageEndingWith("no OAuth client is configured for lab");
    }

    @Test
    void withoutARefreshTokenTheUserMustSignInAgain() {
        var home = login.accounts()
                .add(
                        Account.of(
                                "lab",
                                "home",
                                TermsClass.OWN_CLIENT,
                                login.clock().instant().plusNanos(1)),
                        login.tokens("b-0", Optional.empty(), RenewedLogin.LIFE))
                .account();
        login.clock().advance(Duration.ofMinutes(59));
        assertThat(RenewedLogin.access(login.source().fresh(home))).isEqualTo("b-0");

        login.clock().advance(Duration.ofMinutes(1));
        assertThat(catchThrowableOfType(
                        CredentialUnavailableException.class,
                        () -> login.source().fresh(home)))
                .hasMessage("lab/home cannot be used: its login has ended; sign in again");
        assertThat(login.server().requests()).isEmpty();
    }

    @Test
    void aTokenThatCannotBeKeptIsNotUsedAndNotLost() {
        login.fillDisk(true);
        login.clock().advance(RenewedLogin.LIFE);
        assertThat(login.refusal())
                .hasMessageContaining("cannot be kept")
                .hasMessageContaining("No space left on device");

        login.fillDisk(false);
        login.clock().advance(Duration.ofSeconds(1));
        assertThat(login.accessToken()).isEqualTo("a-1");
        assertThat(login.rotating().redeemed()).isEqualTo(1);
        assertThat(login.rotating().wasReused()).isFalse();
    }

    @Test
    void aNewLoginIsNotHeldBackByAnOldFailure() {
        login.server().then(503, "");
        login.clock().advance(RenewedLogin.LIFE);
        assertThat(login.refusal()).hasMessageContaining("503");

        login.signInElsewhere("a-user");
        assertThat(login.accessToken()).isEqualTo("a-user");
    }
}
