package dev.antigravity.sandbox.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.TestClock;
import dev.antigravity.sandbox.refusal.RefusalKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccountTest {
    private final TestClock clock = new TestClock();
    private final Accounts accounts = new Accounts(clock, List.of("sandbox-key-"));
    private final Account account = accounts.get("work");

    @Test
    void findsTheAccountOfAKey() {
        assertThat(accounts.ofApiKey("sandbox-key-work")).contains(account);
        assertThat(accounts.ofApiKey("sandbox-key-")).isEmpty();
        assertThat(accounts.ofApiKey("other-key-work")).isEmpty();
    }

    @Test
    void refusesWhatIsOverTheThrottleUntilTheWindowEnds() {
        account.throttle(2, Duration.ofSeconds(60));
        assertThat(account.admit("m")).isEmpty();
        clock.advance(Duration.ofSeconds(20));
        assertThat(account.admit("m")).isEmpty();

        var refusal = account.admit("m").orElseThrow();
        assertThat(refusal.kind()).isEqualTo(RefusalKind.RATE_LIMIT);
        assertThat(refusal.retryAfter()).contains(Duration.ofSeconds(40));

        clock.advance(Duration.ofSeconds(40));
        assertThat(account.admit("m")).isEmpty();
    }

    @Test
    void refusesAModelWhoseQuotaIsUsedUpAndNoOther() {
        account.quota("big", 100, Duration.ofHours(5));
        account.spend("big", 120);

        assertThat(account.admit("big").orElseThrow().kind()).isEqualTo(RefusalKind.QUOTA);
        assertThat(account.admit("small")).isEmpty();
        assertThat(account.quotaState("big").orElseThrow().fractionLeft()).isZero();

        clock.advance(Duration.ofHours(5));
        assertThat(account.admit("big")).isEmpty();
    }

    @Test
    void refusesEverythingWhenDisabled() {
        account.disable(true);
        assertThat(account.admit("m").orElseThrow().kind()).isEqualTo(RefusalKind.PERMISSION);

        account.unlimit();
        assertThat(account.admit("m")).isEmpty();
    }
}
