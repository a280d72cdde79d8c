package dev.antigravity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.oauth.TokenServer.Reply;
import dev.antigravity.secret.Secret;
import org.junit.jupiter.api.Test;

/// What others do while a token is being renewed is not undone by the renewal.
class MeanwhileRenewalTest extends RenewalsOfALogin {
    @Test
    void anAccountRemovedMeanwhileStaysRemoved() {
        login.server().then(login.meanwhile(() -> login.accountsElsewhere().remove("lab/work")));
        login.clock().advance(RenewedLogin.LIFE);

        assertThat(login.refusal()).hasMessage("lab/work cannot be used: the account was removed; sign in again");
        assertThat(login.accounts().list()).isEmpty();
    }

    @Test
    void whatTheUserDidMeanwhileWins() {
        login.server().then(login.meanwhile(() -> login.signInElsewhere("a-user")));
        login.clock().advance(RenewedLogin.LIFE);

        assertThat(login.accessToken()).isEqualTo("a-user");
        assertThat(login.kept().refreshToken()).contains(Secret.of("r-user"));
    }

    @Test
    void otherEditsOfTheUserMeanwhileAreKept() {
        login.server().then(login.meanwhile(() -> {
            var elsewhere = login.accountsElsewhere();
            elsewhere.update(
                    "lab/work",
                    present -> present.withUse(present.use().withWeight(9).withEnabled(false)));
            elsewhere.rename("lab/work", "office");
        }));
        login.clock().advance(RenewedLogin.LIFE);

        assertThat(login.accessToken()).isEqualTo("a-1");
        assertThat(login.accounts().get("lab/office").account().use().weight()).isEqualTo(9);
        assertThat(login.accounts().get("lab/office").account().enabled()).isFalse();
        assertThat(RenewedLogin.access(login.source().fresh(login.account()))).isEqualTo("a-1");
        assertThat(login.server().requests()).hasSize(1);
    }

    @Test
    void aRefusalOfAnOldTokenDoesNotTouchANewLogin() {
        login.server().then(_ -> {
            login.signInElsewhere("a-user");
            return Reply.json(400, "{\"error\": \"invalid_grant\"}");
        });
        login.clock().advance(RenewedLogin.LIFE);

        assertThat(login.accessToken()).isEqualTo("a-user");
        assertThat(login.accounts().get("lab/work").account().labels()).isEmpty();
    }

    @Test
    void aCallerWhoLeavesTakesNothingAlong() throws Exception {
        login.clock().advance(RenewedLogin.LIFE);
        var held = login.hold();
        var caller = Thread.ofVirtual().start(login::refusal);
        held.asked().await();
        caller.interrupt();
        caller.join();
        held.release();

        RenewedLogin.await(() -> login.kept().accessToken().equals(Secret.of("a-1")));
        assertThat(login.accessToken()).isEqualTo("a-1");
        assertThat(login.server().requests()).hasSize(1);
    }
}
