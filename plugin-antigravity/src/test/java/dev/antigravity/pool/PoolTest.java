package dev.antigravity.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.account.Account;
import dev.antigravity.account.AccountUse;
import dev.antigravity.account.Strategy;
import dev.antigravity.account.TermsClass;
import dev.antigravity.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PoolTest {
    private final MovableClock clock = new MovableClock();

    private Pool pool(List<Account> members) {
        return new Pool(_ -> members, clock, () -> Duration.ofHours(1), new RestBook(clock));
    }

    private static Account member(int number, int mostInFlight) {
        var account = Account.of("lab", "a" + number, TermsClass.API_KEY, Instant.EPOCH);
        return account.withUse(AccountUse.USUAL.withMostInFlight(Optional.of(mostInFlight)));
    }

    private static Wish wish(Strategy strategy, String conversation) {
        return new Wish(
                "lab", "m", strategy, () -> Optional.of(conversation), Set.of(), Optional.empty(), Duration.ZERO);
    }

    private static Lease taken(Choice choice) {
        assertThat(choice).isInstanceOf(Choice.Taken.class);
        return ((Choice.Taken) choice).lease();
    }

    @Test
    void noAccountServesMoreThanItMay() {
        var pool = pool(List.of(member(1, 2), member(2, 1)));

        var leases = IntStream.range(0, 3)
                .mapToObj(i -> taken(pool.choose(wish(Strategy.FILL_FIRST, "c" + i))))
                .toList();

        assertThat(leases).extracting(lease -> lease.account().name()).containsExactly("a1", "a1", "a2");
        assertThat(pool.choose(wish(Strategy.FILL_FIRST, "c4")))
                .isInstanceOfSatisfying(
                        Choice.NotNow.class, why -> assertThat(why.busy()).isEqualTo(2));
        leases.getFirst().close();
        assertThat(taken(pool.choose(wish(Strategy.FILL_FIRST, "c4"))).account().name())
                .isEqualTo("a1");
    }

    @Test
    void whoWaitsLongestIsCalledFirst() {
        var pool = pool(List.of(member(1, 1)));
        var lease = taken(pool.choose(wish(Strategy.STICKY, "c")));
        var first = pool.enter("lab", "m");
        var second = pool.enter("lab", "m");
        first.queue();
        second.queue();
        assertThat(pool.isAwaited("lab", "m")).isTrue();
        assertThat(pool.isAwaited("lab", "other")).isFalse();

        lease.close();

        assertThat(first.isFirst()).isTrue();
        assertThat(first.signal().tryAcquire()).isTrue();
        assertThat(second.signal().tryAcquire()).isFalse();
        first.close();
        assertThat(second.isFirst()).isTrue();
        assertThat(second.signal().tryAcquire()).isTrue();
        second.close();
        assertThat(pool.isAwaited("lab", "m")).isFalse();
    }

    @Test
    void onlyOneFindsOutWhetherARestIsOver() {
        var pool = pool(List.of(member(1, 9)));
        var until = clock.instant().plusSeconds(7);
        try (var lease = taken(pool.choose(wish(Strategy.STICKY, "c")))) {
            lease.refused(new Refusal(Cause.THROTTLED, true, Optional.of(until), "429"));
        }
        clock.advance(Duration.ofSeconds(7));

        var probe = taken(pool.choose(wish(Strategy.STICKY, "c")));

        assertThat(probe.isProbe()).isTrue();
        assertThat(pool.choose(wish(Strategy.STICKY, "d"))).isInstanceOf(Choice.NotNow.class);
        probe.answered();
        assertThat(taken(pool.choose(wish(Strategy.STICKY, "d"))).isProbe()).isFalse();
    }

    @Test
    void aLongThoughtKeepsNobodyWaiting() {
        var pool = pool(List.of(member(1, 9)));
        try (var lease = taken(pool.choose(wish(Strategy.STICKY, "c")))) {
            lease.refused(new Refusal(
                    Cause.THROTTLED, false, Optional.of(clock.instant().plusSeconds(1)), "429"));
        }
        clock.advance(Duration.ofSeconds(1));
        taken(pool.choose(wish(Strategy.STICKY, "c")));

        clock.advance(Duration.ofSeconds(2));

        assertThat(pool.choose(wish(Strategy.STICKY, "d"))).isInstanceOf(Choice.Taken.class);
    }

    @Test
    void aRestIsNeverLongerThanTheLongest() {
        var pool = pool(List.of(member(1, 9)));
        var days = clock.instant().plus(Duration.ofDays(5));
        var rest = taken(pool.choose(wish(Strategy.STICKY, "c")))
                .refused(new Refusal(Cause.THROTTLED, true, Optional.of(days), "429"))
                .orElseThrow();

        assertThat(rest.until()).isEqualTo(clock.instant().plus(Duration.ofHours(1)));
        assertThat(pool.promised("lab", "m", Strategy.STICKY)).contains(days);
    }

    @Test
    void aClockThatIsSetBackProlongsNoRest() {
        var pool = pool(List.of(member(1, 9)));
        var lease = taken(pool.choose(wish(Strategy.STICKY, "c")));
        var back = Optional.of(clock.instant().plusSeconds(7));
        lease.refused(new Refusal(Cause.THROTTLED, true, back, "429, retry-after: 7"));
        lease.close();
        assertThat(pool.choose(wish(Strategy.STICKY, "c"))).isInstanceOf(Choice.NotNow.class);

        clock.advance(Duration.ofHours(-5));

        assertThat(taken(pool.choose(wish(Strategy.STICKY, "c"))).isProbe()).isTrue();
    }

    @Test
    void anAccountThatIsAddedOrTakenAwayKeepsTheOthersAsTheyAre() {
        var members = new ArrayList<>(List.of(member(1, 9), member(2, 9)));
        var pool = new Pool(_ -> List.copyOf(members), clock, () -> Duration.ofHours(1), new RestBook(clock));
        var home = taken(pool.choose(wish(Strategy.STICKY, "c"))).account();

        members.add(member(3, 9));
        assertThat(taken(pool.choose(wish(Strategy.STICKY, "c"))).account()).isEqualTo(home);

        members.remove(home);
        var next = taken(pool.choose(wish(Strategy.STICKY, "c"))).account();
        assertThat(next).isNotEqualTo(home);
        members.add(home);
        assertThat(taken(pool.choose(wish(Strategy.STICKY, "c"))).account()).isEqualTo(next);
    }

    @Property(tries = 200)
    void spreadsEvenlyAndNeverToWhoRests(
            @ForAll @IntRange(min = 1, max = 30) int accounts,
            @ForAll @IntRange(max = 29) int resting,
            @ForAll Strategy strategy) {
        var pool = pool(
                IntStream.range(0, accounts).mapToObj(i -> member(i, 1_000)).toList());
        var rest = new HashMap<String, Boolean>();
        for (var i = 0; i < Math.min(resting, accounts - 1); i++) {
            try (var lease = taken(pool.choose(
                    new Wish("lab", "m", strategy, Optional::empty, rest.keySet(), Optional.empty(), Duration.ZERO)))) {
                rest.put(lease.account().id(), true);
                lease.refused(new Refusal(
                        Cause.THROTTLED, true, Optional.of(clock.instant().plusSeconds(60)), "429"));
            }
        }
        var served = new HashMap<String, Integer>();
        var rounds = 20;
        for (var i = 0; i < rounds * (accounts - rest.size()); i++) {
            try (var lease = taken(pool.choose(wish(strategy, "conversation " + i)))) {
                served.merge(lease.account().id(), 1, Integer::sum);
            }
        }
        assertThat(served.keySet()).noneMatch(rest::containsKey);
        if (strategy == Strategy.FILL_FIRST) {
            assertThat(served).hasSize(1);
        } else {
            assertThat(served.values()).allSatisfy(count -> assertThat(count).isBetween(rounds - 1, rounds + 1));
        }
    }
}
