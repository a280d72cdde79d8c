package dev.antigravity.benchmarks;

import dev.antigravity.account.Account;
import dev.antigravity.account.Strategy;
import dev.antigravity.account.TermsClass;
import dev.antigravity.pool.Cause;
import dev.antigravity.pool.Choice;
import dev.antigravity.pool.Pool;
import dev.antigravity.pool.Refusal;
import dev.antigravity.pool.RestBook;
import dev.antigravity.pool.Wish;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What it costs to choose an account and to give it back: 1,000 accounts, 100 models, none or nearly all at rest.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AccountChoice {
    private static final int ACCOUNTS = 1_000;
    private static final int MODELS = 100;
    private static final int CONVERSATIONS = 5_000;

    @Param({"0", "990"})
    public int resting;

    @Param({"STICKY", "ROUND_ROBIN", "LEAST_USED"})
    public Strategy strategy = Strategy.STICKY;

    private final SplittableRandom random = new SplittableRandom(1);
    private final InstantSource clock = InstantSource.fixed(Instant.now(Clock.systemUTC()));
    private final List<Account> members = IntStream.range(0, ACCOUNTS)
            .mapToObj(i -> Account.of("lab", "account-" + i, TermsClass.API_KEY, Instant.EPOCH))
            .toList();
    private final Pool pool = new Pool(_ -> members, clock, () -> Duration.ofHours(1), new RestBook(clock));

    @Setup
    public void fill() {
        for (var model = 0; model < MODELS; model++) {
            close(choose("model-" + model, Set.of()));
        }
        var back = Optional.of(clock.instant().plusSeconds(600));
        var done = new HashSet<String>();
        while (done.size() < resting) {
            if (choose("model-0", done) instanceof Choice.Taken(var lease, var _)) {
                done.add(lease.account().id());
                lease.refused(new Refusal(Cause.THROTTLED, true, back, "429, retry-after: 600"));
                lease.close();
            }
        }
    }

    @Benchmark
    public Choice chooseAndGiveBack() {
        var choice = choose("model-" + random.nextInt(MODELS), Set.of());
        close(choice);
        return choice;
    }

    private Choice choose(String model, Set<String> tried) {
        var conversation = "conversation-" + random.nextInt(CONVERSATIONS);
        return pool.choose(new Wish(
                "lab", model, strategy, () -> Optional.of(conversation), tried, Optional.empty(), Duration.ZERO));
    }

    private static void close(Choice choice) {
        if (choice instanceof Choice.Taken(var lease, var _)) {
            lease.close();
        }
    }
}
