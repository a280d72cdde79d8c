package dev.antigravity.sandbox.mind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.antigravity.sandbox.TestClock;
import dev.antigravity.sandbox.mind.PromptCache.Use;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PromptCacheTest {
    private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);
    private static final Duration HOUR = Duration.ofHours(1);

    private final TestClock clock = new TestClock();
    private final PromptCache cache = new PromptCache(clock);

    @Test
    void writesUpToTheMarkAndReadsItAgain() {
        assertThat(use(marked("system", 100, FIVE_MINUTES), plain("hi", 5))).isEqualTo(new Use(0, 100, 0));
        assertThat(use(marked("system", 100, FIVE_MINUTES), plain("other", 7))).isEqualTo(new Use(100, 0, 0));
    }

    @Test
    void writesOnlyWhatIsNewBehindWhatItRead() {
        use(marked("system", 100, FIVE_MINUTES));

        assertThat(use(marked("system", 100, FIVE_MINUTES), plain("a", 10), marked("b", 20, FIVE_MINUTES)))
                .isEqualTo(new Use(100, 30, 0));
    }

    @Test
    void tellsTheHourFromTheFiveMinutes() {
        assertThat(use(marked("tools", 50, HOUR), marked("system", 100, FIVE_MINUTES)))
                .isEqualTo(new Use(0, 100, 50));

        clock.advance(FIVE_MINUTES);
        assertThat(use(marked("tools", 50, HOUR), marked("system", 100, FIVE_MINUTES)))
                .isEqualTo(new Use(50, 100, 0));
    }

    @Test
    void missesWhenAnythingBeforeTheMarkHasChanged() {
        use(plain("tools", 10), marked("system", 100, FIVE_MINUTES));

        assertThat(use(plain("tools!", 10), marked("system", 100, FIVE_MINUTES)).read())
                .isZero();
    }

    @Test
    void keepsAccountsApart() {
        var prefix = new Prefix(List.of(marked("system", 100, FIVE_MINUTES)), false);
        cache.use("work", "model", prefix);

        assertThat(cache.use("home", "model", prefix).read()).isZero();
    }

    @Test
    void cachesUnaskedWhereTheProviderDoes() {
        cache.use("work", "model", new Prefix(List.of(plain("a", 10), plain("b", 20)), true));

        assertThat(cache.use("work", "model", new Prefix(List.of(plain("a", 10), plain("b", 20), plain("c", 5)), true)))
                .isEqualTo(new Use(30, 0, 0));
        assertThat(cache.use("work", "model", new Prefix(List.of(plain("a", 10), plain("b", 20)), true))
                        .read())
                .as("the newest part is never read from the cache")
                .isEqualTo(10);
    }

    private Use use(Segment... segments) {
        return cache.use("work", "model", new Prefix(List.of(segments), false));
    }

    private static Segment plain(String identity, long tokens) {
        return new Segment(identity, tokens, Optional.empty());
    }

    private static Segment marked(String identity, long tokens, Duration keep) {
        return new Segment(identity, tokens, Optional.of(keep));
    }
}
